import type { Emitter } from '../events.ts';
import type { Spool } from '../sources/spool.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { Recovery, StoredJob } from '../store/types.ts';
import type { QueueEvents } from './events.ts';

const nothing: Recovery = { resumed: [], uncertain: [], leftOver: [] };

/** Recovers jobs that a dead engine left in flight. To be called once, before anything else is done with jobs. */
export function recoverJobs(store: Pick<Store, 'jobs'>, work: boolean): Recovery {
  return work ? store.jobs.recover() : nothing;
}

/** Announces recovered jobs, and deletes spooled files that no job needs. @returns the open jobs, to be registered */
export function resumeOpenJobs(options: {
  readonly store: Pick<Store, 'jobs' | 'notice'>;
  readonly spool: Spool;
  readonly recovery: Recovery;
  /** False: jobs stay as they are. */
  readonly work: boolean;
  readonly events: Pick<Emitter<QueueEvents>, 'emit'>;
}): StoredJob[] {
  const { store, spool, recovery, work, events } = options;
  const open = store.jobs.list({ open: true });
  const resumed = work ? open.map((job) => resendIfNobodyKnows(store, job)) : open;
  if (recovery.resumed.length + recovery.uncertain.length > 0)
    events.emit('recovered', {
      resumed: recovery.resumed.map(({ id }) => id),
      uncertain: recovery.uncertain.map(({ id }) => id),
    });
  const aside = store.notice ? [`${store.notice.path}.spool`] : [];
  // What cannot be tidied now is tidied at the next start.
  if (work) void spool.keepOnly(new Set(store.jobs.list().flatMap(spooledPathsOf)), ...aside).catch(() => {});
  // What was sent again too often has ended with that.
  return resumed.filter(({ state }) => !hasEnded(state));
}

/**
 * Resends anonymous uploads without an answer, flagged as possible duplicates: without an account there is no way
 * to ask whether they arrived.
 */
function resendIfNobodyKnows(store: Pick<Store, 'jobs'>, job: StoredJob): StoredJob {
  if (job.state !== 'uncertain' || job.account !== null) return job;
  const resent = store.jobs.resend(job.id, true);
  return resent.ok ? resent.value : job;
}

const spooledPathsOf = ({ source, original }: StoredJob): string[] =>
  [source, original].flatMap((one) => (one?.kind === 'spool' ? one.path : []));
