import { dirname } from 'node:path';
import type { Result } from '../../../../contract/bridge.ts';
import type { HistoryItem } from '../../../../contract/records.ts';
import { historyAdder } from '../history.ts';
import type { JobEvent } from '../states.ts';
import { notFound, type Tables } from '../tables.ts';
import type { AttemptEnd, AttemptOutcome, Finished, StoredJob } from '../types.ts';

type Failed = Extract<AttemptOutcome, { kind: 'failed' }>;

const eventOf: Record<Failed['next'], JobEvent> = {
  ready: 'again',
  failed: 'attempt-failed',
  uncertain: 'lost',
  cancelled: 'attempt-cancelled',
  'fetch-here': 'anew',
};

export function finishAttempt(tables: Tables) {
  const { now, job, change, liveAttempt, endAttempt, saveLedger } = tables;
  const addHistory = historyAdder(tables);
  const keep = (job: StoredJob, arrived: Extract<AttemptOutcome, { kind: 'uploaded' }>, host: string) => {
    const item = historyOf(job, arrived, host, now());
    const { uploadedAt } = addHistory({ ...item, folder: folderOf(job) }, job.look);
    return { ...item, uploadedAt };
  };
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
            ...(outcome.next === 'fetch-here' ? fetchedHere(before) : {}),
            maybeTwice: before.maybeTwice || outcome.maybeTwice,
          });
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
  if (outcome.kind === 'uploaded') return 'uploaded';
  return outcome.next === 'uncertain' ? 'unknown' : 'failed';
}

function historyOf(
  job: StoredJob,
  { historyId, remote }: Extract<AttemptOutcome, { kind: 'uploaded' }>,
  host: string,
  uploadedAt: number,
): HistoryItem {
  const { name, title, description, privacy, account, origin, media, hasThumbnail, maybeTwice } = job;
  const kept = { name, title, description, privacy, account, origin, media, hasThumbnail, maybeTwice };
  const removed = [...(job.outgoing?.removed ?? [])];
  const sent = job.carries?.map(({ kind }) => kind).filter((kind) => !removed.includes(kind));
  const metadata = sent ? { removed, kept: sent } : null;
  return { ...kept, metadata, id: historyId, jobId: job.id, host, remote, uploadedAt };
}

/** Where the file lay that people gave, whatever was made of it since. */
function folderOf({ source, original }: StoredJob): string | null {
  const given = original ?? source;
  return given.kind === 'file' ? dirname(given.path) : null;
}
