import type { Consent, Job } from '../../contract/records.ts';

/** One thing that somebody has to say yes to, and how much waits for that. */
export interface ConsentRequest extends Omit<Consent, 'host'> {
  /** Tells it from the others. */
  readonly id: string;
  readonly username: string | null;
  readonly count: number;
}

/** Can be called back before its first byte. */
export const isInUndoDelay = (job: Job) => job.state === 'waiting' && job.reason?.kind === 'grace';

/** What is to be asked, in the order in which the first of each came in. */
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
