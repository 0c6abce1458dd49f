import { existsSync } from 'node:fs';
import type { Emitter } from '../events.ts';
import type { Spool } from '../sources/spool.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { Recovery, StoredJob } from '../store/types.ts';
import type { QueueEvents } from './events.ts';
import { lookChoiceOf } from './look-choice.ts';

const nothing: Recovery = { resumed: [], uncertain: [] };

/** Recovers jobs that a dead engine left in flight. To be called once, before anything else is done with jobs. */
export function recoverJobs(store: Pick<Store, 'jobs'>, work: boolean): Recovery {
  return work ? store.jobs.recover() : nothing;
}

/** Announces recovered jobs, and deletes spooled files that no job needs. @returns the open jobs, to be registered */
export function resumeOpenJobs(options: {
  readonly store: Pick<Store, 'jobs' | 'notice' | 'settings'>;
  readonly spool: Spool;
  readonly recovery: Recovery;
  /** False: jobs stay as they are. */
  readonly work: boolean;
  readonly events: Pick<Emitter<QueueEvents>, 'emit'>;
  /** True if what is sent again to this destination replaces what may be there. */
  isRepeatable(destination: string): boolean;
}): StoredJob[] {
  const { store, spool, recovery, work, events, isRepeatable } = options;
  const open = store.jobs.list({ open: true });
  const resumed = work ? open.map((job) => resendIfNobodyKnows(store, job, isRepeatable(job.host))) : open;
  const [replaced, uncertain] = [true, false].map((wanted) =>
    recovery.uncertain.filter(({ host }) => isRepeatable(host) === wanted).map(({ id }) => id),
  ) as [string[], string[]];
  if (recovery.resumed.length + recovery.uncertain.length > 0)
    events.emit('recovered', {
      resumed: [...recovery.resumed.map(({ id }) => id), ...replaced],
      uncertain,
    });
  const aside = store.notice ? [`${store.notice.path}.spool`] : [];
  // What cannot be tidied now is tidied at the next start.
  if (work) {
    const listed = store.jobs.list();
    const needed = [...listed.flatMap(neededPathsOf), ...pendingLooks(store, listed).flatMap(spooledPathsOf)];
    void spool.keepOnly(new Set(needed), ...aside).catch(() => {});
  }
  // What was sent again too often has ended with that.
  return resumed.filter(({ state }) => !hasEnded(state));
}

/**
 * Resends anonymous uploads without an answer, flagged as possible duplicates: without an account there is no way
 * to ask whether they arrived. Where another upload replaces the first there is nothing to flag.
 */
function resendIfNobodyKnows(store: Pick<Store, 'jobs'>, job: StoredJob, isRepeatable: boolean): StoredJob {
  if (job.state !== 'uncertain' || job.account !== null) return job;
  const resent = store.jobs.resend(job.id, !isRepeatable);
  return resent.ok ? resent.value : job;
}

/** Returns spooled files that the job may still send: the engine may have died before it removed those of an upload. */
const neededPathsOf = ({ state, source, original, mirrorTo }: StoredJob): string[] =>
  state === 'uploaded' && mirrorTo === null ? [] : spooledPathsOf({ source, original });

const spooledPathsOf = ({ source, original }: Pick<StoredJob, 'source' | 'original'>): string[] =>
  [source, original].flatMap((one) => (one?.kind === 'spool' ? one.path : []));

/**
 * Finds what went while it was still to be looked at when the engine ended: its bytes are in the spool for nothing else.
 * A warning that comes late is better than none.
 */
export function pendingLooks(
  store: Pick<Store, 'jobs' | 'settings'>,
  listed: readonly StoredJob[] = store.jobs.list(),
): StoredJob[] {
  const settings = store.settings.read();
  return listed.filter(
    (job) =>
      job.state === 'uploaded' &&
      job.source.kind === 'spool' &&
      lookChoiceOf(job, settings) !== 'off' &&
      existsSync(job.source.path),
  );
}
