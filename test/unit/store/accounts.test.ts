import { expect, test } from 'vitest';
import type { StoredAccount } from '../../../main/engine/store/types.ts';
import { addUploading, finish, media, openIn, remote, tempFolder } from './support.ts';

const ada: StoredAccount = {
  id: 'imgur:Ada',
  host: 'imgur',
  username: 'Ada',
  origin: 'https://api.imgur.com',
  clientId: 'c',
  state: 'signed-in',
  addedAt: 1,
  tokens: 'keychain',
  vaultName: 'one',
};

test('accounts are kept in the order in which they came, one a name whatever its case', () => {
  const profile = tempFolder();
  const store = openIn(profile);
  store.accounts.put(ada);
  store.accounts.put({ ...ada, id: 'imgur:bob', username: 'bob', addedAt: 2, vaultName: 'two' });
  store.accounts.put({ ...ada, id: 'imgur:ADA', addedAt: 9, state: 'needs-sign-in', vaultName: 'three' });
  store.close();
  const again = openIn(profile);
  expect(again.accounts.list()).toEqual([
    { ...ada, state: 'needs-sign-in', vaultName: 'three' },
    { ...ada, id: 'imgur:bob', username: 'bob', addedAt: 2, vaultName: 'two' },
  ]);
  again.accounts.remove('imgur:ada');
  expect(again.accounts.list().map(({ id }) => id)).toEqual(['imgur:bob']);
});

test('a job keeps its account, and its upload has it; the same content of another owner is no duplicate', () => {
  const store = openIn(tempFolder());
  const { id } = addUploading(store, 't', { account: 'imgur:Ada' });
  expect(store.jobs.get(id)?.account).toBe('imgur:Ada');
  finish(store, 't', { kind: 'uploaded', remote, historyId: 'h' });
  expect(store.library.getMany(['h'])[0]?.account).toBe('imgur:Ada');
  const same = (account: string | null) =>
    store.library.findDuplicate(media.sha256, 'imgur', 'hidden', account);
  expect(same('imgur:Ada')).toMatchObject({ why: 'duplicate', historyId: 'h' });
  expect([same('imgur:bob'), same(null)]).toEqual([null, null]);
  store.library.forget(['h']);
  store.library.undoForget(['h']);
  expect(store.library.getMany(['h'])[0]?.account).toBe('imgur:Ada');
});
