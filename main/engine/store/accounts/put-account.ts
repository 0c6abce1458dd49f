import { upsert } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredAccount } from '../types.ts';
import { accountTable } from './account-row.ts';

export function putAccount({ db }: Tables) {
  const put = upsert(db, accountTable, { keep: ['id', 'host', 'username', 'addedAt'] });
  return (account: StoredAccount): void => {
    put(account);
  };
}
