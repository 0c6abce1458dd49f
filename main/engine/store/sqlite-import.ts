import Database from 'better-sqlite3';
import { AppError, errorData } from '../../../contract/app-error.ts';

const signature = 'SQLite format 3\0';
/** Header bytes of the write and read version; 2 is WAL, which a database in memory cannot have. */
const journalBytes = [18, 19];

export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, signature.length)).toString('latin1') === signature;

/**
 * Reads the rows of a table in the order of their insertion; null where there is no such table. Read from memory,
 * so that the file of another program is neither locked nor written.
 * @throws {AppError} `unreadable` for a database that is damaged
 */
export function readTable(bytes: Uint8Array, table: string): Record<string, unknown>[] | null {
  const copy = Buffer.from(bytes);
  for (const at of journalBytes) copy[at] = 1;
  let db: Database.Database | null = null;
  try {
    db = new Database(copy, { readonly: true });
    const known = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
    if (!known) return null;
    return db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY rowid`).all();
  } catch {
    throw new AppError(errorData('unreadable', 'The file is a database, and damaged.'));
  } finally {
    db?.close();
  }
}
