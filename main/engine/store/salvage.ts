import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { libraryColumns, readLibrary } from './library/item-row.ts';
import { databaseSuffixes } from './paths.ts';
import { storedColumns } from './record.ts';

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Salvages into the open database what of the library can still be read in a damaged one and is in no backup:
 * without their deletehashes those pictures could never be deleted any more. The damaged one is read in a copy, for
 * it stays as it is. Whatever goes wrong with it costs what is behind that, and nothing else.
 * @returns how many uploads were brought over
 */
export function salvage(db: Database.Database, damaged: string): number {
  const copy = `${damaged}.read-${randomUUID()}`;
  try {
    for (const companion of databaseSuffixes)
      if (companion !== '-shm' && existsSync(damaged + companion))
        copyFileSync(damaged + companion, copy + companion);
    const from = new Database(copy);
    try {
      return db.transaction(() => copyReadableRows(from, db)).immediate();
    } finally {
      from.close();
    }
  } catch {
    return 0;
  } finally {
    for (const companion of databaseSuffixes) rmSync(copy + companion, { force: true });
  }
}

function copyReadableRows(from: Database.Database, to: Database.Database): number {
  const there = new Set(storedColumns(from, 'history'));
  const names = storedColumns(to, 'history').filter((name) => there.has(name));
  const read = from.prepare<[number], Row>(`SELECT ${names.join(', ')} FROM history WHERE uploaded_at = ?`);
  const isKnown = to.prepare('SELECT 1 FROM history WHERE id = ?');
  const isTaken = to.prepare('SELECT 1 FROM history WHERE uploaded_at = ?');
  // What a backup holds as open is going to be uploaded, and will have a row of its own.
  const isOpen = to.prepare("SELECT 1 FROM jobs WHERE id = ? AND state <> 'uploaded'");
  const put = to.prepare(
    `INSERT INTO history (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  );
  const look = to.prepare(`SELECT ${libraryColumns} FROM history WHERE id = ?`);
  const takeBack = to.prepare('DELETE FROM history WHERE id = ?');

  let count = 0;
  for (const time of readableTimes(from)) {
    const row = tryOrNull(() => read.get(time));
    if (!row || isKnown.get(row.id) !== undefined) continue;
    let at = time;
    while (isTaken.get(at) !== undefined) at += 1;
    const job = row.job_id ?? null;
    const jobId = job !== null && isOpen.get(job) !== undefined ? null : job;
    // The user has not confirmed since that it is still to be deleted.
    const kept =
      row.delete_at == null ? row : { ...row, deletion: null, delete_at: null, presence: row.link_state };
    // A page that was overwritten may hold rows that only look like some.
    const isIn = tryOrNull(() => put.run({ ...kept, uploaded_at: at, job_id: jobId })) !== null;
    if (!isIn) continue;
    if (tryOrNull(() => readLibrary(look.get(row.id))) === null) takeBack.run(row.id);
    else count += 1;
  }
  return count;
}

/**
 * Lists the times of all rows that the table or an index can still read, from either end up to where it is broken.
 */
function readableTimes(db: Database.Database): number[] {
  const times = new Set<number>();
  for (const source of ['NOT INDEXED', 'INDEXED BY history_facets'])
    for (const direction of ['ASC', 'DESC'])
      tryOrNull(() => {
        const all = db.prepare<[], number>(
          `SELECT uploaded_at FROM history ${source} ORDER BY uploaded_at ${direction}`,
        );
        for (const time of all.pluck().iterate()) times.add(time);
      });
  return [...times].sort((a, b) => a - b);
}

function tryOrNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
