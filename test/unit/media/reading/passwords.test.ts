import { describe, expect, test } from 'vitest';
import { heldIn, holds } from '../../../support/reading/pages.ts';

const found = async (secret: string, ...lines: string[]) => expect(await holds(secret, ...lines)).toBe(true);

describe('a password behind its name is found', () => {
  test.each([
    ['English words with dashes', 'Password: copper-lantern-meadow', 'copper-lantern-meadow'],
    ['German ones in a sentence', 'Das neue Kennwort lautet Nebel-Tanne-Fuchs.', 'Nebel-Tanne-Fuchs'],
    ['German ones with a short word', 'WLAN-Passwort: besuch-im-garten', 'besuch-im-garten'],
    ['Spanish ones', 'La contraseña es luna-sobre-tejado', 'luna-sobre-tejado'],
    ['Portuguese ones', 'Senha: gato-preto-praia', 'gato-preto-praia'],
    ['Italian ones', 'La password è vento-ponte-lupo', 'vento-ponte-lupo'],
    ['Indonesian ones', 'Kata sandi adalah kopi-awan-gunung', 'kopi-awan-gunung'],
    ['Russian ones', 'Ваш пароль: снег-волна-мост', 'снег-волна-мост'],
    ['in quotes of a program', 'password: "Copper-lantern-Meadow"', 'Copper-lantern-Meadow'],
    ['with a blank at a dash', 'DB_PASSWORD=copper-lantern -meadow', 'copper-lantern'],
    [
      'with a blank before the name of a variable',
      'DB _PASSWORD=copper-lantern-meadow',
      'copper-lantern-meadow',
    ],
    ['digits alone', 'Initial password: 83726194', '83726194'],
    ['digits, for something', 'Passwort für das PDF: 14031987', '14031987'],
    ['letters of both cases', 'Password: YGKPrdTQuubhk', 'YGKPrdTQuubhk'],
    ['letters for which a key was pressed', 'password (optional): KxLmwqPz', 'KxLmwqPz'],
    [
      'a prompt with what is there already',
      'AWS Secret Access Key [None]: VOC9PUGJQCeDElirl3wrm@UlyyV1',
      'VOC9',
    ],
    ['a new value', 'I changed the password to Moss7garden', 'Moss7garden'],
    ['a name in short', 'pw: moss7garden', 'moss7garden'],
    ['a name in short of a network', 'wifi pw moss7garden', 'moss7garden'],
    ['a setting of PHP', "define( 'DB_PASSWORD', 'Moss7garden' );", 'Moss7garden'],
    ['lost underscores', 'Password: river Copper 174', 'river Copper 174'],
    ['a sentence as a phrase', 'Passphrase: copper lantern rainy meadow', 'copper lantern'],
    ['a name and its password', 'Zugangsdaten: verwaltung / Xk93mmLq', 'Xk93mmLq'],
    ['a usual name and its password', 'admin:Kx83!mwqP', 'Kx83!mwqP'],
  ])('%s', (_, line, secret) => found(secret, line));
});

describe('a key of a network is found', () => {
  test.each([
    ['English', 'Network security key: bluebird4471', 'bluebird4471'],
    ['of the standard', 'WPA2 Pre-Shared Key: tulipfield7', 'tulipfield7'],
    ['German, in groups', 'WLAN-Netzwerkschlüssel: 4827 1093 8475 6102 9384', '1093'],
    ['German, whose dots were not read', 'Netzwerkschlussel: 48271093847561029384', '48271093847561029384'],
    ['Spanish', 'Clave de seguridad de red: CasaAzul2024', 'CasaAzul2024'],
    ['Portuguese', 'Chave de rede: 9f3kd82mx', '9f3kd82mx'],
    ['Italian', 'Chiave di rete: Tramonto_88', 'Tramonto_88'],
    ['Indonesian', 'Kunci jaringan: melati-77-biru', 'melati-77-biru'],
    ['Russian', 'Ключ безопасности сети: zima2024moroz', 'zima2024moroz'],
    ['in the text of a code', 'WIFI:T:WPA;S:Cafe;P:tulipfield;;', 'tulipfield'],
    ['in a file', 'psk="tulipfield"', 'tulipfield'],
  ])('%s', (_, line, secret) => found(secret, line));
});

describe('a number that opens something is found', () => {
  test.each([
    ['PIN: 4821', '4821'],
    ['PUK: 83749201', '83749201'],
    ['Пин-код: 7741', '7741'],
    ['Seu código PIN é 9083', '9083'],
    ['Türcode: 4471#', '4471#'],
    ['The new code for the front door is 5839', '5839'],
    ['Código de la puerta: 5839', '5839'],
    ['Codice del cancello: 5839', '5839'],
    ['Kode pintu adalah 5839', '5839'],
    ['Код домофона: 5839', '5839'],
  ])('%s', (line, secret) => found(secret, line));
});

