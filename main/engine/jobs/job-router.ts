import type { Origin } from '../../../contract/records.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Projection } from '../publish/projection.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { WorkItem } from '../scheduler/types.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { OpenJobs } from './open-jobs.ts';
import type { PreparerPool } from './preparer.ts';
import type { ProcessingMonitor } from './processing-monitor.ts';
import type { Reconciler } from './reconciler.ts';
import type { Thumbnailer } from './thumbnailer.ts';

/** The course of jobs: after each transition they are handed to whoever moves them on, and what it means is told. */
export interface JobRouter {
  /** To whoever moves jobs of their state. */
  register(jobs: readonly StoredJob[]): void;
  /** Into the planner's line, unless its account stands still. */
  schedule(job: StoredJob): void;
  /** An attempt did not end the job. */
  reschedule(job: StoredJob): void;
  /** The job's last transition for now. */
  ended(job: StoredJob): void;
  /** Ended by somebody, and not by an attempt. */
  endJobs(jobs: readonly StoredJob[]): void;
  /** Nothing needs the bytes that were kept for it. */
  removeSpooled(job: StoredJob): void;
  onUploaded(listener: (job: StoredJob) => void): void;
}

/** Who moves jobs on. */
export interface Stages {
  readonly preparer: PreparerPool;
  readonly dispatcher: Dispatcher;
  readonly reconciler: Reconciler;
  readonly processing: ProcessingMonitor;
  readonly thumbnailer: Thumbnailer;
  readonly projection: Projection;
  readonly publisher: Publisher;
}

/** Ways in of what somebody makes on the spot, for which credits are kept. */
const captures: ReadonlySet<Origin> = new Set(['capture', 'clipboard', 'clipboard-watch', 'paste']);

/** Not of those that wait for somebody, nor of those that have left this computer. */
export const isSchedulable = ({ state }: StoredJob) =>
  state !== 'held' && state !== 'uncertain' && state !== 'processing';

export function createJobRouter(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly keys: TokenManager;
  readonly openJobs: OpenJobs;
  /** False: none is moved. */
  readonly work: boolean;
  readonly stages: Stages;
  planChanged(): void;
}): JobRouter {
  const { store, spool, clock, keys, openJobs, work, stages, planChanged } = options;
  const uploadListeners: ((job: StoredJob) => void)[] = [];
  const { preparer, dispatcher, reconciler, processing, thumbnailer, projection, publisher } = stages;
  const scheduler = () => dispatcher.connection.scheduler;

  const toWorkItem = (job: StoredJob): WorkItem => ({
    id: job.id,
    seq: job.seq,
    lane: job.lane,
    // Pictures of a post may have come in several acts.
    source: job.postId ?? job.batchId,
    postId: job.postId,
    account: job.account,
    cost: dispatcher.connection.host.uploadCost,
    bytes: job.outgoing?.bytes ?? job.media?.bytes ?? 0,
    notBefore: job.notBefore,
    urgent: openJobs.isUrgent(job.id),
    isReady: job.state === 'ready',
    leavesRoom: job.origin === 'folder',
    isCapture: captures.has(job.origin),
  });

  const schedule = (job: StoredJob) => {
    if (job.account !== null && keys.obstacle(job.account)) scheduler().remove(job.id);
    else scheduler().put(toWorkItem(job));
  };

  /** What may not go after its grace either waits for another reason then. */
  const notifyWhenUndoEnds = (jobs: readonly StoredJob[]) => {
    const now = clock.now();
    const ends = new Set(jobs.map(({ id }) => openJobs.undoableUntil(id)).filter((until) => until > now));
    for (const until of ends) clock.after(until - now, planChanged);
  };

  const removeSpooled = (job: StoredJob) => {
    const paths = [job.source, job.original].flatMap((source) =>
      source?.kind === 'spool' ? source.path : [],
    );
    if (paths.length === 0) return;
    void thumbnailer.settled(job.id).then(() => {
      for (const path of paths) void spool.remove(path);
    });
  };

  const ended = (job: StoredJob) => {
    projection.forget(job.id);
    publisher.jobsChanged([job.id]);
    planChanged();
    if (job.state === 'uploaded') {
      removeSpooled(job);
      for (const listener of uploadListeners) listener(job);
    }
    if (openJobs.end(job)) batchEnded(job);
  };

  const batchEnded = (last: StoredJob) => {
    const batch = store.jobs.listOfBatch(last.batchId);
    // Its links are of no use to people: the post's own is told when it is made.
    if (batch.every(({ postId }) => postId !== null)) return;
    // A link that was not seen working yet is there to be looked at, and copied by nobody but people.
    const working = batch.filter((one) => one.remote && !one.error);
    publisher.announce({
      kind: 'batch-ended',
      batchId: last.batchId,
      origin: last.origin,
      links: working.flatMap((one) => one.remote?.link ?? []),
      jobIds: working.map((one) => one.id),
      failed: batch.filter((one) => one.state === 'failed').length,
    });
  };

  /** To whoever moves jobs of its state. */
  const routeToStage = (job: StoredJob) => {
    if (job.state === 'uncertain') {
      if (work && job.account !== null) reconciler.add(job);
    } else if (job.state === 'processing') {
      if (work) processing.watch(job);
    } else if (job.state !== 'held') schedule(job);
    if (work && job.state === 'queued') preparer.add(job);
  };

  return {
    schedule,
    ended,
    removeSpooled,
    register(jobs) {
      for (const job of jobs) {
        openJobs.add(job);
        routeToStage(job);
      }
      publisher.jobsChanged(jobs.map((job) => job.id));
      planChanged();
      dispatcher.pump();
      notifyWhenUndoEnds(jobs);
    },
    reschedule(job) {
      openJobs.updateRetry(job);
      routeToStage(job);
      publisher.jobsChanged([job.id]);
    },
    endJobs(jobs) {
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
