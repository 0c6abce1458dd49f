import { describe, expect, test } from 'vitest';
import { type PrivateKind, privateKindSchema } from '../../../../contract/reading.ts';
import { findPrivate } from '../../../../main/engine/media/reading/private/find.ts';
import { kindsIn, pageOf } from '../../../support/reading/pages.ts';
import { plants } from '../../../support/reading/plants.ts';
import { createRandom } from '../../../support/reading/random.ts';

describe('what looks private is found', () => {
  test.each(privateKindSchema.options)('%s, in a hundred made ones', async (kind) => {
    const random = createRandom(7);
    const labels = { password: 'Password: ', secret: 'token = ' } as Partial<Record<PrivateKind, string>>;
    const missed: string[] = [];
    for (let index = 0; index < 100; index += 1) {
      const text = plants[kind](random);
      if (!(await kindsIn(`${labels[kind] ?? ''}${text}`)).includes(kind)) missed.push(text);
    }
    expect(missed).toEqual([]);
  });

  test.each([
    ['digits that were read as letters', 'Card 4111 1l11 111I 1111', 'card'],
    ['a number in one piece', 'card=4111111111111111', 'card'],
    ['the lengths of American Express', '3714 496353 98431', 'card'],
    ['a German account', 'IBAN DE89 3704 0044 0532 0130 00 bis morgen', 'iban'],
    ['the beginning of a private key', '-----BEGIN OPENSSH PRIVATE KEY-----', 'secret'],
    ['a password in an address', 'redis://app:Xk29sLLq@cache.example.org', 'secret'],
    ['a key whose underscores were lost', "apiKey = 'sk live 3aAYF6Fj8Iane8cyCgoTtlyH'", 'secret'],
    ['a key that begins in Cyrillic', "key 'прт tXIOGM2AsOYS5GGmKnY2tAl6Ri8DprlqkEHTS'", 'secret'],
    ['an account of a country in Cyrillic and digits', '0Е89 3704 0044 0532 0130 00', 'iban'],
    ['a key of which a letter was read as a bracket', 'AlzapTQq53bTGOtBW)rAB3b2IXbMVoeZ8zqDWGA', 'secret'],
    ['a named account whose country was not read', 'iban ЕО? 2045 6294 5143 3662 66', 'iban'],
    ['a named account with a misread digit', 'IBAN: DE89 3704 0044 0532 0180 00', 'iban'],
    ['a Russian label', 'Пароль: Qx7!mmPz', 'password'],
    ['a label of two words', 'Kata sandi: gunung-82-Biru', 'password'],
    ['a card of Maestro', 'Karte 5018 1321 4940 0020', 'card'],
    ['a named card with a misread digit', 'Kartennummer 4250-1495-9514-2904', 'card'],
    ['an account with letters for digits and digits for letters', 'NLO2 5RPF 6474 9l37 94', 'iban'],
    ['an account whose zero was read twice', 'IBAN ATO07 5748 2438 0421 9723', 'iban'],
    ['an account with a letter among letters', 'FR17 2822 2653 28K9 SJUA OPLV 104', 'iban'],
    ['a private key whose dashes were lost', 'eee BEG1N EC PRIVATE KEY .....', 'secret'],
    ['a web token with brackets for its letters', 'ey)hbGciOiJIUzITNilsInR5cCl61kpXVC', 'secret'],
    ['the beginning of a key in digits', 'x0xb-307206022719-5104713028421-sAM6b6TjKEesKEV', 'secret'],
    ['a key whose dashes became one', 'glpat—molMM67vL3Z2c-q3FF', 'secret'],
    ['a key whose beginning was not read', '1K live_SLGVANSU12dcam8VRIgpFO', 'secret'],
    ['a key of Amazon without a digit', "apiKey = 'AKIAKKYTHHEZEAWOBQEG'", 'secret'],
    [
      'an address whose sign was read as a letter',
      'rediss://default:3f3371487a0c27qcache-7.example.net',
      'secret',
    ],
    ['a webhook', 'hooks.slack.com/services/T9TUG45MCAV/BFJ0SLM2C2B', 'secret'],
    ['a key in a sentence', 'hier der Token für die Testumgebung: 4/9PgOpMSSEToQBEotkcROuvhIV', 'secret'],
    ['a key that is only said to be one', 'la clave nueva FX9N0f7ym4Mhd4oRGhJ+XEFJqxUNCDX', 'secret'],
    ['a password in an English sentence', 'the password for the guests is stella76', 'password'],
    ['a password in a German sentence', 'Benutzer ist gast, das Passwort lautet Fussball1973', 'password'],
    ['a password in a Spanish sentence', 'y la contraseña es Lun@153', 'password'],
    ['a password in a Portuguese sentence', 'a senha do wifi é VeraoCacau3!', 'password'],
    ['a password in an Italian sentence', 'la password è stella76', 'password'],
    ['a password in an Indonesian sentence', 'kata sandi wifi: PantaiKucing9$', 'password'],
    ['a password in a Russian sentence', 'пароль от вайфая: ce8T5QVHYLd2', 'password'],
    ['a password directly behind its name', 'Логин гостевой, пароль natashal7', 'password'],
    ['a password of letters alone', 'das Passwort lautet ekeACEISWwmOW', 'password'],
    ['a password whose equals sign was read as a dash', 'export ADMIN PASSWORD-MelatiSayang3$', 'password'],
    ['a password with blanks around its dash', 'DB_PASSWORD=nkumb - drwth-384', 'password'],
    ['a password with a bracket for its letter', 'пароль: ОК]5+0218ртус', 'password'],
    ['an address to mail to, and no password', 'Passwort vergessen: m.keller@example.org', 'email'],
    ['a telephone with letters for digits', 'phone +39 347 44B778O', 'phone'],
    ['an address with a blank', 'Anna Berg <gfrgep.rcmxxhk@euiypub. com>', 'email'],
    ['a number of this country behind its label', 'Telefon: 030 901820', 'phone'],
  ] as const)('%s', async (_, text, kind) => {
    expect(await kindsIn(text)).toEqual([kind]);
  });

  test('a password in the field below its label', async () => {
    expect(await kindsIn('Passwort', 'Wald7Uhr!x')).toEqual(['password']);
  });

  test.each([
    ['beside its label in another column', ['WLAN-Passwort      sommer-dackel-kaffee-98'], 'password'],
    ['beside two words of a label', ['Senha do Wi-Fi     @nvEd?10075wh1K&G'], 'password'],
    [
      'below its label in another column',
      ['Router     Admin password', 'Web shop   Charlie1992#'],
      'password',
    ],
    [
      'in the column that its name is the head of',
      [
        'Service     Login     Passwort',
        'Router      root      Naranja-x',
        'Archiv      gast      Fussball1973',
      ],
      'password',
    ],
    ['below an Indonesian sentence', ['Penggunanya tamu, kata sandinya', 'SlaqFiLv0ZmE'], 'password'],
    ['on the line below its sentence', ['the guest password is:', 'lbngaGKVVb72'], 'password'],
    ['a card over two lines', ['Paga con mi tarjeta: 3674', '686625 4481 y luego'], 'card'],
    [
      'an account over two lines',
      ['Please send the deposit to DE85', '561524151163 1728 78 by Monday'],
      'iban',
    ],
  ] as const)('%s', async (_, lines, kind) => {
    expect(await kindsIn(...lines)).toEqual([kind]);
  });

  test('a key over several lines is covered to its end, and what stands beside it is not', async () => {
    const lines = pageOf(
      'Lena 17:51          ----- BEGIN EC PRIVATE KEY -----',
      'Urlaubsplan         MHcCAQEEIJvydktuWMVoW9IXDeBUXQ94OIPfs4vv',
      'Angebot fürs Dach   1K9zRosQdBUC0FVUWZuHWbX6FX6DatJQN61Detb',
      'Wann kommst du      und hier geht es ohne weiter',
    );
    expect(await findPrivate(lines)).toEqual([
      {
        kind: 'secret',
        boxes: [
          { x: 200, y: 0, width: 320, height: 15 },
          { x: 200, y: 20, width: 400, height: 15 },
          { x: 200, y: 40, width: 390, height: 15 },
        ],
      },
    ]);
  });

  test('its place is that of its words, line by line', async () => {
    expect(await findPrivate(pageOf('pay with 4111 1111 1111 1111 now'))).toEqual([
      { kind: 'card', boxes: [{ x: 90, y: 0, width: 190, height: 15 }] },
    ]);
  });
});

