import type { Consent } from '../../contract/consent.ts';
import type { Job } from '../../contract/job.ts';

/** Describes one request for consent, and how many jobs wait for it. */
export interface ConsentRequest extends Omit<Consent, 'host'> {
  /** Unique among the requests. */
  readonly id: string;
  readonly username: string | null;
  readonly count: number;
}

/** Whether the job can be cancelled before its first byte. */
export const isInUndoDelay = (job: Job) => job.state === 'waiting' && job.reason?.kind === 'grace';

/** Returns the open requests, in the order in which the first job of each was added. */
export function openConsentRequests(jobs: ReadonlyMap<string, Job>): ConsentRequest[] {
  const questions = new Map<string, ConsentRequest>();
  for (const { state, held, account, privacy } of jobs.values()) {
    if (state !== 'paused' || held?.why !== 'consent') continue;
    const { kind, username } = held;
    const id = JSON.stringify([kind, account, privacy]);
    const known = questions.get(id);
    const count = (known?.count ?? 0) + 1;
    questions.set(id, { id, kind, account, privacy, username, count });
  }
  return [...questions.values()];
}
