import { createHash } from 'node:crypto';
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

/** What the schema was when it was made: where a flipped bit of the header, or of a rule's text, does not reach it. */
export interface RecordedSchema {
  /** NaN where that cannot be read. */
  readonly version: number;
  readonly digest: string;
}

/** Null where it was not written down; each program that migrates does. */
export function recordedSchema(db: Database): RecordedSchema | null {
  const value = db.prepare<[], string>("SELECT value FROM meta WHERE name = 'schema'").pluck().get();
  if (value === undefined) return null;
  const [version, digest = ''] = value.split(' ');
  return { version: Number(version), digest };
}

/** Writes down what the schema is, unless that was done when it came to this version. */
export function recordSchema(db: Database): void {
  const version = schemaVersion(db);
  if (recordedSchema(db)?.version === version) return;
  db.prepare(
    `INSERT INTO meta (name, value) VALUES ('schema', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(`${version} ${schemaDigest(db)}`);
}

/** The SHA-256 of all texts of the schema: of tables with their rules, indexes and triggers. */
export function schemaDigest(db: Database): string {
  const texts = db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .raw()
    .all();
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

/**
 * Brings a database that nobody has seen yet, a new one or the copy of a backup, to the newest version in one
 * transaction: each would wait for the disk, and what is interrupted is begun anew in any case.
 */
export function migrateUnseen(db: Database, migrations: readonly Migration[]): void {
  addFunctions(db);
  const run = db.transaction(() => {
    for (const { version, sql } of migrations) {
      if (schemaVersion(db) >= version) continue;
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
    recordSchema(db);
  });
  run.immediate();
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

/** Adds the functions that migrations call. */
function addFunctions(db: Database): void {
  db.function('fold', { deterministic: true }, (text) => normalize(String(text)));
  db.function('space_out', { deterministic: true }, (text) => separateUnspaced(String(text)));
}

function apply(db: Database, { version, sql }: Migration): void {
  addFunctions(db);
  const run = db.transaction(() => {
    // Another process may have done it while this one waited for the lock.
    if (schemaVersion(db) >= version) return;
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
    recordSchema(db);
  });
  run.immediate();
}

function removeOldBackups(folder: string): void {
  const age = (name: string) => name.slice(name.lastIndexOf('-'));
  const made = readdirSync(folder).filter((name) => /^before-\d+-\w+\.db$/.test(name));
  const newestFirst = made.sort((a, b) => age(b).localeCompare(age(a)));
  for (const name of newestFirst.slice(maxBackups)) rmSync(join(folder, name));
}
