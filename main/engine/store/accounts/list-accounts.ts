import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredAccount } from '../types.ts';
import { accountTable } from './account-row.ts';

export function listAccounts({ db }: Tables) {
  const select = db.prepare(`SELECT ${accountTable.columns} FROM accounts ORDER BY added_at, id`);
  return (): StoredAccount[] => readReadable(select.all(), accountTable.read);
}
