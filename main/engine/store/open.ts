import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { copyDatabase } from './copy-database.ts';
import { withStoreErrors } from './errors.ts';
import {
  applicationId,
  checkIntegrity,
  findNewestIntactBackup,
  type Integrity,
  quarantineDatabase,
} from './integrity.ts';
import { migrateExisting, migrateNew } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { databasePath } from './paths.ts';
import { quarantineBackup } from './quarantine.ts';
import { salvage } from './salvage.ts';
import type { StoreNotice } from './types.ts';

/** Maximum wait of a transaction for another process's, ms. */
const busyTimeoutMs = 5000;

export interface OpenedDatabase {
  readonly db: Database.Database;
  readonly notice: StoreNotice | null;
}

/**
 * Opens the profile's database, intact, writable and of the newest version. A damaged one is quarantined, and
 * replaced by the newest good backup or else an empty one.
 * @throws {AppError} `profile-newer`, `profile-unwritable`, `profile-locked`, `disk-full`
 */
export function openDatabase(
  profile: string,
  now: () => number,
  migrations: readonly Migration[],
): OpenedDatabase {
  return withStoreErrors(() => {
    // Only for this user: who reads the database can delete what was uploaded.
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const newestVersion = migrations.at(-1)?.version ?? 0;
    const file = databasePath(profile);
    const found = existsSync(file) ? openExisting(file, newestVersion) : null;
    if (found === 'newer')
      throw new AppError(
        errorData('profile-newer', `${file} was written by a newer version.`, { path: file }),
      );
    if (found === null) createAtomically(file, (unfinished) => createNew(unfinished, migrations));
    const replaced = found === 'damaged' ? replaceDamaged(profile, now(), newestVersion, migrations) : null;

    const db = found instanceof Database ? found : connect(file);
    let notice: StoreNotice | null = null;
    try {
      configure(db);
      migrateExisting(db, profile, migrations, now);
      const firstWrite = db.transaction(() => {
        assertWritable(db);
        if (replaced?.restoredFrom) quarantineBackup(db);
      });
      firstWrite.immediate();
      if (replaced) notice = { ...replaced, rescued: salvage(db, replaced.path) };
    } catch (thrown) {
      db.close();
      throw thrown;
    }
    return { db, notice };
  });
}

function connect(file: string): Database.Database {
  return new Database(file, { fileMustExist: true, timeout: busyTimeoutMs });
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
}

function openExisting(file: string, newestVersion: number): Database.Database | Exclude<Integrity, 'good'> {
  // New databases come into being whole, see createNew. SQLite would take an empty file for new and drop its log.
  if (statSync(file).size === 0) return 'damaged';
  const db = connect(file);
  let judgement: Integrity = 'damaged';
  try {
    judgement = checkIntegrity(db, newestVersion);
  } finally {
    if (judgement !== 'good') db.close();
  }
  return judgement === 'good' ? db : judgement;
}

function createNew(file: string, migrations: readonly Migration[]): void {
  const db = new Database(file);
  try {
    db.pragma(`application_id = ${applicationId}`);
    configure(db);
    migrateNew(db, migrations);
  } finally {
    db.close();
  }
}

/**
 * Creates it under a temporary name, so that an interrupted one is never met under this one.
 * @param makeRoom called when it is ready
 */
function createAtomically(
  file: string,
  make: (unfinished: string) => void,
  makeRoom: () => void = () => {},
): void {
  const unfinished = `${file}.new-${randomUUID()}`;
  try {
    make(unfinished);
    makeRoom();
    moveIntoPlace(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Renames it unless another process was faster; then the other's stays. */
function moveIntoPlace(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch {
    // There already, or a file system without hard links.
    if (!existsSync(file)) renameSync(unfinished, file);
  }
}

/**
 * Replaces a damaged database, which is moved last: a start that fails in here finds the damaged one again, and not
 * nothing.
 */
function replaceDamaged(
  profile: string,
  now: number,
  newestVersion: number,
  migrations: readonly Migration[],
): Omit<StoreNotice, 'rescued'> {
  const backup = findNewestIntactBackup(profile, newestVersion);
  let path = '';
  createAtomically(
    databasePath(profile),
    (unfinished) => (backup ? copyBackup(backup.path, unfinished) : createNew(unfinished, migrations)),
    () => {
      path = quarantineDatabase(profile, now);
    },
  );
  return { kind: 'set-aside', path, restoredFrom: backup?.path ?? null, backupAt: backup?.at ?? null };
}

function copyBackup(backup: string, target: string): void {
  const db = new Database(backup, { readonly: true, fileMustExist: true });
  try {
    copyDatabase(db, target);
  } finally {
    db.close();
  }
}

/** Tests writing by a write: a failure is better told now than at the first picture. */
function assertWritable(db: Database.Database): void {
  db.prepare(`INSERT INTO meta (name, value) VALUES ('opened', '1')
    ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1`).run();
}
