import type Database from 'better-sqlite3';
import { tryOrNull } from '../errors.ts';
import { libraryColumns, readLibrary } from '../library/item-row.ts';
import { storedColumns } from '../record.ts';
import type { Carried } from './carry-over.ts';
import { type Row, readableRows } from './readable-rows.ts';
import { reduceToUpload, remakeDerived } from './remake-item.ts';

const source = { table: 'history', key: ['uploaded_at'], index: 'history_facets' } as const;

/**
 * Brings over what of the library can be read and is in no backup: without their deletehashes nobody could delete those
 * pictures any more.
 */
export function carryHistory(from: Database.Database, to: Database.Database): Carried {
  const names = storedColumns(to, 'history');
  const { rows, unreadable } = readableRows(from, source, names);
  // A job has one upload: one that is called otherwise now is the same.
  const isKnown = to.prepare('SELECT 1 FROM history WHERE id = @id OR job_id = @job_id');
  const isTaken = to.prepare('SELECT 1 FROM history WHERE uploaded_at = ?');
  // What is going to be uploaded will have a row of its own.
  const isOpen = to.prepare("SELECT 1 FROM jobs WHERE id = ? AND state <> 'uploaded'");
  const look = to.prepare(`SELECT ${libraryColumns} FROM history WHERE id = ?`);
  const [first] = rows;
  const put = first && to.prepare(insertion(Object.keys(first)));
  const write = to.transaction((row: Row) => {
    put?.run(row);
    readLibrary(look.get(row.id));
    return true;
  });
  let count = 0;
  let leftOut = unreadable;
  for (const row of rows) {
    if (isKnown.get({ id: row.id, job_id: row.job_id ?? null }) !== undefined) continue;
    let at = Number(row.uploaded_at);
    while (isTaken.get(at) !== undefined) at += 1;
    const job = row.job_id ?? null;
    const jobId = job !== null && isOpen.get(job) !== undefined ? null : job;
    // Nobody has confirmed since that it is still to be deleted.
    const kept =
      row.delete_at == null
        ? row
        : { ...row, deletion: null, delete_at: null, presence: row.link_state ?? null };
    const asItWas = { ...kept, uploaded_at: at, job_id: jobId };
    const isIn = [() => asItWas, () => remakeDerived(asItWas), () => reduceToUpload(asItWas)].some((make) =>
      tryOrNull(() => {
        const made = make();
        return made !== null && write(made);
      }),
    );
    if (isIn) count += 1;
    else leftOut += 1;
  }
  return { count, leftOut };
}

const insertion = (names: readonly string[]) =>
  `INSERT INTO history (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
