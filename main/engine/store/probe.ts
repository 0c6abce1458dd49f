import type { Database } from 'better-sqlite3';
import { attemptTable } from './attempts/attempt-row.ts';
import { tryOrNull } from './errors.ts';
import { recoverSql } from './jobs/recover.ts';
import { readReadable } from './record.ts';
import type { Subjects } from './subjects.ts';

const tables = [
  'history',
  'jobs',
  'attempts',
  'spending',
  'ledger',
  'settings',
  'meta',
  'accounts',
  'destinations',
  'folders',
  'folder_files',
  'posts',
  'picture_words',
] as const;

/**
 * Of a table with up to so many rows every index is compared with it, entry by entry: about 20 µs a row. Of a larger one
 * only the ways by which lists and ids lead to its rows, in 3 µs each.
 */
const maxRowsCompared = 3_000;

const hidden = (table: string, number: string, list: string, where = 'true') => `
  SELECT (SELECT count(*) FROM ${table} AS item NOT INDEXED
      WHERE (SELECT ${number} FROM ${table} AS named WHERE named.id = item.id) IS NOT item.${number})
    + abs((SELECT total(${number}) FROM ${table} NOT INDEXED WHERE ${where})
      - (SELECT total(${number}) FROM ${table} INDEXED BY ${list} WHERE ${where}))
    + abs((SELECT count(*) FROM ${table} NOT INDEXED WHERE ${where})
      - (SELECT count(*) FROM ${table} INDEXED BY ${list} WHERE ${where}))`;

/** Tell of rows that the list or their own ids do not lead to. */
const hiddenRows = [
  hidden('history', 'uploaded_at', 'history_facets'),
  hidden('jobs', 'seq', 'jobs_open', 'ended_at IS NULL'),
] as const;
/** By every transaction that there is, just what is being sent has a live attempt. */
const strayAttempts = `SELECT count(*) FROM (
  SELECT id FROM jobs WHERE state = 'uploading' EXCEPT SELECT job_id FROM attempts WHERE ended_at IS NULL
  UNION ALL
  SELECT * FROM (SELECT job_id FROM attempts WHERE ended_at IS NULL EXCEPT SELECT id FROM jobs WHERE state = 'uploading'))`;

/**
 * Whether a database whose pages are whole gives what the program reads of it when it starts: a flipped bit in a text,
 * an index or the schema leaves a database that SQLite calls good, and that would stop every start.
 * @throws what SQLite throws of the disk and other processes
 */
export function isServable(db: Database, subjects: Subjects): boolean {
  // One look at one state: another process may be writing.
  const look = db.transaction(() => {
    for (const table of tables) if (!isIndexedRight(db, table)) return false;
    readEveryIndex(db);
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return false;
    for (const sql of [...hiddenRows, strayAttempts]) if (db.prepare(sql).pluck().get() !== 0) return false;
    readWhatAStartReads(db, subjects);
    return true;
  });
  return tryOrNull(() => look.deferred()) === true;
}

function isIndexedRight(db: Database, table: string): boolean {
  const some = `SELECT count(*) FROM (SELECT 1 FROM ${table} NOT INDEXED LIMIT ${maxRowsCompared + 1})`;
  if (Number(db.prepare(some).pluck().get()) > maxRowsCompared) return true;
  return db.pragma(`integrity_check('${table}')`, { simple: true }) === 'ok';
}

/**
 * Reads the first entry of every index. SQLite's check compares entries with rows, so that an empty index passes it
 * whatever kind of page it begins with, and is found to be malformed by the first query that goes by it.
 * @throws what SQLite throws of an index that cannot be read
 */
function readEveryIndex(db: Database): void {
  const indexes = db.prepare<[], { name: string; of: string; sql: string | null }>(
    "SELECT name, tbl_name AS of, sql FROM sqlite_schema WHERE type = 'index'",
  );
  for (const { name, of, sql } of indexes.all()) {
    // An index of some rows is only used where the query wants just those.
    const where = sql && /\bWHERE\b.*$/is.exec(sql)?.[0];
    db.prepare(`SELECT 1 FROM "${of}" INDEXED BY "${name}" ${where ?? ''} LIMIT 1`).get();
  }
}

/** Lists pass over what makes no sense, so that one that is shorter than its table tells of it. */
function readWhatAStartReads(
  db: Database,
  { jobs, accounts, destinations, folders, posts, settings, library }: Subjects,
): void {
  settings.read();
  library.findPage({ text: 'a', sort: 'newest' }, 1, null);
  const lists = {
    accounts: accounts.list(),
    destinations: destinations.list(),
    folders: folders.list(),
    posts: posts.list(),
    'jobs WHERE ended_at IS NULL': jobs.list({ open: true }),
    'attempts WHERE ended_at IS NULL': readReadable(db.prepare(recoverSql.live).all(), attemptTable.read),
  };
  for (const [rows, list] of Object.entries(lists))
    if (list.length !== db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get())
      throw new Error(`Some of ${rows} cannot be read.`);
}
