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

/**
 * The version as it is written down a second time, where a flipped bit of the header does not reach it; null where it is
 * not. Each program that migrates writes both.
 */
export function recordedVersion(db: Database): number | null {
  const value = db.prepare<[], string>("SELECT value FROM meta WHERE name = 'schema'").pluck().get();
  return value === undefined ? null : Number(value);
}

export function recordVersion(db: Database): void {
  db.prepare(
    `INSERT INTO meta (name, value) VALUES ('schema', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(String(schemaVersion(db)));
}

/** Brings a new and empty database to the newest version. */
export function migrateNew(db: Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) apply(db, migration);
}

/**
 * Brings an existing database to the newest version, with a copy of it kept before each step. A step is one transaction
 * and needs no copy for itself: where none can be written, it is done without.
 * @returns why a copy is missing; null where none is
 */
export function migrateExisting(
  db: Database,
  profile: string,
  migrations: readonly Migration[],
  now: () => number,
): string | null {
  let missing: string | null = null;
  for (const migration of migrations) {
    if (schemaVersion(db) >= migration.version) continue;
    const folder = backupsPath(profile);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      copyDatabase(db, join(folder, `before-${migration.version}-${timestamp(now())}.db`));
      removeOldBackups(folder);
    } catch (thrown) {
      missing = String(thrown);
    }
    apply(db, migration);
  }
  return missing;
}

function apply(db: Database, { version, sql }: Migration): void {
  db.function('fold', { deterministic: true }, (text) => normalize(String(text)));
  db.function('space_out', { deterministic: true }, (text) => separateUnspaced(String(text)));
  const run = db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    if (schemaVersion(db) >= version) return;
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
    recordVersion(db);
  });
  run.immediate();
}

function removeOldBackups(folder: string): void {
  const age = (name: string) => name.slice(name.lastIndexOf('-'));
  const made = readdirSync(folder).filter((name) => /^before-\d+-\w+\.db$/.test(name));
  const newestFirst = made.sort((a, b) => age(b).localeCompare(age(a)));
  for (const name of newestFirst.slice(maxBackups)) rmSync(join(folder, name));
}