test.each([
  ['an order number', 'Order 4111 1111 1111 1112'],
  ['a phone-like number without a label', '030 901820 pieces'],
  ['a hash', 'commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
  ['a UUID', '123e4567-e89b-12d3-a456-426614174000'],
  ['a hidden password', 'Password: ••••••••••'],
  ['a hidden password that was read as letters', 'Password: eec00c0ccce'],
  ['a word that begins like a key', 'npm install 20 packages were added today'],
  ['a name without its account', 'IBAN: please ask the accounting department'],
  ['a demand', 'Password: required'],
  ['a question', 'Passwort vergessen?'],
  ['what is read from elsewhere', 'password: process.env.DB_PASSWORD'],
  ['a call', 'const token = getToken();'],
  ['an example', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  ['an account that is none', 'Referenz: AT21 2949 8153 5528 4836 90'],
  ['a number of goods', 'EAN 4606251524195'],
  ['digits of an account that is none', 'Riferimento: DE02 5388 7711 9106 3491'],
  ['a place to be filled in', 'EXAMPLE_URL = "postgres://USER:PASSWORD@HOST:5432/NAME"'],
  ['an address with a port', 'CACHE_URL=redis://cache:6379/0 and https://user.example.org:8443/a1b2c3d4e5'],
  ['a public key', 'DEPLOY_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJx9Kd02mPq7"'],
  ['the key of a cache', 'restored from key: node-modules-Linux-8ca2f2730a187cbcc4f280e0d4e593c462f6c21b'],
  ['a row of dots with digits behind it', 'About API key seseesnenenas]428'],
  ['the age of a password', 'password_changed: 2026-07-03T10:31:00Z'],
  ['how passwords are kept', 'password is SHA-256'],
  ['a product', 'Your password is in OneDrive and in YouTube'],
  ['where a password is kept', 'ADMIN_PASSWORD_FILE=/run/secrets/admin_password'],
  ['a rule for passwords', 'PASSWORD _MIN_LENGTH=12'],
  ['a row of stars that was read as letters', 'Password: *khkkhkkhkhkkkx'],
  ['a page of help', 'Passwort https://example.org/reset2'],
  ['times and versions', '2026-11-29 10:31:10 v24.21.0 192.168.178.1'],
])('%s is not taken for private', async (_, text) => {
  expect(await kindsIn(text)).toEqual([]);
});

test('of a picture with too much text it is not said that nothing was found', async () => {
  const much = Array.from({ length: 2_001 }, () => 'x'.repeat(100));
  await expect(findPrivate(pageOf(...much))).rejects.toMatchObject({
    data: { code: 'not-readable', params: { reason: 'large' } },
  });
});

test.each([
  ['a setting below an empty one', ['API_KEY=', 'LOG_LEVEL=info4debugging']],
  ['a revision below an empty prompt', ['Password:', '72d6a6114185']],
  ['a container with what its frame was read as', ['Password:', '7cd39d64227c¢   postgres:16   Up 3 hours']],
  ['a shell below an empty prompt', ['[sudo] password for deploy:', 'deploy@web-1:~$ ls']],
  [
    'a value in a column that is no table',
    ['574,98 €   ISBN 978-1   Contraseña', '', '', '', '', '                       A59440'],
  ],
  [
    'two numbers of a table',
    ['Portal   info   6763 4671 8560 0871   27.03.', 'Drucker  gast   422-8209581-2697872   17.07.'],
  ],
  ['a number in another column', ['we never ask for your password    Nomor resi: JJD00039968253389799']],
  ['a question below a label', ['Passwort', 'vergessen?']],
])('%s is not taken for private', async (_, lines) => {
  expect(await kindsIn(...lines)).toEqual([]);
});

test('what stands below an empty prompt is no password', async () => {
  expect(await kindsIn('Password: ', '4c42fd1bf96b postgres:16 Up 3 hours')).toEqual([]);
});
