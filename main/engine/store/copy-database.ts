import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/**
 * Writes a compact copy of the whole database, which gets its name only when it is complete and on disk. Throws
 * what SQLite or the file system throws.
 */
export function copyDatabase(db: Database, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    const file = openSync(partial, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
  } catch (thrown) {
    rmSync(partial, { force: true });
    throw thrown;
  }
}
