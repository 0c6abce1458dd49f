import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import { attemptTable } from '../attempts/attempt-row.ts';
import type { Tables } from '../tables.ts';
import type { InterruptedAttempt, Recovery, StoredJob } from '../types.ts';
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
  /** Requeues a job whose inspection the engine's death cut short; fails it after several, as it may be the cause. */
  const requeue = (id: string) => {
    const tally = getJob(id)?.tally ?? emptyTally;
    const deaths = tally.deaths + 1;
    const change = { tally: { ...tally, deaths } };
    if (deaths < maxDeaths) unwrap(transitionJob(id, 'requeue', change));
    else unwrap(transitionJob(id, 'fail', { ...change, error: killsEngine }));
  };
  return (): Recovery => {
    for (const { id } of preparing.all()) requeue(id);
    const resumed: StoredJob[] = [];
    const uncertain: StoredJob[] = [];
    const leftOver: InterruptedAttempt[] = [];
    for (const { id, jobId, state, host, spender, cost, startedAt } of live.all().map(attemptTable.read)) {
      const whole = state === 'committed';
      endAttempt(id, {
        state: whole ? 'unknown' : 'interrupted',
        settlement: 'unknown',
        error: JSON.stringify(engineStopped),
      });
      const before = getJob(jobId)?.tally ?? emptyTally;
      const tally = {
        ...before,
        lost: before.lost + (whole ? 1 : 0),
        returns: before.returns + 1,
      };
      const pause = whole ? 0 : pauseAfterReturn(tally);
      const change = { error: engineStopped, notBefore: pause === 0 ? 0 : now() + pause, tally };
      const job = unwrap(transitionJob(jobId, whole ? 'lost' : 'again', change));
      (whole ? uncertain : resumed).push(job);
      leftOver.push({ attemptId: id, host, spender, account: job.account, cost, startedAt });
    }
    return { resumed, uncertain, leftOver };
  };
}

/**
 * Unwraps the change of a live attempt's job: it is being uploaded, by every transaction there is; if not, the file
 * was tampered with.
 */
function unwrap(changed: Result<StoredJob>): StoredJob {
  if (changed.ok) return changed.value;
  throw new AppError(errorData('profile-damaged', changed.error.message));
}
