import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { copyDatabase } from './copy-database.ts';
import { isCorruption, withStoreErrors } from './errors.ts';
import { checkIntegrity } from './integrity.ts';
import { migrations } from './migrations/index.ts';
import { backupsPath, databasePath, databaseSuffixes, pruneBackups, timestamp } from './paths.ts';
import { quarantineBackup } from './quarantine.ts';
import type { Store } from './store.ts';

/**
 * Number of replaced databases that are kept. Each is as large as the database: enough to go back from a restoring
 * that was a mistake, and from the going back.
 */
const maxReplacedBackups = 3;

/**
 * Restores a backup in place of the open database, which it closes when everything is ready; the replaced one is
 * kept among the backups, of which the newest three stay. Until the very last step nothing has changed.
 * @returns where the replaced database is kept
 * @throws {AppError} `not-found`, `profile-damaged`, `profile-newer` for the backup; `disk-full`,
 * `profile-unwritable`
 */
export function restoreBackup(profile: string, store: Store, backup: string, now: number): string {
  return replaceWith(profile, backup, now, (keptAs) => {
    store.backup(keptAs);
    store.close();
  });
}

/**
 * Restores a backup in place of a database of a newer version, which did not start and was taken back; that database is
 * kept among the backups. Leaves one that this version can work with as it is.
 * @returns whether it was replaced
 * @throws {AppError} like `restoreBackup`
 */
export function restoreOverNewer(profile: string, backup: string, now: number): boolean {
  const file = databasePath(profile);
  if (!existsSync(file) || !isNewer(file)) return false;
  replaceWith(profile, backup, now, (keptAs) => {
    const db = new Database(file);
    try {
      copyDatabase(db, keptAs);
    } finally {
      db.close();
    }
  });
  return true;
}

function isNewer(file: string): boolean {
  const db = new Database(file, { readonly: true });
  try {
    return checkIntegrity(db, migrations.at(-1)?.version ?? 0) === 'newer';
  } catch {
    // Whoever opens the database next judges and says what is wrong with it.
    return false;
  } finally {
    db.close();
  }
}

/**
 * Puts a backup in the database's place.
 * @param retire keeps a copy of the database at this path, and closes it
 */
function replaceWith(profile: string, backup: string, now: number, retire: (keptAs: string) => void): string {
  return withStoreErrors(() => {
    const file = databasePath(profile);
    const next = `${file}.new-${randomUUID()}`;
    try {
      copyIntact(backup, next);
      const db = new Database(next);
      try {
        db.transaction(() => quarantineBackup(db)).immediate();
        db.pragma('journal_mode = DELETE');
      } finally {
        db.close();
      }
      mkdirSync(backupsPath(profile), { recursive: true, mode: 0o700 });
      const keptAs = join(backupsPath(profile), `replaced-${timestamp(now)}.db`);
      retire(keptAs);
      // Its log belongs to the old one, and was emptied when that was closed.
      for (const companion of databaseSuffixes)
        if (companion !== '') rmSync(file + companion, { force: true });
      renameSync(next, file);
      pruneBackups(profile, 'replaced-', maxReplacedBackups);
      return keptAs;
    } finally {
      for (const companion of databaseSuffixes) rmSync(next + companion, { force: true });
    }
  });
}

function copyIntact(backup: string, target: string): void {
  const params = { path: backup };
  if (!existsSync(backup)) throw new AppError(errorData('not-found', 'There is no such backup.', params));
  const newest = migrations.at(-1)?.version ?? 0;
  let db: Database.Database | null = null;
  try {
    db = new Database(backup, { readonly: true, fileMustExist: true });
    const judgement = checkIntegrity(db, newest);
    if (judgement === 'newer')
      throw new AppError(errorData('profile-newer', 'A newer version wrote this backup.', params));
    if (judgement === 'damaged')
      throw new AppError(errorData('profile-damaged', 'This backup is damaged.', params));
    copyDatabase(db, target);
  } catch (thrown) {
    if (isCorruption(thrown))
      throw new AppError(errorData('profile-damaged', 'This backup is damaged.', params));
    throw thrown;
  } finally {
    db?.close();
  }
}
