import { errorData } from '../../../../contract/app-error.ts';
import { attemptTable } from '../attempts/attempt-row.ts';
import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { Recovery, StoredJob } from '../types.ts';
import { maxDeaths, pauseAfterReturn } from './retry-limits.ts';
import { emptyTally } from './tally.ts';

export const recoverSql = {
  preparing: `SELECT id FROM jobs WHERE dismissed_at IS NULL AND state = 'preparing'`,
  live: `SELECT ${attemptTable.columns} FROM attempts WHERE ended_at IS NULL ORDER BY started_at, id`,
} as const;

const killsEngine = errorData('cannot-be-looked-at', 'The engine died whenever it was being looked at.');
const engineStopped = errorData('engine-stopped', 'The engine stopped while the picture was being sent.');

/**
 * Recovers what a dead engine left in flight. Nothing says that what it sent was not charged, so that all of it
 * stays spent.
 */
export function recover({ db, now, getJob, transitionJob, endAttempt }: Tables) {
  const preparing = db.prepare<[], { id: string }>(recoverSql.preparing);
  const live = db.prepare(recoverSql.live);
  const markLeftOver = db.prepare('UPDATE attempts SET left_over = 1 WHERE id = ?');
  /** Requeues a job whose inspection the engine's death cut short; fails it after several, as it may be the cause. */
  const requeue = (id: string) => {
    const tally = getJob(id)?.tally ?? emptyTally;
    const deaths = tally.deaths + 1;
    const change = { tally: { ...tally, deaths } };
    if (deaths < maxDeaths) transitionJob(id, 'requeue', change);
    else transitionJob(id, 'fail', { ...change, error: killsEngine });
  };
  return (): Recovery => {
    for (const { id } of preparing.all()) requeue(id);
    const resumed: StoredJob[] = [];
    const uncertain: StoredJob[] = [];
    for (const { id, jobId, state } of readReadable(live.all(), attemptTable.read)) {
      const whole = state === 'committed';
      endAttempt(id, {
        state: whole ? 'unknown' : 'interrupted',
        settlement: 'unknown',
        error: JSON.stringify(engineStopped),
      });
      markLeftOver.run(id);
      const before = getJob(jobId)?.tally ?? emptyTally;
      const tally = {
        ...before,
        lost: before.lost + (whole ? 1 : 0),
        returns: before.returns + 1,
      };
      const pause = whole ? 0 : pauseAfterReturn(tally);
      const change = { error: engineStopped, notBefore: pause === 0 ? 0 : now() + pause, tally };
      const job = transitionJob(jobId, whole ? 'lost' : 'again', change);
      // By every transaction there is a live attempt's job is being sent. If it is not, the file was touched by others:
      // the attempt is over for all that, and what it spent stays spent.
      if (job.ok) (whole ? uncertain : resumed).push(job.value);
    }
    return { resumed, uncertain };
  };
}
