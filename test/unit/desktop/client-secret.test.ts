import { expect, test } from 'vitest';
import { clientSecretIn } from '../../../main/desktop/clipboard/client-secret.ts';

test.each([
  ['0123456789abcdef0123456789abcdef01234567', '0123456789abcdef0123456789abcdef01234567'],
  [' 0123456789abcdef0123456789abcdef01234567\n', '0123456789abcdef0123456789abcdef01234567'],
  ['', null],
  ['short', null],
  ['two words of some length', null],
  ['https://api.imgur.com/oauth2/addclient', null],
  ['пароль-пароль', null],
  ['x'.repeat(257), null],
])('%j', (text, secret) => {
  expect(clientSecretIn(text)).toBe(secret);
});
