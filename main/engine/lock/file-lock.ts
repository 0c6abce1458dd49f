import { rmSync, statSync, truncateSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * An exclusive lock that the operating system keeps and that ends with its owner, however it ends: so there is
 * nothing stale to judge by process ids, which are reused, and two starters can never both win. SQLite's file lock is
 * used for it because it is the one such lock that we have on every system (fcntl, LockFileEx); nothing is ever
 * written into the file.
 */
export interface FileLock {
  release(): void;
}

const codeOf = (thrown: unknown) => String((thrown as { code?: unknown }).code);
const isBusy = (thrown: unknown) => codeOf(thrown) === 'SQLITE_BUSY';
/** What others wrote into the file, which is empty by rights, may make SQLite refuse it in any way there is. */
const isWrittenInto = (path: string) => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
/** What SQLite would take for the rest of a transaction. */
const strayCompanions = ['-journal', '-wal', '-shm'];

/**
 * Acquires the lock.
 * @param waitMs how long to wait for another process, which may only be checking the lock
 * @returns null when another process holds it.
 * @throws the system's or SQLite's error when the file cannot be made or opened for writing.
 */
export function acquireFileLock(path: string, waitMs: number): FileLock | null {
  try {
    return lockFile(path, waitMs);
  } catch (thrown) {
    if (codeOf(thrown) === 'SQLITE_FULL') throw thrown;
    // Emptied where it is and not replaced: a lock that somebody holds on it stays one. Another starter may just have
    // done the same.
    if (isWrittenInto(path)) truncateSync(path, 0);
    for (const end of strayCompanions) rmSync(path + end, { force: true });
    return lockFile(path, waitMs);
  }
}

function lockFile(path: string, waitMs: number): FileLock | null {
  const file = new Database(path, { timeout: waitMs });
  try {
    // No journal file beside it: there is nothing to roll back.
    file.pragma('journal_mode = memory');
    file.exec('BEGIN EXCLUSIVE');
    return { release: () => file.close() };
  } catch (thrown) {
    file.close();
    if (isBusy(thrown)) return null;
    throw thrown;
  }
}

/** True if a process holds it now. False also when it was never made. */
export function isFileLocked(path: string): boolean {
  let file: Database.Database;
  try {
    file = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
  } catch {
    return false;
  }
  try {
    file.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (thrown) {
    if (isBusy(thrown)) return true;
    // Nobody can have locked what is no database; who starts next empties it.
    if (isWrittenInto(path)) return false;
    throw thrown;
  } finally {
    file.close();
  }
}
