import { closeSync, existsSync, openSync, readdirSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { tryOrNull } from './errors.ts';
import { recordedSchema, schemaDigest, schemaVersion } from './migrate.ts';
import { backupsPath, databasePath, databaseSuffixes, timestamp } from './paths.ts';

/** SQLite's application id of our databases, so that a foreign or empty file is not taken for one: "snap". */
export const applicationId = 0x736e6170;

/** Says of a database of the newest version whether the program can work with what lies in it. */
export type Serves = (db: Database.Database) => boolean;

export type Integrity = 'good' | 'newer' | 'damaged';

/**
 * Whether it is one of ours, of a version that we know, and whole.
 * @throws what tells of the disk or of other processes
 */
export function checkIntegrity(db: Database.Database, newestVersion: number): Integrity {
  return tryOrNull(() => judge(db, newestVersion)) ?? 'damaged';
}

function judge(db: Database.Database, newestVersion: number): Integrity {
  if (db.pragma('application_id', { simple: true }) !== applicationId) return 'damaged';
  const version = schemaVersion(db);
  // Whoever brings it to a version writes that into a table, too: one of both alone is a damaged number.
  const recorded = tryOrNull(() => recordedSchema(db));
  if (version > newestVersion) return recorded && !(recorded.version > newestVersion) ? 'damaged' : 'newer';
  if (recorded && recorded.version > version) return 'damaged';
  // A rule with another letter in it is a rule still, and refuses what was always allowed.
  if (recorded?.version === version && recorded.digest !== schemaDigest(db)) return 'damaged';
  return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'good' : 'damaged';
}

/**
 * Whether its header names a format that SQLite does not write, so that it refuses to: by itself such a file is only
 * read. https://sqlite.org/fileformat.html#file_format_version_numbers
 */
export function isFormatForeign(file: string): boolean {
  const versions = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, versions, 0, 2, 18);
  } finally {
    closeSync(handle);
  }
  return versions.some((version) => version !== 1 && version !== 2);
}

/** Moves the database and its side files out of the way, unchanged. Returns its new path. */
export function quarantineDatabase(profile: string, now: number): string {
  const file = databasePath(profile);
  const named = (attempt: number) =>
    join(profile, `snapferry.damaged-${timestamp(now)}${attempt === 1 ? '' : `-${attempt}`}.db`);
  let attempt = 1;
  while (existsSync(named(attempt))) attempt += 1;
  for (const companion of databaseSuffixes)
    if (existsSync(file + companion)) renameSync(file + companion, named(attempt) + companion);
  return named(attempt);
}

/** Finds the newest intact backup of a known version; null where there is none or backups cannot be read. */
export function findNewestIntactBackup(
  profile: string,
  newestVersion: number,
): { readonly path: string; readonly at: number } | null {
  const folder = backupsPath(profile);
  const candidates = listNames(folder)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      const path = join(folder, name);
      const at = timeOf(path);
      return at === null ? [] : [{ path, at }];
    })
    .sort((a, b) => b.at - a.at);
  return candidates.find(({ path }) => isIntactBackup(path, newestVersion)) ?? null;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function timeOf(path: string): number | null {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return null;
  }
}

function isIntactBackup(path: string, newestVersion: number): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return checkIntegrity(db, newestVersion) === 'good';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
