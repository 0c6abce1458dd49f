import type { Database } from 'better-sqlite3';
import { createAccess } from './access.ts';
import { type AccountStore, accountStore } from './accounts/index.ts';
import { type AttemptStore, attemptStore } from './attempts/index.ts';
import { type DestinationStore, destinationStore } from './destinations/index.ts';
import { type FolderStore, folderStore } from './folders/index.ts';
import { type JobStore, jobStore } from './jobs/index.ts';
import { type LedgerStore, ledgerStore } from './ledger/index.ts';
import { type LibraryStore, libraryStore } from './library/index.ts';
import { type PostStore, postStore } from './posts/index.ts';
import { type SettingsStore, settingsStore } from './settings/index.ts';
import { openTables } from './tables.ts';
import { type WordStore, wordStore } from './words/index.ts';

/** The verbs over an open database of the newest version, by what they are about. */
export interface Subjects {
  readonly jobs: JobStore;
  readonly attempts: AttemptStore;
  readonly ledger: LedgerStore;
  readonly library: LibraryStore;
  readonly posts: PostStore;
  readonly accounts: AccountStore;
  readonly destinations: DestinationStore;
  readonly settings: SettingsStore;
  readonly folders: FolderStore;
  readonly words: WordStore;
}

/** Makes them. `compileAll` compiles every statement of theirs, and throws where a table is not as it has to be. */
export function createSubjects(
  db: Database,
  now: () => number,
): { readonly subjects: Subjects; compileAll(): void } {
  const access = createAccess(db, openTables(db, now));
  const subjects = {
    jobs: jobStore(access),
    attempts: attemptStore(access),
    ledger: ledgerStore(access),
    library: libraryStore(access),
    posts: postStore(access),
    accounts: accountStore(access),
    destinations: destinationStore(access),
    settings: settingsStore(access),
    folders: folderStore(access),
    words: wordStore(access),
  };
  return { subjects, compileAll: access.compileAll };
}
