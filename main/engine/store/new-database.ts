import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { applicationId } from './integrity.ts';
import { migrateUnseen, recordSchema } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { databaseSuffixes } from './paths.ts';

/** How long a transaction waits for another process's, ms. */
const busyTimeoutMs = 5000;

/**
 * Size of the page cache. The default of better-sqlite3 is 16,000, which fills as a profile grows and is never given
 * back: an engine that runs for hours keeps them. What is not in it lies in the system's own cache.
 */
const cacheKibibytes = 4_000;

export function connect(file: string): Database.Database {
  return new Database(file, { fileMustExist: true, timeout: busyTimeoutMs });
}

export function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma(`cache_size = -${cacheKibibytes}`);
}

export function createNew(file: string, migrations: readonly Migration[]): void {
  const db = new Database(file);
  try {
    db.pragma(`application_id = ${applicationId}`);
    configure(db);
    migrateUnseen(db, migrations);
  } finally {
    db.close();
  }
}

/**
 * Makes it under another name first, so that one that was interrupted is never met under this one.
 * @param makeRoom called when it is ready
 */
export function createAtomically(
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
    for (const companion of databaseSuffixes) rmSync(unfinished + companion, { force: true });
  }
}

/** Gives it its name unless another process was faster; then the other's stays. */
function moveIntoPlace(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch {
    // There already, or a file system without hard links.
    if (!existsSync(file)) renameSync(unfinished, file);
  }
}

/** Only a write tells that writing works, and it is better told now than at the first picture. */
export function assertWritable(db: Database.Database): void {
  const write = db.transaction(() => {
    db.prepare(`INSERT INTO meta (name, value) VALUES ('opened', '1')
      ON CONFLICT DO UPDATE SET value = CAST(value AS INTEGER) + 1`).run();
    recordSchema(db);
  });
  write.immediate();
}
