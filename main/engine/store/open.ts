import { existsSync, mkdirSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { isSurroundings, withStoreErrors } from './errors.ts';
import { checkIntegrity, isFormatForeign, type Serves } from './integrity.ts';
import { migrateExisting } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { assertWritable, configure, connect, createAtomically, createNew } from './new-database.ts';
import { databasePath } from './paths.ts';
import { replaceDamaged } from './replace-damaged.ts';
import type { StoreNotice } from './types.ts';

export interface OpenedDatabase {
  readonly db: Database.Database;
  readonly notice: StoreNotice | null;
  /** Why no copy was kept of what it was before a migration, in plain English; null where one was, or none was due. */
  readonly missingCopy: string | null;
}

/**
 * The profile's database, whole, writable and of the newest version. One that is damaged, or that the program cannot
 * work with, is set aside; the newest good backup or else an empty one takes its place, with all that could still be
 * read.
 *
 * @throws {AppError} `profile-newer`, `profile-unwritable`, `profile-locked`, `disk-full`
 */
export function openDatabase(
  profile: string,
  now: () => number,
  migrations: readonly Migration[],
  serves: Serves = () => true,
): OpenedDatabase {
  return withStoreErrors(() => {
    // Only for this user: who reads the database can delete what was uploaded.
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const file = databasePath(profile);
    const isNew = !existsSync(file);
    if (isNew) createAtomically(file, (unfinished) => createNew(unfinished, migrations));
    // What has just been made needs no proof that it can be read: the proof is a tenth of the first start.
    const found = openSound(profile, now, migrations, isNew ? () => true : serves);
    if (found) return { ...found, notice: null };
    const notice = replaceDamaged(profile, now(), migrations, serves);
    const db = connect(file);
    try {
      configure(db);
      assertWritable(db);
    } catch (thrown) {
      db.close();
      throw thrown;
    }
    return { db, notice, missingCopy: null };
  });
}

/**
 * @returns null for a database that is to be replaced
 * @throws what tells of its surroundings, and `profile-newer`
 */
function openSound(
  profile: string,
  now: () => number,
  migrations: readonly Migration[],
  serves: Serves,
): Omit<OpenedDatabase, 'notice'> | null {
  const file = databasePath(profile);
  // New databases come into being whole, see createNew. SQLite would take an empty file for new and drop its log.
  if (statSync(file).size === 0) return null;
  let db: Database.Database | null = null;
  try {
    db = connect(file);
    const judgement = checkIntegrity(db, migrations.at(-1)?.version ?? 0);
    if (judgement === 'newer') throw newerFailure(file);
    if (judgement === 'good') {
      configure(db);
      const missingCopy = migrateExisting(db, profile, migrations, now);
      if (serves(db)) {
        assertWritable(db);
        return { db, missingCopy };
      }
    }
  } catch (thrown) {
    db?.close();
    if (tellsOfSurroundings(thrown, file)) throw thrown;
    return null;
  }
  db.close();
  return null;
}

const newerFailure = (file: string) =>
  new AppError(errorData('profile-newer', `${file} was written by a newer version.`, { path: file }));

/** A header of a foreign format makes SQLite say that the file may only be read. */
const tellsOfSurroundings = (thrown: unknown, file: string): boolean =>
  (thrown instanceof AppError && thrown.data.code === 'profile-newer') ||
  (isSurroundings(thrown) && !(isReadOnly(thrown) && isFormatForeign(file)));

const isReadOnly = (thrown: unknown) =>
  thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_READONLY');
