import { describe, expect, test } from 'vitest';
import { type PrivateKind, privateKindSchema } from '../../../../contract/reading.ts';
import { findPrivate } from '../../../../main/engine/media/reading/private/find.ts';
import { plants } from '../../../support/reading/plants.ts';
import { createRandom } from '../../../support/reading/random.ts';

/** Lines of words, ten pixels a character. */
const page = (...lines: string[]) =>
  lines.map((line, row) => {
    let x = 0;
    return line.split(' ').map((text) => {
      const word = { text, box: { x, y: row * 20, width: text.length * 10, height: 15 }, confidence: 90 };
      x += (text.length + 1) * 10;
      return word;
    });
  });
const kindsIn = async (...lines: string[]): Promise<PrivateKind[]> =>
  (await findPrivate(page(...lines))).map(({ kind }) => kind);

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
    ['a number of this country behind its label', 'Telefon: 030 901820', 'phone'],
  ] as const)('%s', async (_, text, kind) => {
    expect(await kindsIn(text)).toEqual([kind]);
  });

  test('a password in the field below its label', async () => {
    expect(await kindsIn('Passwort', 'Wald7Uhr!x')).toEqual(['password']);
  });

  test('its place is that of its words, line by line', async () => {
    expect(await findPrivate(page('pay with 4111 1111 1111 1111 now'))).toEqual([
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
  ['times and versions', '2026-11-29 10:31:10 v24.21.0 192.168.178.1'],
])('%s is not taken for private', async (_, text) => {
  expect(await kindsIn(text)).toEqual([]);
});

test('of a picture with too much text it is not said that nothing was found', async () => {
  const much = Array.from({ length: 2_001 }, () => 'x'.repeat(100));
  await expect(findPrivate(page(...much))).rejects.toMatchObject({
    data: { code: 'not-readable', params: { reason: 'large' } },
  });
});

test('what stands below an empty prompt is no password', async () => {
  expect(await kindsIn('Password: ', '4c42fd1bf96b postgres:16 Up 3 hours')).toEqual([]);
});