describe('a password in a field or a column is found', () => {
  test.each([
    ['beside its name', ['Kennwort        Hafen-tasse-Wolke'], 'Hafen-tasse-Wolke'],
    [
      'between the pictures of buttons',
      ['| Password       copper-lantern-meadow  ©'],
      'copper-lantern-meadow',
    ],
    ['before the word of a button', ['Senha           gato7praia Copiar'], 'gato7praia'],
    ['parted by the reader', ['Wireless Passphrase      3wHBEz f s%XMxNZ'], '3wHBEz'],
    ['of digits', ['WPA2-Schlüssel     84736251908273645120'], '84736251908273645120'],
    ['of letters in groups', ['App password', 'qmzt wxkp lrvb nhdf'], 'qmzt'],
    ['below a PIN', ['PIN', '4471'], '4471'],
    ['further in below its sentence', ['Your temporary password:', '', '   lantern317'], 'lantern317'],
    [
      'in the column of a table',
      [
        'Dienst      Benutzer      Passwort             Notiz',
        'Drucker     admin         laser-brief-kiste    Büro',
        'Archiv      gast          —                    Keller',
      ],
      'laser-brief-kiste',
    ],
  ] as const)('%s', (_, lines, secret) => found(secret, ...lines));

  test('codes in a list are covered, one and all', async () => {
    const lines = [
      'Recovery codes',
      'Keep them somewhere safe.',
      '83k2d-9f3kd   9f3kd-22kdm',
      'kmxqb-nghye   4kd9x-2mfpw',
    ];
    expect(await heldIn(...lines)).toEqual(['83k2d-9f3kd', '9f3kd-22kdm', 'kmxqb-nghye', '4kd9x-2mfpw']);
  });
  test('codes with a blank in a numbered list', async () => {
    expect(await heldIn('Backup-Codes', '1. 3847 2910', '2. 8472 1039')).toEqual([
      '3847',
      '2910',
      '8472',
      '1039',
    ]);
  });
  test('words of a purse', async () => {
    const words = '1. abandon   2. lamp   3. river   4. canyon   5. glove   6. tuna'.concat(
      '   7. spirit   8. melody   9. arctic   10. panda   11. forum   12. vessel',
    );
    expect(await heldIn('Secret recovery phrase', words)).toHaveLength(12);
  });
});

describe('what is no password is not held', () => {
  test.each([
    'Password: required',
    'Passwort: Pflichtfeld*',
    'Contraseña: obligatoria',
    'Senha: obrigatória!',
    'Password: Modificata',
    'Kata sandi: wajib diisi',
    'Пароль: обязательное поле',
    'password is end-to-end encrypted',
    'Das Passwort ist case-sensitive und mindestens 12-stellig',
    'password: your-password-here',
    'password: reset-password-link',
    'Password policy: NIST-800-63B',
    'Password length: 240000',
    'Password manager: KeePassXC',
    'the password is kept in 1Password',
    'password: userPassword',
    'password: SecretStr',
    'password: NonEmptyString',
    'password: process.env.DB_PASS',
    'ENCRYPTED_PASSWORD=AES-256-GCM',
    '1 pass: 3 fail: 0',
    '✓ pass: parses-nested-lists-well',
    'Boarding pass: LH2041X7',
    'ii  passwd   1:4.13+dfsg1-1   amd64',
    'passwd: password updated successfully',
    'class="input-password-toggle-icon"',
    'fix/password-reset-mail-loop',
    'PIN code required',
    'pin: ^2.3.1',
    'GPIO pin: 13',
    'Security: WPA3-Personal-Transition',
    'Sicherheitsschlüssel: YubiKey',
    'WPA key: set',
    'secret "db-credentials-v2" created',
    'API key name: backend-service-prod-01',
    'API key   sk-...x9Qz4K   Created Nov 12',
    'token-form.2b0b822cd1.js',
    'admin:8080 root:100000:65536',
    'chown deploy:www-data2 /srv',
    'seed: 42 steps: 30 sampler: dpmpp-2m-karras',
  ])('%s', async (line) => expect(await heldIn(line)).toEqual([]));

  test.each([
    ['a demand below a field', ['Password', 'Show']],
    ['a question and a version', ['Forgot your password?', 'Continue', 'Version 4.18.2-beta']],
    ['the address of somebody', ['Password', 'mara@example.org']],
    ['a rule', ['Contraseña', 'mínimo 10 caracteres']],
    ['a field of a number that is not set', ['PIN', 'Einrichten']],
    ['how many codes are left', ['Recovery codes', '8 of 10 left']],
    ['advice on a phrase', ['Recovery phrase', 'Never share your recovery phrase with anyone else online.']],
    [
      'a table that says how old passwords are',
      ['User      Role      Password      Last login', 'ines82    Admin     Changed       2026-11-28'],
    ],
    ['a variable below another one', ['NPM_TOKEN', 'DEPLOY_KEY_2']],
  ])('%s', async (_, lines) => expect(await heldIn(...lines)).toEqual([]));
});
