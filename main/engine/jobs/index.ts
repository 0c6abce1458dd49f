import type { Logger } from 'pino';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { Host } from '../hosts/host.ts';
import { createProjection } from '../publish/projection.ts';
import type { Cost } from '../scheduler/types.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { Recovery } from '../store/types.ts';
import { createBandwidthLimiter } from './bandwidth-limiter.ts';
import { createJobCommands, type JobCommands } from './commands.ts';
import { createConsents } from './consent.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { EditHandlers } from './editing.ts';
import { createEnqueuer, type Enqueuer } from './enqueue.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import { createJobRouter, isSchedulable, type JobRouter } from './job-router.ts';
import { createOpenJobs } from './open-jobs.ts';
import { startPlanRefresher } from './plan-refresher.ts';
import { createQueueSettings, type QueueSettings } from './queue-settings.ts';
import { createQueueViews, type QueueViews } from './queue-views.ts';
import { resumeOpenJobs } from './recovery.ts';
import { createStages, type Stages } from './stages.ts';
import { createWaitReasons, type WaitReasons } from './wait-reasons.ts';

/** The job queue: commands, views and events. The store holds the truth, this moves it. */
export interface JobQueue
  extends Enqueuer,
    JobCommands,
    QueueViews,
    QueueSettings,
    Pick<WaitReasons, 'whyNot'>,
    Pick<EventSource<QueueEvents>, 'on'> {
  /** Resumes the jobs of an earlier run; until then nothing moves. */
  start(): void;
  readonly editing: EditHandlers;
  /** The host in use, and the requests other than uploads that it answers. */
  readonly host: Host;
  readonly request: Dispatcher['request'];
  refreshBudgets(): Promise<void>;
  /** Called when an account became usable or unusable: its jobs follow. */
  accountChanged(account: string): void;
  /** Reserves the credits that a post costs beside its pictures; null releases them. */
  reserveForPost(postId: string, account: string | null, cost: Cost | null): void;
  stop(withinMs: number): Promise<void>;
}

export interface JobQueueOptions {
  readonly store: Store;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly connections: HostConnections;
  readonly keys: TokenManager;
  /** What an earlier run left. */
  readonly recovery: Recovery;
  /** False: jobs can be read and changed, but none is moved. */
  readonly work: boolean;
  /** True if a user can be asked for consent to upload what comes in by itself. */
  readonly asksConsent: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
}

/**
 * Builds the stages, which know no other part, and then the router, which handles their events. Nothing moves
 * before `start`.
 */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { store, spool, clock, work, keys, connections } = options;
  const events = createEmitter<QueueEvents>();
  const reports = createEmitter<StageEvents>();
  const openJobs = createOpenJobs();
  const limiter = createBandwidthLimiter(clock, store.settings.read().bandwidthLimit);
  const settings = createQueueSettings({ store, clock, connections, limiter, events });
  const consents = createConsents(store, options.asksConsent, () => connections.host.id);
  const readingAccount = () => usableAccount(store, keys);
  const stages = createStages({ ...options, consents, reports, pace: limiter.take, readingAccount });
  const { dispatcher } = stages;
  const reasons = createWaitReasons({ clock, keys, openJobs, dispatcher });
  const projection = createProjection({
    store,
    clock,
    dispatcher,
    isPaused: () => settings.isPaused,
    reasonFor: reasons.reasonFor,
    account: () => store.settings.read().account,
  });
  const common = { store, spool, clock, keys, connections, openJobs, stages, projection, reports, events };
  const router = createJobRouter({ ...common, work });
  const refresher = startPlanRefresher(common);

  events.on('pause-changed', () => {
    events.emit('jobs-changed', [...openJobs.ids()]);
    router.replan();
  });
  events.on('settings-changed', router.replan);
  connections.on('switched', () =>
    router.register(store.jobs.list({ open: true }).filter((job) => job.state !== 'uploading')),
  );

  return {
    ...createEnqueuer({ store, spool, clock, register: router.register }),
    ...createJobCommands({ ...common, router, consents, reasons }),
    ...createQueueViews({ ...common, dispatcher }),
    on: events.on,
    editing: stages.editing,
    whyNot: reasons.whyNot,
    request: dispatcher.request,
    setPaused: settings.setPaused,
    changeSettings: settings.changeSettings,
    accountChanged: (account) => reconsiderAccount({ store, stages, router, events }, account),
    reserveForPost: (...post) => connections.current.scheduler.reserveForPost(...post),
    get isPaused() {
      return settings.isPaused;
    },
    get host() {
      return connections.host;
    },
    async refreshBudgets() {
      const { credentials, scheduler } = connections.current;
      if (!credentials || dispatcher.globalBlock()) return;
      if (scheduler.wantsReading(clock.now(), readingAccount())) await dispatcher.refreshBudgets();
    },
    start() {
      const open = resumeOpenJobs({ store, spool, recovery: options.recovery, work, events });
      if (work) dispatcher.start();
      router.register(open);
    },
    async stop(withinMs) {
      refresher.stop();
      await stages.stop(withinMs);
    },
  };
}

/** Returns the active account if it is signed in; null otherwise. */
function usableAccount(store: Pick<Store, 'settings'>, keys: TokenManager): string | null {
  const { account } = store.settings.read();
  return account !== null && keys.obstacle(account) === null ? account : null;
}

function reconsiderAccount(
  parts: {
    readonly store: Pick<Store, 'jobs'>;
    readonly stages: Stages;
    readonly router: JobRouter;
    readonly events: Pick<ReturnType<typeof createEmitter<QueueEvents>>, 'emit'>;
  },
  account: string,
): void {
  const { store, stages, router, events } = parts;
  const own = store.jobs.list({ open: true }).filter((job) => job.account === account);
  for (const job of own) if (job.state !== 'uploading' && isSchedulable(job)) router.schedule(job);
  events.emit(
    'jobs-changed',
    own.map(({ id }) => id),
  );
  stages.reconciler.wake();
  router.replan();
}
