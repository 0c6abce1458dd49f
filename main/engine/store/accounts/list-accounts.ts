import { columns, readAccount } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredAccount } from '../types.ts';

export function listAccounts({ db }: Tables) {
  const select = db.prepare(`SELECT ${columns.account} FROM accounts ORDER BY added_at, id`);
  return (): StoredAccount[] => select.all().map(readAccount);
}
