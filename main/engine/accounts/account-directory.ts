import type { Logger } from 'pino';
import type { Account } from '../../../contract/accounts.ts';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Store } from '../store/store.ts';
import type { StoredAccount } from '../store/types.ts';

const keyOf = (id: string) => id.toLowerCase();

/** Keeps all accounts in memory, and writes each change through to the store. */
export class AccountDirectory {
  readonly #store: Pick<Store, 'accounts'>;
  readonly #log: Logger;
  readonly #changed: (account: string) => void;
  #accounts = new Map<string, StoredAccount>();

  /** @param changed called with an id after its state or the place of its tokens changed */
  constructor(store: Pick<Store, 'accounts'>, log: Logger, changed: (account: string) => void) {
    this.#store = store;
    this.#log = log;
    this.#changed = changed;
    this.#read();
  }

  list(): StoredAccount[] {
    return [...this.#accounts.values()];
  }

  get(id: string): StoredAccount | undefined {
    return this.#accounts.get(keyOf(id));
  }

  /** @throws {AppError} `not-found` */
  demand(id: string): StoredAccount {
    const account = this.get(id);
    if (account) return account;
    throw new AppError(errorData('not-found', `There is no account ${id}.`, { id }));
  }

  /**
   * Returns the account's present state; null when these are not its tokens any more, because it was signed out or
   * in again.
   */
  current({ id, vaultName }: StoredAccount): StoredAccount | null {
    const now = this.get(id);
    return now?.vaultName === vaultName ? now : null;
  }

  put(account: StoredAccount): void {
    this.#store.accounts.put(account);
    this.#read();
    this.#changed(account.id);
  }

  setState(account: StoredAccount, state: Account['state']): void {
    const now = this.current(account);
    if (!now || now.state === state) return;
    this.#log.info({ account: account.id, state }, 'account');
    this.put({ ...now, state });
  }

  remove({ id }: StoredAccount): void {
    this.#store.accounts.remove(id);
    this.#read();
    this.#changed(id);
  }

  #read(): void {
    this.#accounts = new Map(this.#store.accounts.list().map((account) => [keyOf(account.id), account]));
  }
}
