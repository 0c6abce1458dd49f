import type { Result } from '../../../../contract/bridge.ts';
import { creditsOf } from '../jobs/retry-limits.ts';
import { insert } from '../record.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptStart, StoredJob } from '../types.ts';
import { attemptTable } from './attempt-row.ts';

export function startAttempt({ db, now, getJob, transitionJob, saveLedger }: Tables) {
  const add = insert(db, attemptTable);
  const spend = db.prepare('INSERT INTO spending (attempt_id, budget, credits, at) VALUES (?, ?, ?, ?)');
  return ({ jobId, attemptId, host, spender, cost, ledger, ...start }: AttemptStart): Result<StoredJob> => {
    const found = getJob(jobId);
    if (!found) return notFound('job', jobId);
    const tally = { ...found.tally, credits: found.tally.credits + creditsOf(cost) };
    const maybeTwice = found.maybeTwice || (start.maybeTwice ?? false);
    const attempts = found.attempts + 1;
    const started = transitionJob(found, 'start', { attempts, notBefore: 0, tally, maybeTwice });
    if (!started.ok) return started;
    const time = now();
    add({ id: attemptId, jobId, host, spender, cost, state: 'sending', startedAt: time, endedAt: null });
    for (const [budget, credits] of Object.entries(cost)) spend.run(attemptId, budget, credits, time);
    if (ledger) saveLedger(host, spender, ledger);
    return started;
  };
}
