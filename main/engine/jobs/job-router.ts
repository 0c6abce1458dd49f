import type { Keyring } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Showing } from '../publish/projection.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { WorkItem } from '../scheduler/types.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Roster } from './open-jobs.ts';
import type { Preparers } from './preparer.ts';
import type { Processing } from './processing-monitor.ts';
import type { Reconciler } from './reconciler.ts';

/** The course of jobs: after each transition they are handed to whoever moves them on, and what it means is told. */
export interface Course {
  /** To whoever moves jobs of their state. */
  enlist(jobs: readonly StoredJob[]): void;
  /** Into the planner's line, unless its account stands still. */
  lineUp(job: StoredJob): void;
  /** An attempt did not end the job. */
  again(job: StoredJob): void;
  /** The job's last transition for now. */
  ended(job: StoredJob): void;
  /** Ended by somebody, and not by an attempt. */
  endAll(jobs: readonly StoredJob[]): void;
  /** Nothing needs the bytes that were kept for it. */
  dropSpooled(job: StoredJob): void;
  onUploaded(listener: (job: StoredJob) => void): void;
}

/** Who moves jobs on. They report to the course, so they are there only after it. */
export interface Movers {
  readonly preparer: Preparers;
  readonly dispatcher: Dispatcher;
  readonly reconciler: Reconciler;
  readonly processing: Processing;
  readonly showing: Showing;
  readonly publisher: Publisher;
}

/** Not of those that wait for somebody, nor of those that have left this computer. */
export const isInLine = ({ state }: StoredJob) =>
  state !== 'held' && state !== 'uncertain' && state !== 'processing';

export function createCourse(options: {
  readonly store: Store;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly keys: Keyring;
  readonly roster: Roster;
  /** False: none is moved. */
  readonly work: boolean;
  movers(): Movers;
  planChanged(): void;
}): Course {
  const { store, spool, clock, keys, roster, work, movers, planChanged } = options;
  const uploadListeners: ((job: StoredJob) => void)[] = [];
  const scheduler = () => movers().dispatcher.station.scheduler;

  const itemOf = (job: StoredJob): WorkItem => ({
    id: job.id,
    seq: job.seq,
    lane: job.lane,
    // Pictures of a post may have come in several acts.
    source: job.postId ?? job.batchId,
    postId: job.postId,
    account: job.account,
    cost: movers().dispatcher.station.host.uploadCost,
    bytes: job.outgoing?.bytes ?? job.media?.bytes ?? 0,
    notBefore: job.notBefore,
    urgent: roster.isUrgent(job.id),
  });

  const lineUp = (job: StoredJob) => {
    if (job.account !== null && keys.obstacle(job.account)) scheduler().remove(job.id);
    else scheduler().put(itemOf(job));
  };

  /** What may not go after its grace either waits for another reason then. */
  const sayWhenOver = (jobs: readonly StoredJob[]) => {
    const now = clock.now();
    const ends = new Set(jobs.map(({ id }) => roster.graceOf(id)).filter((until) => until > now));
    for (const until of ends) clock.after(until - now, planChanged);
  };

  const dropSpooled = (job: StoredJob) => {
    for (const source of [job.source, job.original])
      if (source?.kind === 'spool') void spool.remove(source.path);
  };

  const ended = (job: StoredJob) => {
    const { showing, publisher } = movers();
    showing.forget(job.id);
    publisher.jobsChanged([job.id]);
    planChanged();
    if (job.state === 'uploaded') {
      dropSpooled(job);
      for (const listener of uploadListeners) listener(job);
    }
    if (roster.end(job)) batchEnded(job);
  };

  const batchEnded = (last: StoredJob) => {
    const batch = store.jobsOfBatch(last.batchId);
    // Its links are of no use to people: the post's own is told when it is made.
    if (batch.every(({ postId }) => postId !== null)) return;
    // A link that was not seen working yet is there to be looked at, and copied by nobody but people.
    const working = batch.filter((one) => one.remote && !one.error);
    movers().publisher.announce({
      kind: 'batch-ended',
      batchId: last.batchId,
      origin: last.origin,
      links: working.flatMap((one) => one.remote?.link ?? []),
      jobIds: working.map((one) => one.id),
      failed: batch.filter((one) => one.state === 'failed').length,
    });
  };

  /** To whoever moves jobs of its state. */
  const handOn = (job: StoredJob) => {
    const { preparer, reconciler, processing } = movers();
    if (job.state === 'uncertain') {
      if (work && job.account !== null) reconciler.add(job);
    } else if (job.state === 'processing') {
      if (work) processing.follow(job);
    } else if (job.state !== 'held') lineUp(job);
    if (work && job.state === 'queued') preparer.add(job);
  };

  return {
    lineUp,
    ended,
    dropSpooled,
    enlist(jobs) {
      const { dispatcher, publisher } = movers();
      for (const job of jobs) {
        roster.add(job);
        handOn(job);
      }
      publisher.jobsChanged(jobs.map((job) => job.id));
      planChanged();
      dispatcher.pump();
      sayWhenOver(jobs);
    },
    again(job) {
      roster.retryLater(job);
      handOn(job);
      movers().publisher.jobsChanged([job.id]);
    },
    endAll(jobs) {
      const { preparer, dispatcher } = movers();
      for (const job of jobs) {
        preparer.remove(job.id);
        scheduler().remove(job.id);
        ended(job);
      }
      // One of them may have been the next that the planner waited for.
      dispatcher.pump();
    },
    onUploaded: (listener) => void uploadListeners.push(listener),
  };
}
