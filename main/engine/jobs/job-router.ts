import type { Origin } from '../../../contract/origin.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { Host } from '../hosts/host.ts';
import type { Projection } from '../publish/projection.ts';
import type { WorkItem } from '../scheduler/types.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { dueAt } from './due-at.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import type { OpenJobs } from './open-jobs.ts';
import { isRouteOpen, type Stages } from './stages.ts';

/** Routes jobs to the stage of their state after each transition, and emits what changed. */
export interface JobRouter {
  /** Takes jobs that are new or were reopened. */
  register(jobs: readonly StoredJob[]): void;
  /** Puts the job into the planner's queue, unless its account is blocked. */
  schedule(job: StoredJob): void;
  /** Takes the job out of the planner's queue. */
  unschedule(id: string): void;
  /** Closes jobs that were ended by a command, not by an attempt. */
  endJobs(jobs: readonly StoredJob[]): void;
  /** Closes a job after its last transition for now. */
  ended(job: StoredJob): void;
  /** Lets go of an uploaded job's picture, whatever is done with it from now on. */
  finish(job: StoredJob): void;
  /** Deletes the job's files in the spool. */
  removeSpooled(job: StoredJob): void;
  /** Recomputes ETAs and decisions. */
  replan(): void;
}

export interface JobRouterOptions {
  readonly store: Pick<Store, 'jobs' | 'library'>;
  readonly spool: Spool;
  readonly clock: Clock;
  readonly keys: TokenManager;
  readonly connections: HostConnections;
  readonly openJobs: OpenJobs;
  /** False: no job is moved. */
  readonly work: boolean;
  readonly stages: Stages;
  readonly projection: Projection;
  readonly reports: Emitter<StageEvents>;
  readonly events: Emitter<QueueEvents>;
}

/** Origins of pictures that the user makes on the spot, for which credits are kept. */
const captures: ReadonlySet<Origin> = new Set(['capture', 'clipboard', 'clipboard-watch', 'paste']);

/** False for jobs that are held, uncertain or processing: the planner has nothing to decide of them. */
export const isSchedulable = ({ state }: StoredJob) =>
  state !== 'held' && state !== 'uncertain' && state !== 'processing';

export function createJobRouter(options: JobRouterOptions): JobRouter {
  const { spool, clock, keys, connections, openJobs, work, stages, projection, reports, events } = options;
  const { preparer, dispatchers, reconciler, processing, thumbnailer, looker } = stages;
  const planChanged = () => reports.emit('plan-changed');

  const toWorkItem = (job: StoredJob, { uploadCost }: Host): WorkItem => ({
    id: job.id,
    seq: job.seq,
    lane: job.lane,
    place: job.place,
    // Pictures of a post may have come in several acts.
    source: job.postId ?? job.batchId,
    postId: job.postId,
    account: job.account,
    cost: uploadCost,
    bytes: job.outgoing?.bytes ?? job.media?.bytes ?? 0,
    notBefore: dueAt(job, clock.now()),
    urgent: openJobs.isUrgent(job.id),
    isReady: job.state === 'ready',
    leavesRoom: job.origin === 'folder',
    isCapture: captures.has(job.origin),
  });

  const schedule = (job: StoredJob) => {
    const connection = connections.of(job.host);
    if (!connection) return;
    const { scheduler, host } = connection;
    if (job.account !== null && keys.obstacle(job.account)) scheduler.remove(job.id);
    else scheduler.put(toWorkItem(job, host));
  };
  // One that was given another destination is still known to the one before.
  const unschedule = (id: string) => {
    for (const { scheduler } of connections.all()) scheduler.remove(id);
  };

  const routeToStage = (job: StoredJob) => {
    if (job.state === 'uncertain') {
      if (work && job.account !== null) reconciler.add(job);
    } else if (job.state === 'processing') {
      if (work) processing.watch(job);
    } else if (job.state !== 'held') schedule(job);
    // Warned of are those too that were still to be looked at when the engine ended.
    if (work && (job.state !== 'held' || job.held?.why === 'look')) looker.add(job);
    // What a host takes is known once it is open: until then its jobs wait.
    if (work && job.state === 'queued' && (isRouteOpen(job) || connections.of(job.host))) preparer.add(job);
  };

  /** Replans when the undo delay ends: a job that may still not be sent waits for another reason then. */
  const replanWhenUndoEnds = (jobs: readonly StoredJob[]) => {
    const now = clock.now();
    const ends = new Set(jobs.map(({ id }) => openJobs.undoableUntil(id)).filter((until) => until > now));
    for (const until of ends) clock.after(until - now, planChanged);
  };

  const removeSpooled = (job: StoredJob) => {
    const paths = [job.source, job.original].flatMap((source) =>
      source?.kind === 'spool' ? source.path : [],
    );
    if (paths.length === 0) return;
    void Promise.all([thumbnailer.settled(job.id), looker.settled(job.id)]).then(() => {
      for (const path of paths) void spool.remove(path);
    });
  };

  const ended = (job: StoredJob) => {
    projection.forget(job.id);
    events.emit('jobs-changed', [job.id]);
    planChanged();
    if (job.state === 'uploaded') {
      // Its picture is needed until it is mirrored.
      if (job.mirrorTo !== null) reports.emit('to-mirror', job);
      else router.finish(job);
    }
    if (openJobs.end(job)) announceBatch(options, job);
  };

  const router: JobRouter = {
    schedule,
    unschedule,
    ended,
    removeSpooled,
    finish(job) {
      removeSpooled(job);
      events.emit('uploaded', job);
    },
    replan() {
      planChanged();
      dispatchers.pump();
    },
    register(jobs) {
      for (const job of jobs) {
        openJobs.add(job);
        routeToStage(job);
      }
      reports.emit('registered', jobs);
      events.emit(
        'jobs-changed',
        jobs.map((job) => job.id),
      );
      router.replan();
      replanWhenUndoEnds(jobs);
    },
    endJobs(jobs) {
      for (const job of jobs) {
        preparer.remove(job.id);
        unschedule(job.id);
        ended(job);
      }
      // One of them may have been the next that the planner waited for.
      dispatchers.pump();
    },
  };
  followStages(options, router, (job) => {
    openJobs.updateRetry(job);
    routeToStage(job);
  });
  return router;
}

