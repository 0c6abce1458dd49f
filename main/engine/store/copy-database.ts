import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import DatabaseFile, { type Database } from 'better-sqlite3';
import { tryOrNull } from './errors.ts';

/**
 * Writes a compact copy of the database, which gets its name only when it is complete and on disk. What pictures say is
 * left out: it is read again, and who has it forgotten means copies as well. Throws what SQLite or the file system
 * throws.
 */
export function copyDatabase(db: Database, target: string): void {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(partial);
    leaveOutWords(partial);
    const file = openSync(partial, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(partial, target);
  } catch (thrown) {
    rmSync(partial, { force: true });
    throw thrown;
  }
}

function leaveOutWords(file: string): void {
  const copy = new DatabaseFile(file);
  try {
    // Copies of what was before a migration have no such table.
    const has = tryOrNull(() => copy.prepare('SELECT 1 FROM picture_words LIMIT 1').get() !== undefined);
    if (has !== true) return;
    copy.exec('DELETE FROM picture_search; DELETE FROM picture_words;');
    copy.exec('VACUUM');
  } finally {
    copy.close();
  }
}
