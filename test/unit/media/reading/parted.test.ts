import { describe, expect, test } from 'vitest';
import { findPrivate } from '../../../../main/engine/media/reading/private/find.ts';
import { heldIn, holds, kindsIn, pageOf } from '../../../support/reading/pages.ts';

const found = async (secret: string, lines: readonly string[]) =>
  expect(await holds(secret, ...lines)).toBe(true);

describe('a password of two pieces is found', () => {
  test.each([
    ['behind a colon', 'Perrito 2012', ['Contraseña: Perrito 2012']],
    ['behind an equals sign, in quotes', 'Vesna 44kot', ['password = "Vesna 44kot"']],
    ['in a field', 'Gatinho 2019', ['Senha      Gatinho 2019']],
    ['below its name', 'Limone 88giallo', ['Password', 'Limone 88giallo']],
    ['of Cyrillic letters', 'Оме45 Му!', ['Пароль: Оме45 Му!']],
    ['that no sign stands before', 'Баг5 2015', ['пароль Баг5 2015']],
    ['in a German sentence', 'Sonne kaffee77', ['Das Passwort ist Sonne kaffee77']],
    ['in a Portuguese one', 'Gatinho 2019', ['a senha é Gatinho 2019']],
    ['in a Russian message', 'Весна 44кот', ['пароль Весна 44кот']],
    ['of digits', '839 14027', ['Passwort: 839 14027']],
    ['with a sign that goes on', 'Welcome #4471', ['Temporary password: Welcome #4471']],
    ['whose last letter goes on', 'moinmoi n24', ['Passwort: moinmoi n24']],
    ['that is short', 'q8V w2L', ['Passcode: q8V w2L']],
    ['of a network', 'limonce llo12', ['Password Wi-Fi: limonce llo12']],
    ['in Indonesian', 'Kopi 77susu', ['Kata sandi: Kopi 77susu']],
  ])('%s', (_, secret, lines) => found(secret, lines));

  test.each([
    ['Password: Version 12'],
    ['Passwort     März 2026'],
    ['Contraseña: enero 2024'],
    ['Пароль: январь 2024'],
    ['Senha: até 2026'],
    ['Passwort: Zimmer 417'],
    ['Password: varchar 64'],
    ['Password: 12 characters'],
    ['Password: 250GB disk'],
    ['Пароль: минимум 8'],
    ['Kata sandi: minimal 12'],
    ['Token: Bearer 2024'],
    ['PIN: Pinterest 2012'],
    ['Password: commit 99740946e4cbh40003d4bec5e1879efaaef920d8c'],
    ['Password', 'Windows 11'],
    ['Passwort', '0800 1234567'],
    ['Password: Ticket #4471'],
    ['Contraseña: pedido #4471'],
    ['Password: ask barista1'],
    ['Password: chars a-z0-9'],
    ['Password', 'Kite77 Online'],
    ['Passwort-Regeln: mindestens 12'],
    ['Password: see #4471'],
    ['Das Passwort ist seit 2024 abgelaufen'],
    ['Das Passwort ist mindestens 12-stellig'],
    ['the password is in Room 417'],
    ['La contraseña es de mayo 2024'],
    ['Password Depot 2024'],
    ['пароль на 30 дней'],
    ['password 1 of 2'],
  ])('and none in %s', async (...lines) => expect(await heldIn(...lines)).toEqual([]));

  test('a row of dots that a reader guessed at is none', async () => {
    const [name, dots] = [pageOf('Пароль')[0] ?? [], pageOf('', 'e000 O0OODS')[1] ?? []];
    const lines = (confidence: number) => [name, dots.map((word) => ({ ...word, confidence }))];
    expect(await findPrivate(lines(4))).toEqual([]);
    expect(await findPrivate(lines(90))).toHaveLength(1);
  });
});

describe('a key or number with a blank in it is found', () => {
  test.each([
    ['whose underscore was lost', 'hf Ky', ['login(token="hf KyGTtvLuBjhgVoANmKBMBNQVInhBwhPXwF")']],
    ['of a bot', 'AAu', ['5657942434: AAutccWMjPtks8taL XrsN8oAS1eSew610Jy']],
    ['of a bot in Cyrillic letters', 'ААщ', ['5657942434:ААщЩССУИМРК$ {а1Хг$М80А$1е5ем/6!О)у']],
    ['of a card in a field', '45397718', ['Card number      45397718 02439164']],
    ['of a card behind its name', '45397718', ['номер карты 45397718 02439164']],
    ['of a card below who gave it', '3621884502', ['Diners Club', '3621884502 7719']],
    ['of a card with its last month', '4006', ['4006 2918 3304 7518 bis 10/28']],
    ['of a card in a sentence', '54091200', ['pakai kartu kakak 54091200 77318840']],
    ['of a card in a sentence, with a letter', 'S40912', ['pakai kartu kakak S409120077318840']],
    ['of a card whose name was read wrongly', '45397718', ['Número de tarieta', '45397718 02439164']],
    ['of Amazon', 'AKIA MYZ', ['access_key AKIA MYZXXFR4W3NW6D64 env']],
    ['in hexadecimal digits', '62d4d8', ['Secret      62d4d880bb6e290c24 452cd9823921ae']],
    ['of an account, with parted check digits', 'IT0 3K', ['IT0 3K0347501605CC0010147823']],
    ['of an account, with a bracket', 'AIBK', ['[E29 AIBK 9311 5212 3456 78']],
    ['of an account, with its first letter lost', 'T03', ['T03K0347501605CC0010147823']],
  ])('%s', (_, secret, lines) => found(secret, lines));

  test.each([
    'hf_transfer_enabled_for_all_the_downloads',
    'secret getUserAuthenticationTokenFromRequest',
    '12345678: AAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'card number 12345678 90123456',
    'order 45397718 02439164',
    'ASIA PACIFIC REGION 2024',
    'SD card 128 GB 4005519204 73816',
    'visa until 2026 04 14 20 26',
    'my card: order 45397718 02439165',
    'Discover 2024 2025 2026 2027',
    'E29 Volkswagen 12345678901234',
    'T03K0347501605CC0010147824',
  ])('and none in %s', async (line) => expect(await kindsIn(line)).toEqual([]));
});

