import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isCorruption } from './errors.ts';
import { schemaVersion } from './migrate.ts';
import { backupsPath, databasePath, databaseSuffixes, timestamp } from './paths.ts';

/** SQLite's application id of our databases, so that a foreign or empty file is not taken for one: "snap". */
export const applicationId = 0x736e6170;

export type Integrity = 'good' | 'newer' | 'damaged';

/** True if it is one of ours, of a known version, and intact. Throws where that cannot be found out. */
export function checkIntegrity(db: Database.Database, newestVersion: number): Integrity {
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) return 'damaged';
    if (schemaVersion(db) > newestVersion) return 'newer';
    return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? 'good' : 'damaged';
  } catch (thrown) {
    if (isCorruption(thrown)) return 'damaged';
    throw thrown;
  }
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
      const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      return at === undefined ? [] : [{ path, at }];
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
