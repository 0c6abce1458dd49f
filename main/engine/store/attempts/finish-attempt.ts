import type { Result } from '../../../../contract/bridge.ts';
import { uninspected } from '../jobs/finish-edit.ts';
import { applyRetryLimits, creditsOf } from '../jobs/retry-limits.ts';
import type { JobEvent } from '../jobs/states.ts';
import { createUploadRecorder } from '../library/record-upload.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptEnd, AttemptOutcome, AttemptResult, StoredJob } from '../types.ts';

type Failed = Extract<AttemptOutcome, { kind: 'failed' }>;

const eventOf: Record<Failed['next'], JobEvent> = {
  ready: 'again',
  failed: 'attempt-failed',
  uncertain: 'lost',
  cancelled: 'attempt-cancelled',
  'fetch-here': 'anew',
  'make-smaller': 'anew',
};

/** Ends an attempt, and moves its job on within the retry limits. */
export function finishAttempt(tables: Tables) {
  const { now, getJob, transitionJob, getLiveAttempt, endAttempt, saveLedger } = tables;
  const keep = createUploadRecorder(tables);
  const step = (before: StoredJob, outcome: AttemptOutcome, host: string, takenBack: number) => {
    const tally = { ...before.tally, credits: Math.max(0, before.tally.credits - takenBack) };
    switch (outcome.kind) {
      case 'uploaded':
        return transitionJob(before, 'arrived', { remote: outcome.remote, error: null, tally });
      case 'taken':
        return transitionJob(before, 'taken', {
          processing: { ...outcome.processing, host },
          error: null,
          tally,
        });
      case 'put-back':
        return transitionJob(before, 'again', { attempts: before.attempts - 1, tally });
      case 'failed': {
        const limited = applyRetryLimits(tally, outcome, before.account, now());
        return transitionJob(before, eventOf[limited.next], {
          error: limited.failure,
          notBefore: limited.notBefore,
          tally: limited.tally,
          ...(limited.next === 'fetch-here' ? fetchedHere(before) : {}),
          ...(limited.next === 'make-smaller' ? uninspected : {}),
          maybeTwice: before.maybeTwice || outcome.maybeTwice,
        });
      }
    }
  };
  return ({ attemptId, outcome, settlement, ledger }: AttemptEnd): Result<AttemptResult> => {
    const live = getLiveAttempt(attemptId);
    if (!live.ok) return live;
    const { jobId, host, spender, cost } = live.value;
    const before = getJob(jobId);
    if (!before) return notFound('job', jobId);

    const finished = step(before, outcome, host, settlement === 'nothing-sent' ? creditsOf(cost) : 0);
    if (!finished.ok) return finished;

    const error = outcome.kind === 'failed' ? JSON.stringify(outcome.failure) : null;
    endAttempt(attemptId, { state: attemptState(outcome), settlement, error });
    saveLedger(host, spender, ledger);
    const history = outcome.kind === 'uploaded' ? keep(finished.value, outcome, host) : null;
    return { ok: true, value: { job: finished.value, history } };
  };
}

const fetchedHere = ({ source }: StoredJob): Partial<StoredJob> =>
  source.kind === 'url' ? { source: { ...source, by: 'here' } } : {};

function attemptState(outcome: AttemptOutcome) {
  if (outcome.kind === 'put-back') return 'interrupted';
  if (outcome.kind !== 'failed') return 'uploaded';
  return outcome.next === 'uncertain' ? 'unknown' : 'failed';
}
