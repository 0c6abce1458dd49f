import type { Database } from 'better-sqlite3';
import { copyDatabase } from './copy-database.ts';
import { tryOrNull, withStoreErrors } from './errors.ts';
import { createLogFlush, type LogFlush } from './flush.ts';
import { recordedSchema, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';
import { isServable } from './probe.ts';
import { createSubjects, type Subjects } from './subjects.ts';
import type { StoreNotice } from './types.ts';

/**
 * Stores all durable data in one SQLite file, by subject. Each verb is one transaction, on disk when it returns, unless it
 * says that `flush` is to follow. What a state does not allow comes back as a `wrong-state` failure, an unknown id as `not-found`; trouble with the file is
 * thrown as `AppError` with `disk-full`, `profile-unwritable`, `profile-locked` or `profile-damaged`.
 *
 * A consumer of one subject takes that one: `Pick<Store, 'jobs'>`.
 */
export interface Store extends Subjects, Pick<LogFlush, 'flush'> {
  readonly notice: StoreNotice | null;
  /** Why no copy was kept of what it was before a migration, in plain English. */
  readonly missingCopy: string | null;

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
 * Opens `<profile>/snapferry.db`, brings it up to date, and sets it aside when it is damaged or cannot be worked with (see `notice`).
 *
 * @throws {import('../../../contract/app-error.ts').AppError} `profile-newer`, `profile-unwritable`, `disk-full`,
 * `profile-locked`
 */
export function openStore({ profile, now }: StoreOptions): Store {
  let probed: { readonly db: Database; readonly subjects: Subjects } | null = null;
  const opened = openDatabase(profile, now, migrations, (db) => {
    const subjects = tryOrNull(() => soundSubjects(db, now));
    if (!subjects) return false;
    probed = { db, subjects };
    return isServable(db, subjects);
  });
  return createStore(opened, now, subjectsOf(probed, opened.db));
}

/**
 * Makes the verbs over a database of the newest version. One whose tables are recorded was compared with the record,
 * so that it has what the statements were written for; of any other each statement is tried.
 * @throws what SQLite throws where a table is not as it has to be
 */
function soundSubjects(db: Database, now: () => number): Subjects {
  const { subjects, compileAll } = createSubjects(db, now);
  if (recordedSchema(db)?.version !== schemaVersion(db)) compileAll();
  return subjects;
}

/** The probe compiles statements and reads settings, so that its verbs are used again. */
const subjectsOf = (
  probed: { readonly db: Database; readonly subjects: Subjects } | null,
  db: Database,
): Subjects | undefined => (probed?.db === db ? probed.subjects : undefined);

/** Makes the verbs over a database that is open. */
export function createStore(
  { db, notice, missingCopy }: OpenedDatabase,
  now: () => number,
  subjects: Subjects = createSubjects(db, now).subjects,
): Store {
  const log = createLogFlush(db.name);
  return {
    notice,
    missingCopy,
    ...subjects,
    flush: log.flush,
    backup: (target) => withStoreErrors(() => copyDatabase(db, target)),
    close: () => {
      log.close();
      db.close();
    },
  };
}
