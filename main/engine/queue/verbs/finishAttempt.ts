import type { Result } from '../../../../contract/bridge.ts';
import type { HistoryItem } from '../../../../contract/records.ts';
import { fold } from '../fold.ts';
import { historyValues } from '../rows.ts';
import type { JobEvent } from '../states.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptEnd, AttemptOutcome, Finished, StoredJob } from '../types.ts';

type Failed = Extract<AttemptOutcome, { kind: 'failed' }>;

const eventOf: Record<Failed['next'], JobEvent> = {
  ready: 'again',
  failed: 'attempt-failed',
  uncertain: 'lost',
  cancelled: 'attempt-cancelled',
};

export function finishAttempt(tables: Tables) {
  const { now, job, change, liveAttempt, endAttempt, saveLedger } = tables;
  const addHistory = historyAdder(tables);
  return ({ attemptId, outcome, settlement, ledger }: AttemptEnd): Result<Finished> => {
    const live = liveAttempt(attemptId);
    if (!live.ok) return live;
    const { jobId, host, spender } = live.value;
    const before = job(jobId);
    if (!before) return notFound('job', jobId);

    const finished =
      outcome.kind === 'uploaded'
        ? change(jobId, 'arrived', { remote: outcome.remote, error: null })
        : change(jobId, eventOf[outcome.next], {
            error: outcome.failure,
            notBefore: outcome.notBefore,
            maybeTwice: before.maybeTwice || outcome.maybeTwice,
          });
    if (!finished.ok) return finished;

    const error = outcome.kind === 'failed' ? JSON.stringify(outcome.failure) : null;
    endAttempt(attemptId, { state: attemptState(outcome), settlement, error });
    saveLedger(host, spender, ledger);
    const history =
      outcome.kind === 'uploaded' ? addHistory(historyOf(finished.value, outcome, host, now())) : null;
    return { ok: true, value: { job: finished.value, history } };
  };
}

function attemptState(outcome: AttemptOutcome) {
  if (outcome.kind === 'uploaded') return 'uploaded';
  return outcome.next === 'uncertain' ? 'unknown' : 'failed';
}

function historyOf(
  job: StoredJob,
  { historyId, remote }: Extract<AttemptOutcome, { kind: 'uploaded' }>,
  host: string,
  uploadedAt: number,
): HistoryItem {
  const { name, title, description, privacy, origin, media, hasThumbnail, maybeTwice } = job;
  const kept = { name, title, description, privacy, origin, media, hasThumbnail, maybeTwice };
  return { ...kept, id: historyId, jobId: job.id, host, remote, uploadedAt };
}

function historyAdder({ db }: Tables) {
  const isTaken = db.prepare('SELECT 1 FROM history WHERE uploaded_at = ?');
  const insert = db.prepare(`
    INSERT INTO history (id, job_id, host, name, title, description, privacy, origin, media, has_thumbnail, remote,
      maybe_twice, uploaded_at, searched)
    VALUES (@id, @jobId, @host, @name, @title, @description, @privacy, @origin, @media, @hasThumbnail, @remote,
      @maybeTwice, @uploadedAt, @searched)`);
  return (item: HistoryItem): HistoryItem => {
    let { uploadedAt } = item;
    while (isTaken.get(uploadedAt) !== undefined) uploadedAt += 1;
    const kept = { ...item, uploadedAt };
    const searched = [item.name, item.title, item.description, item.remote.link].join('\n');
    insert.run({ ...historyValues(kept), searched: fold(searched) });
    return kept;
  };
}
