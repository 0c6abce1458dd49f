import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import { columns, readAttempt } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { InterruptedAttempt, Recovery, StoredJob } from '../types.ts';

export const recoverSql = {
  preparing: `SELECT id FROM jobs WHERE dismissed_at IS NULL AND state = 'preparing'`,
  live: `SELECT ${columns.attempt} FROM attempts WHERE ended_at IS NULL ORDER BY started_at, id`,
} as const;

const engineStopped = errorData('engine-stopped', 'The engine stopped while the picture was being sent.');

/** Nothing says that what a dead engine sent was not charged, so that all of it stays spent. */
export function recover({ db, transitionJob, endAttempt }: Tables) {
  const preparing = db.prepare<[], { id: string }>(recoverSql.preparing);
  const live = db.prepare(recoverSql.live);
  return (): Recovery => {
    for (const { id } of preparing.all()) unwrap(transitionJob(id, 'requeue'));
    const resumed: StoredJob[] = [];
    const uncertain: StoredJob[] = [];
    const leftOver: InterruptedAttempt[] = [];
    for (const { id, jobId, state, host, spender, cost, startedAt } of live.all().map(readAttempt)) {
      const whole = state === 'committed';
      endAttempt(id, {
        state: whole ? 'unknown' : 'interrupted',
        settlement: 'unknown',
        error: JSON.stringify(engineStopped),
      });
      const job = unwrap(
        transitionJob(jobId, whole ? 'lost' : 'again', { error: engineStopped, notBefore: 0 }),
      );
      (whole ? uncertain : resumed).push(job);
      leftOver.push({ attemptId: id, host, spender, account: job.account, cost, startedAt });
    }
    return { resumed, uncertain, leftOver };
  };
}

/** A live attempt's job is being uploaded, by every transaction there is; if not, the file was tampered with. */
function unwrap(changed: Result<StoredJob>): StoredJob {
  if (changed.ok) return changed.value;
  throw new AppError(errorData('profile-damaged', changed.error.message));
}
