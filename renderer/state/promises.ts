import type { Job, QueueSummary } from '../../contract/job.ts';
import type { WaitReason } from '../../contract/wait-reason.ts';
import { hasEnded } from './job-predicates.ts';

/** Reasons that only a person ends: what waits for them is promised no time, and neither is all of the queue. */
const endless: ReadonlySet<WaitReason['kind']> = new Set(['client-id', 'sign-in', 'destination']);

/**
 * Returns the time that is told of an open job, wherever it is told: never one before that until which nothing goes. Null
 * where none is known.
 */
export function promisedAt({ reason, doneBy }: Pick<Job, 'reason' | 'doneBy'>): number | null {
  if (reason && endless.has(reason.kind)) return null;
  const until = reason?.until ?? null;
  return doneBy === null && until === null ? null : Math.max(doneBy ?? 0, until ?? 0);
}

/** Returns the time that is told of all open jobs: never one before that of any of them; null where one has none ever. */
export function allPromisedBy(
  { doneBy }: Pick<QueueSummary, 'doneBy'>,
  jobs: ReadonlyMap<string, Job>,
): number | null {
  if (doneBy === null) return null;
  let last = doneBy;
  for (const job of jobs.values()) {
    if (hasEnded(job)) continue;
    if (job.reason && endless.has(job.reason.kind)) return null;
    last = Math.max(last, promisedAt(job) ?? 0);
  }
  return last;
}
