import type { Result } from '../../../../contract/bridge.ts';
import { creditsOf } from '../jobs/retry-limits.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptStart, StoredJob } from '../types.ts';

export function startAttempt({ db, now, getJob, transitionJob, saveLedger }: Tables) {
  const insert = db.prepare(`
    INSERT INTO attempts (id, job_id, host, spender, cost, state, started_at) VALUES (?, ?, ?, ?, ?, 'sending', ?)`);
  const spend = db.prepare('INSERT INTO spending (attempt_id, budget, credits, at) VALUES (?, ?, ?, ?)');
  return ({ jobId, attemptId, host, spender, cost, ledger }: AttemptStart): Result<StoredJob> => {
    const found = getJob(jobId);
    if (!found) return notFound('job', jobId);
    const tally = { ...found.tally, credits: found.tally.credits + creditsOf(cost) };
    const started = transitionJob(jobId, 'start', { attempts: found.attempts + 1, notBefore: 0, tally });
    if (!started.ok) return started;
    const time = now();
    insert.run(attemptId, jobId, host, spender, JSON.stringify(cost), time);
    for (const [budget, credits] of Object.entries(cost)) spend.run(attemptId, budget, credits, time);
    if (ledger) saveLedger(host, spender, ledger);
    return started;
  };
}
