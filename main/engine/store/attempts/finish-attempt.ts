import type { Result } from '../../../../contract/bridge.ts';
import { unknown } from '../jobs/finish-edit.ts';
import type { JobEvent } from '../jobs/states.ts';
import { uploadKeeper } from '../library/record-upload.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptEnd, AttemptOutcome, Finished, StoredJob } from '../types.ts';

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
  const { job, change, liveAttempt, endAttempt, saveLedger } = tables;
  const keep = uploadKeeper(tables);
  const step = (before: StoredJob, outcome: AttemptOutcome, host: string) => {
    switch (outcome.kind) {
      case 'uploaded':
        return change(before.id, 'arrived', { remote: outcome.remote, error: null });
      case 'taken':
        return change(before.id, 'taken', { processing: { ...outcome.processing, host }, error: null });
      case 'failed':
        return change(before.id, eventOf[outcome.next], {
          error: outcome.failure,
          notBefore: outcome.notBefore,
          ...(outcome.next === 'fetch-here' ? fetchedHere(before) : {}),
          ...(outcome.next === 'make-smaller' ? unknown : {}),
          maybeTwice: before.maybeTwice || outcome.maybeTwice,
        });
    }
  };
  return ({ attemptId, outcome, settlement, ledger }: AttemptEnd): Result<Finished> => {
    const live = liveAttempt(attemptId);
    if (!live.ok) return live;
    const { jobId, host, spender } = live.value;
    const before = job(jobId);
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
