import type Database from 'better-sqlite3';
import { tryOrNull } from '../errors.ts';
import { jobTable } from '../jobs/job-row.ts';
import { storedColumns } from '../record.ts';
import { type Carried, createRowWriter } from './carry-over.ts';
import { type Row, readableRows } from './readable-rows.ts';

const source = { table: 'jobs', key: ['seq'], id: ['id'], index: 'jobs_by_batch' } as const;

/** What preparing makes, and makes again. */
const preparedAnew: Row = {
  state: 'queued',
  media: null,
  has_thumbnail: 0,
  look: null,
  carries: null,
  outgoing: null,
  error: null,
  tally: null,
};
/** In these nobody has been asked anything, and nothing has left. */
const isPreparable = ({ state, held }: Row) =>
  (state === 'queued' || state === 'preparing' || state === 'ready') && held === null;

/** Nobody can submit a draft that is lost: its pictures wait for whoever looks at them. */
const keptForLooking = JSON.stringify({ why: 'edit', settled: true });

/**
 * Brings over the jobs that can be read, those that have ended too: folders and posts know by them what was taken. One
 * whose picture was only looked at, and which makes no sense any more, is looked at again.
 */
export function carryJobs(from: Database.Database, to: Database.Database): Carried & { waiting: number } {
  const { rows, unreadable } = readableRows(from, source, storedColumns(to, 'jobs'));
  const put = createRowWriter(to, source);
  const look = to.prepare(`SELECT ${jobTable.columns} FROM jobs WHERE id = @id`);
  const flagOf = to.prepare<[Row], number>('SELECT maybe_twice FROM jobs WHERE id = @id').pluck();
  const hasPost = to.prepare<[Row]>('SELECT 1 FROM posts WHERE id = @post_id');
  const write = to.transaction((row: Row) => {
    put(row);
    jobTable.read(look.get(row));
    return true;
  });
  let count = 0;
  let waiting = 0;
  let leftOut = unreadable;
  for (const read of rows) {
    // What a backup has as open stays flagged: the damaged database may know less than was sent.
    const flagged = flagOf.get(read) === 1 ? { ...read, maybe_twice: 1 } : read;
    const hasLostPost = flagged.post_id != null && hasPost.get(flagged) === undefined;
    const row = hasLostPost ? withoutPost(flagged) : flagged;
    const isIn =
      tryOrNull(() => write(row)) ??
      (isPreparable(row) ? tryOrNull(() => write({ ...row, ...preparedAnew })) : null);
    if (!isIn) leftOut += 1;
    else {
      count += 1;
      if (row.ended_at == null) waiting += 1;
    }
  }
  return { count, waiting, leftOut };
}

const withoutPost = (row: Row): Row =>
  row.state === 'held' && String(row.held).includes('"draft"')
    ? { ...row, post_id: null, held: keptForLooking }
    : { ...row, post_id: null };

/**
 * Makes jobs and attempts agree, as recovery takes for granted. What was being sent may have arrived, and is flagged; what
 * its attempt says decides whether it is sent again, and without one it is.
 */
export function settleAttempts(to: Database.Database, now: number): void {
  to.prepare("UPDATE jobs SET maybe_twice = 1 WHERE state = 'uploading'").run();
  to.prepare(
    `UPDATE attempts SET state = CASE state WHEN 'committed' THEN 'unknown' ELSE 'interrupted' END,
      settlement = 'unknown', left_over = 1, ended_at = ?
    WHERE ended_at IS NULL AND job_id NOT IN (SELECT id FROM jobs WHERE state = 'uploading')`,
  ).run(now);
  to.prepare(
    `UPDATE jobs SET state = CASE WHEN outgoing IS NULL AND media IS NOT NULL THEN 'queued' ELSE 'ready' END
    WHERE state = 'uploading' AND id NOT IN (SELECT job_id FROM attempts WHERE ended_at IS NULL)`,
  ).run();
  to.prepare(
    "UPDATE spending SET settled = 'unknown', settled_at = ? WHERE settled IS NULL AND attempt_id IN (SELECT id FROM attempts WHERE ended_at IS NOT NULL)",
  ).run(now);
}
