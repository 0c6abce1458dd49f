import type { Result } from '../../../../contract/bridge.ts';
import { uninspected } from '../jobs/finish-edit.ts';
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

export function finishAttempt(tables: Tables) {
  const { getJob, transitionJob, getLiveAttempt, endAttempt, saveLedger } = tables;
  const keep = createUploadRecorder(tables);
  const step = (before: StoredJob, outcome: AttemptOutcome, host: string) => {
    switch (outcome.kind) {
      case 'uploaded':
        return transitionJob(before.id, 'arrived', { remote: outcome.remote, error: null });
      case 'taken':
        return transitionJob(before.id, 'taken', {
          processing: { ...outcome.processing, host },
          error: null,
        });
      case 'failed':
        return transitionJob(before.id, eventOf[outcome.next], {
          error: outcome.failure,
          notBefore: outcome.notBefore,
          ...(outcome.next === 'fetch-here' ? fetchedHere(before) : {}),
          ...(outcome.next === 'make-smaller' ? uninspected : {}),
          maybeTwice: before.maybeTwice || outcome.maybeTwice,
        });
    }
  };
  return ({ attemptId, outcome, settlement, ledger }: AttemptEnd): Result<AttemptResult> => {
    const live = getLiveAttempt(attemptId);
    if (!live.ok) return live;
    const { jobId, host, spender } = live.value;
    const before = getJob(jobId);
    if (!before) return notFound('job', jobId);

    const finished = step(before, outcome, host);
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
  if (outcome.kind !== 'failed') return 'uploaded';
  return outcome.next === 'uncertain' ? 'unknown' : 'failed';
}
