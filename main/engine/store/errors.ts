import Database from 'better-sqlite3';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorCode } from '../../../contract/errors.ts';

/** Maps prefixes of SQLite's result codes to ours, most specific first: https://sqlite.org/rescode.html */
const sqliteCodes: readonly (readonly [string, ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  // The index of the write-ahead log could not be made longer.
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_CORRUPT', 'profile-damaged'],
  ['SQLITE_NOTADB', 'profile-damaged'],
  // The file ends before its content does.
  ['SQLITE_IOERR_SHORT_READ', 'profile-damaged'],
  ['SQLITE_IOERR', 'profile-unwritable'],
  ['SQLITE_READONLY', 'profile-unwritable'],
  ['SQLITE_CANTOPEN', 'profile-unwritable'],
  ['SQLITE_PERM', 'profile-unwritable'],
  ['SQLITE_BUSY', 'profile-locked'],
];

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'profile-unwritable',
  EPERM: 'profile-unwritable',
  EROFS: 'profile-unwritable',
  ENOTDIR: 'profile-unwritable',
  EISDIR: 'profile-unwritable',
  EEXIST: 'profile-unwritable',
  ENOENT: 'profile-unwritable',
  EIO: 'profile-unwritable',
  ELOOP: 'profile-unwritable',
  ENAMETOOLONG: 'profile-unwritable',
  EBUSY: 'profile-locked',
};

function codeOf(thrown: unknown): ErrorCode | null {
  if (thrown instanceof Database.SqliteError)
    return sqliteCodes.find(([start]) => thrown.code.startsWith(start))?.[1] ?? null;
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string')
    return systemCodes[thrown.code] ?? null;
  return null;
}

/** True if the database's content is corrupt, not its surroundings. */
export function isCorruption(thrown: unknown): boolean {
  return codeOf(thrown) === 'profile-damaged';
}

/** Whether it says that the file's surroundings are in the way: the disk, rights, another process. */
export function isSurroundings(thrown: unknown): boolean {
  const code = thrown instanceof AppError ? thrown.data.code : codeOf(thrown);
  return code === 'disk-full' || code === 'profile-unwritable' || code === 'profile-locked';
}

/** Runs it; null for what cannot be read. The disk's and other processes' trouble is thrown on. */
export function tryOrNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch (thrown) {
    if (isSurroundings(thrown)) throw thrown;
    return null;
  }
}

/** Runs it; trouble with the profile's files is thrown on as `AppError`, everything else as it is. */
export function withStoreErrors<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === null) throw thrown;
    throw new AppError(errorData(code, `The database cannot be used: ${String(thrown)}`));
  }
}
