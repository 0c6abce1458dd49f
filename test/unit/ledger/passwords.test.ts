import { expect, test } from 'vitest';
import { createLedgerPasswords } from '../../../main/engine/ledger/passwords.ts';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import type { SecretStore } from '../../../main/engine/secrets/secret-store.ts';

test('each address has a password of its own, which can be taken back', async () => {
  const passwords = createLedgerPasswords(createMemoryStore(''));
  expect(await passwords.write('redis://a:1', 'right')).toBe('memory');
  expect(await passwords.read('redis://a:1')).toBe('right');
  expect(await passwords.read('redis://b:1')).toBeNull();
  expect(await passwords.write('redis://a:1', null)).toBeNull();
  expect(await passwords.read('redis://a:1')).toBeNull();
});

test('a password without an address is refused', async () => {
  const passwords = createLedgerPasswords(createMemoryStore(''));
  await expect(passwords.write(null, 'right')).rejects.toMatchObject({
    data: { code: 'bad-ledger', params: { reason: 'password' } },
  });
});

test('a keychain that stays shut gives none, and says so where one is to be deleted', async () => {
  const shut = {
    read: () => Promise.reject(new Error('shut')),
    remove: () => Promise.reject(new Error('shut')),
  } as unknown as SecretStore;
  const passwords = createLedgerPasswords(shut);
  expect(await passwords.read('redis://a:1')).toBeNull();
  await expect(passwords.write('redis://a:1', null)).rejects.toMatchObject({
    data: { code: 'keychain-locked' },
  });
});
