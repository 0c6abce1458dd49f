import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { copyDatabase } from './copy-database.ts';
import type { Migration } from './migrations/migration.ts';
import { normalize, separateUnspaced } from './normalize.ts';
import { backupsPath, timestamp } from './paths.ts';

const maxBackups = 5;

export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Migrates a new and empty database to the newest version. */
export function migrateNew(db: Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) apply(db, migration);
}

/** Migrates an existing database to the newest version, with a backup before each step. */
export function migrateExisting(
  db: Database,
  profile: string,
  migrations: readonly Migration[],
  now: () => number,
): void {
  for (const migration of migrations) {
    if (schemaVersion(db) >= migration.version) continue;
    const folder = backupsPath(profile);
    mkdirSync(folder, { recursive: true });
    copyDatabase(db, join(folder, `before-${migration.version}-${timestamp(now())}.db`));
    apply(db, migration);
    removeOldBackups(folder);
  }
}

function apply(db: Database, { version, sql }: Migration): void {
  db.function('fold', { deterministic: true }, (text) => normalize(String(text)));
  db.function('space_out', { deterministic: true }, (text) => separateUnspaced(String(text)));
  const run = db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    if (schemaVersion(db) >= version) return;
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
  });
  run.immediate();
}

function removeOldBackups(folder: string): void {
  const age = (name: string) => name.slice(name.lastIndexOf('-'));
  const made = readdirSync(folder).filter((name) => /^before-\d+-\w+\.db$/.test(name));
  const newestFirst = made.sort((a, b) => age(b).localeCompare(age(a)));
  for (const name of newestFirst.slice(maxBackups)) rmSync(join(folder, name));
}