function followStages(
  { store, projection, reports, events, stages }: JobRouterOptions,
  router: JobRouter,
  reroute: (job: StoredJob) => void,
): void {
  const changed = (id: string) => events.emit('jobs-changed', [id]);

  reports.on('wanted', stages.preparer.prioritize);
  reports.on('changed', changed);
  reports.on('prepared', (job) => {
    if (job.state === 'ready') router.schedule(job);
    else router.unschedule(job.id);
    if (job.state === 'uploaded') router.ended(job);
    stages.thumbnailer.add(job);
    stages.looker.add(job);
    changed(job.id);
    reports.emit('plan-changed');
    // What is prepared at about the same time begins together, and is stored together.
    stages.dispatchers.pumpSoon();
  });
  reports.on('preparing-failed', (job) => router.endJobs([job]));
  reports.on('progressed', (id, sent, total) => {
    projection.progressed(id, sent, total);
    events.emit('progressed', id, sent, total);
  });
  reports.on('drawn', (id) => {
    changed(id);
    const item = store.library.getByJob(id);
    if (item) events.emit('items-changed', [item.id]);
  });
  reports.on('retried', (job) => {
    reroute(job);
    changed(job.id);
  });
  reports.on('ended', (job, history) => {
    if (history) events.emit('history-added', history);
    router.ended(job);
  });
  reports.on('resumed', (job) => router.register([job]));
  reports.on('rerouted', (job) => {
    router.unschedule(job.id);
    router.register([job]);
  });
  reports.on('held', (job) => {
    router.unschedule(job.id);
    changed(job.id);
    router.replan();
  });
}

function announceBatch({ store, events }: Pick<JobRouterOptions, 'store' | 'events'>, last: StoredJob): void {
  const batch = store.jobs.listOfBatch(last.batchId);
  // The link that is copied is the one of the picture itself.
  if (last.mirrorOf !== null) return;
  // Its link is wanted where it was offered.
  if (last.origin === 'machine') return;
  // Its links are of no use to people: the post's own is told when it is made.
  if (batch.every(({ postId }) => postId !== null)) return;
  // A link that was not seen working yet is shown, and copied only by the user, not automatically.
  const working = batch.filter((one) => one.remote && !one.error);
  const failedIds = batch.filter((one) => one.state === 'failed').map((one) => one.id);
  events.emit('batch-ended', {
    batchId: last.batchId,
    origin: last.origin,
    links: working.flatMap((one) => one.remote?.link ?? []),
    jobIds: working.map((one) => one.id),
    failed: failedIds.length,
    failedIds,
  });
}
