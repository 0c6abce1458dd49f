import { createAccess } from './access.ts';
import { type AccountStore, accountStore } from './accounts/index.ts';
import { type AttemptStore, attemptStore } from './attempts/index.ts';
import { copyDatabase } from './copy-database.ts';
import { withStoreErrors } from './errors.ts';
import { type FolderStore, folderStore } from './folders/index.ts';
import { type JobStore, jobStore } from './jobs/index.ts';
import { type LedgerStore, ledgerStore } from './ledger/index.ts';
import { type LibraryStore, libraryStore } from './library/index.ts';
import { migrations } from './migrations/index.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';
import { type PostStore, postStore } from './posts/index.ts';
import { type SettingsStore, settingsStore } from './settings/index.ts';
import { openTables } from './tables.ts';
import type { StoreNotice } from './types.ts';

/**
 * Stores all durable data in one SQLite file, by subject. Each verb is one transaction, on disk when it returns. What a
 * state does not allow comes back as a `wrong-state` failure, an unknown id as `not-found`; trouble with the file is
 * thrown as `AppError` with `disk-full`, `profile-unwritable`, `profile-locked` or `profile-damaged`.
 *
 * A consumer of one subject takes that one: `Pick<Store, 'jobs'>`.
 */
export interface Store {
  readonly notice: StoreNotice | null;
  readonly jobs: JobStore;
  readonly attempts: AttemptStore;
  readonly ledger: LedgerStore;
  readonly library: LibraryStore;
  readonly posts: PostStore;
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly folders: FolderStore;

  /** Writes a compact backup to `target`, replacing an existing file. */
  backup(target: string): void;
  close(): void;
}

export interface StoreOptions {
  /** Folder of the profile; created if missing. */
  readonly profile: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * Opens `<profile>/snapferry.db`, migrates it, and quarantines it when it is damaged (see `notice`).
 * @throws {import('../../../contract/app-error.ts').AppError} `profile-newer`, `profile-unwritable`, `disk-full`,
 * `profile-locked`
 */
export function openStore({ profile, now }: StoreOptions): Store {
  return createStore(openDatabase(profile, now, migrations), now);
}

/** Builds the store on an open database. */
export function createStore({ db, notice }: OpenedDatabase, now: () => number): Store {
  const tables = openTables(db, now);
  const access = createAccess(db, tables);
  return {
    notice,
    jobs: jobStore(access),
    attempts: attemptStore(access),
    ledger: ledgerStore(access),
    library: libraryStore(access),
    posts: postStore(access),
    accounts: accountStore(access),
    settings: settingsStore(access),
    folders: folderStore(access),
    backup: (target) => withStoreErrors(() => copyDatabase(db, target)),
    close: () => {
      db.close();
    },
  };
}