describe('a password in an address is found', () => {
  test.each([
    ['postgres: //app:h7Gq2vXw9@db:5432/shop'],
    ['DATABASE URL: postgres: /app:h76g2vXwoiddb:5432/shop'],
    ['mysql:// app:h7Gq2vXw9@db/shop'],
  ])('%s', (line) => found('app:h7', [line]));

  test.each([
    'postgres: //USER:PASSWORDEHOST:5432/NAME',
    'postgres: //USER:PASSWORD@HOST:5432/NAME',
    'see http: //example.com:8080/a',
    'https: //jo@x.example/a',
    'ftp: //files.example:2121/pub',
  ])('and none in %s', async (line) => expect(await heldIn(line)).toEqual([]));
});

describe('a password whose name stands with others is found', () => {
  test.each([
    ['Toner4ever', 'Admin-PIN / Passwort      Toner4ever'],
    ['Toner4ever', 'WLAN/Passwort      Toner4ever'],
    ['neva2026', 'логин и пароль: admin neva2026'],
    ['Playa2playa', 'usuario y contraseña: ana / Playa2playa'],
    ['Festa2026x', 'usuário e senha: rui / Festa2026x'],
    ['Limone12x', 'nome utente e password: luca, Limone12x'],
    ['kopi2026susu', 'nama pengguna dan kata sandi: budi / kopi2026susu'],
    ['Hedgehog!12', 'icloud - jo@mail.example / Hedgehog!12'],
    ['Xk83mmq', 'username: jo, password: Xk83mmq'],
    ['Amber-Falcon-62', 'The password for the zip file is Amber-Falcon-62'],
    ['limoncello12', 'la password per il file è limoncello12'],
    ['kopisusu123', 'kata sandi untuk file zip adalah kopisusu123'],
    ['neva2026', 'пароль от вайфая neva2026'],
    ['playa2playa', 'clave wifi playa2playa'],
    ['festa2026', 'senha wi-fi festa2026'],
    ['Toner4ever', 'Passwort vom Drucker Toner4ever'],
    ['Toner4ever', 'Password → Toner4ever'],
    ['Moss7garden', "ALTER USER app IDENTIFIED BY 'Moss7garden';"],
    ['moss7garden', 'requirepass moss7garden'],
  ])('%s in %s', (secret, line) => found(secret, [line]));

  test.each([
    'username and password are required',
    'username / password: see wiki/12',
    'email and password for user42',
    'PIN / Passwort vergessen?',
    'Password → Settings',
    'jo@mail.example / kite_77',
    'jo@mail.example / +49 30 1234567',
    'password for wifi expired',
    'password for the file report2026.pdf',
    'password for server srv12',
    'пароль от архива в письме',
    'items identified by 12 people',
    'the password file is /etc/shadow2',
  ])('and none in %s', async (line) => expect(await heldIn(line)).toEqual([]));
});

describe('what programs say beside a password is none', () => {
  test.each([
    ['POST /password HTTP/2'],
    ['GET /reset-password/abc12def HTTP/1.1'],
    ['POST /api/v2/password: a12bcd9'],
    ['https://x.example/user/password: a12bcd9'],
    ['reset_password_within = 6.hours'],
    ['config.password_lifetime: 90days'],
    ['API token', '"expYear": 2029'],
    ["root@192.0.2.14's password:                    3f9c2ab Fix off-by-one in pager"],
    ['Who knows the password?', '09:12      j.hart     password.changed      user/4417'],
    ['Who knows the password?', 'user/4417'],
  ])('%s', async (...lines) => expect(await heldIn(...lines)).toEqual([]));

  test('an answer beside the table of another window is found', async () => {
    const row = '09:12      j.hart     token.revoked      main      x';
    await found('Leinwand#5', ['Wie ist das Kennwort vom Beamer?', row, row, '          Leinwand#5']);
  });
});
