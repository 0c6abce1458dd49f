import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { readOrNull } from './readable-rows.ts';

const headerBytes = 100;
const pageSize = 4096;

/**
 * Puts into the copy of a damaged database what all of ours have in common, so that a flipped bit there hides no row:
 * https://sqlite.org/fileformat.html#the_database_header and the texts of the schema. Whatever is wrong beside that
 * stays.
 * @param sound a database of the newest version
 */
export function mendCopy(copy: string, sound: Database.Database): void {
  readOrNull(() => mendHeader(copy));
  readOrNull(() => mendSchema(copy, sound));
}

function mendHeader(copy: string): void {
  const file = openSync(copy, 'r+');
  try {
    if (fstatSync(file).size < pageSize) return;
    const header = Buffer.alloc(headerBytes);
    readSync(file, header, 0, headerBytes, 0);
    header.write('SQLite format 3\0', 0, 'latin1');
    const size = header.readUInt16BE(16);
    if (size !== 1 && (size < 512 || (size & (size - 1)) !== 0)) header.writeUInt16BE(pageSize, 16);
    // Written with a log beside it, nothing reserved, and the fractions that the format fixes.
    header.set([2, 2, 0, 64, 32, 32], 18);
    // The number of pages is told by the length; nothing is vacuumed step by step.
    for (const at of [28, 52, 64]) header.writeUInt32BE(0, at);
    // Format of the schema, and UTF-8.
    header.writeUInt32BE(4, 44);
    header.writeUInt32BE(1, 56);
    writeSync(file, header, 0, headerBytes, 0);
  } finally {
    closeSync(file);
  }
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** One text of the schema that differs is damage; more of them are an older version, which is read as it is. */
function mendSchema(copy: string, sound: Database.Database): void {
  const db = openDamaged(copy);
  try {
    const columns = 'type, name, tbl_name, sql';
    const wanted = sound.prepare<[], SchemaRow>(`SELECT ${columns} FROM sqlite_schema`).all();
    const there = db
      .prepare<[], SchemaRow & { rowid: number }>(`SELECT rowid, ${columns} FROM sqlite_schema`)
      .all();
    const isSame = (a: SchemaRow, b: SchemaRow) =>
      a.type === b.type && a.name === b.name && a.tbl_name === b.tbl_name && a.sql === b.sql;
    const wrong = there.filter((row) => !wanted.some((other) => isSame(row, other)));
    const missing = wanted.filter((row) => !there.some((other) => isSame(row, other)));
    const [from] = wrong;
    const [to] = missing;
    if (!from || !to || wrong.length > 1 || missing.length > 1) return;
    db.prepare('UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?').run(
      to.type,
      to.name,
      to.tbl_name,
      to.sql,
      from.rowid,
    );
  } finally {
    db.close();
  }
}

/** Opens it so that a part of the schema that makes no sense does not keep the rest from being read. */
export function openDamaged(copy: string): Database.Database {
  const db = new Database(copy, { fileMustExist: true });
  try {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}
