import type { Database } from 'better-sqlite3';
import { attemptTable } from './attempts/attempt-row.ts';
import { tryOrNull } from './errors.ts';
import { recoverSql } from './jobs/recover.ts';
import { readReadable } from './record.ts';
import { createSubjects } from './subjects.ts';

/** The tables of the queue: their indexes are compared with them, entry by entry. History's are too many for a start. */
const smallTables = [
  'jobs',
  'attempts',
  'spending',
  'ledger',
  'settings',
  'meta',
  'accounts',
  'folders',
  'folder_files',
  'posts',
] as const;

/** Gives the uploads that the library's list or their own ids do not lead to; about 2 µs for each upload. */
const hiddenHistory = `SELECT count(*) FROM history AS item NOT INDEXED
  WHERE (SELECT uploaded_at FROM history AS named WHERE named.id = item.id) IS NOT item.uploaded_at
    OR NOT EXISTS (SELECT 1 FROM history AS listed INDEXED BY history_facets
      WHERE listed.uploaded_at = item.uploaded_at)`;
const surplusHistory = `SELECT (SELECT count(*) FROM history NOT INDEXED)
  - (SELECT count(*) FROM history INDEXED BY history_facets)`;
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
export function isServable(db: Database): boolean {
  // One look at one state: another process may be writing.
  const look = db.transaction(() => {
    for (const table of smallTables)
      if (db.pragma(`integrity_check('${table}')`, { simple: true }) !== 'ok') return false;
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) return false;
    for (const sql of [hiddenHistory, surplusHistory, strayAttempts])
      if (db.prepare(sql).pluck().get() !== 0) return false;
    readWhatAStartReads(db);
    return true;
  });
  return tryOrNull(() => look.deferred()) === true;
}

/** Lists pass over what makes no sense, so that one that is shorter than its table tells of it. */
function readWhatAStartReads(db: Database): void {
  const { jobs, accounts, folders, posts, settings, ledger, library } = createSubjects(db, () => 0);
  settings.read();
  ledger.listSpending(0);
  library.findPage({ text: 'a', sort: 'newest' }, 1, null);
  const lists = {
    accounts: accounts.list(),
    folders: folders.list(),
    posts: posts.list(),
    'jobs WHERE ended_at IS NULL': jobs.list({ open: true }),
    'attempts WHERE ended_at IS NULL': readReadable(db.prepare(recoverSql.live).all(), attemptTable.read),
  };
  for (const [rows, list] of Object.entries(lists))
    if (list.length !== db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get())
      throw new Error(`Some of ${rows} cannot be read.`);
}
