import type { Access } from '../access.ts';
import type { StoredAccount } from '../types.ts';
import { listAccounts } from './list-accounts.ts';
import { putAccount } from './put-account.ts';
import { removeAccount } from './remove-account.ts';

export interface AccountStore {
  /** Lists accounts, oldest first. */
  list(): StoredAccount[];
  /** Inserts or replaces an account. */
  put(account: StoredAccount): void;
  /** Removes an account; its uploads keep its name. */
  remove(id: string): void;
}

export function accountStore({ read, write }: Access): AccountStore {
  return {
    list: read(listAccounts),
    put: write(putAccount),
    remove: write(removeAccount),
  };
}
