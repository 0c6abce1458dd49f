import type { Logger } from 'pino';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Destinations } from '../destinations/index.ts';
import { createEmitter, type EventSource } from '../events.ts';
import type { FullHost, Host } from '../hosts/host.ts';
import type { PublicLinks } from '../hosts/http/public-links.ts';
import { createProjection } from '../publish/projection.ts';
import type { Cost } from '../scheduler/types.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { Recovery } from '../store/types.ts';
import { createBandwidthLimiter } from './bandwidth-limiter.ts';
import { createClearing } from './clear-destination.ts';
import { createJobCommands, type JobCommands } from './commands.ts';
import { createConsents } from './consent.ts';
import type { Dispatchers } from './dispatchers.ts';
import type { EditHandlers } from './editing.ts';
import { createEnqueuer, type Enqueuer } from './enqueue.ts';
import type { QueueEvents, StageEvents } from './events.ts';
import { startFallback } from './fallback.ts';
import type { HostConnections } from './host-connections.ts';
import type { HostRequest, RequestAnswer, RequestHow } from './host-requests.ts';
import { createJobRouter, isSchedulable, type JobRouter } from './job-router.ts';
import type { PrivateFinder } from './looker.ts';
import { createMirrors } from './mirrors.ts';
import { createOpenJobs } from './open-jobs.ts';
import { createOutages, type Outages } from './outages.ts';
import { createPlacing } from './placing.ts';
import { startPlanRefresher } from './plan-refresher.ts';
import { createQueueSettings, type QueueSettings } from './queue-settings.ts';
import { createQueueViews, type QueueViews } from './queue-views.ts';
import { pendingLooks, resumeOpenJobs } from './recovery.ts';
import { createSharing } from './sharing.ts';
import { createStages, type Stages } from './stages.ts';
import { createTaking } from './taking.ts';
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
  /** The built-in host, and the requests other than uploads that it answers. */
  readonly host: FullHost;
  request<A extends RequestAnswer>(
    cost: (host: FullHost) => Cost,
    send: HostRequest<A, FullHost>,
    how?: RequestHow,
  ): Promise<A | null>;
  /** The host of a destination, and requests to it; null while that is not open. */
  hostOf(destination: string): Host | null;
  readonly requestAt: Dispatchers['request'];
  /** What takes nothing for long. */
  readonly outages: Pick<Outages, 'of' | 'waitingFor'>;
  /** Why nothing at all may be sent to a destination; null when it may, or while that is not open. */
  blockOf(destination: string): WaitReason | null;
  /**
   * Ends or moves all that waits for a destination. What is being sent has so much time to end.
   * @param to where it is sent instead; null: it is cancelled
   */
  clearDestination(
    destination: string,
    to: string | null,
    withinMs: number,
  ): Promise<{ moved: number; cancelled: number }>;
  /** Called when destinations were opened, closed or renamed. */
  destinationsChanged(): void;
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
  /** See `ThumbnailerOptions`. */
  readonly drawsMeanwhile: boolean;
  readonly connections: HostConnections;
  readonly destinations: Pick<
    Destinations,
    'isThere' | 'nameOf' | 'problemOf' | 'isRepeatable' | 'lossBetween'
  >;
  /** Looks at public links as a browser would. */
  readonly publicLinks: Pick<PublicLinks, 'check'>;
  readonly keys: TokenManager;
  /** What an earlier run left. */
  readonly recovery: Recovery;
  /** False: jobs can be read and changed, but none is moved. */
  readonly work: boolean;
  /** True if machines count together, so that they may upload for each other. */
  isShared(): boolean;
  /** True while this engine is one that works for other machines too. */
  mayTake(): boolean;
  /** True if a user can be asked for consent to upload what comes in by itself. */
  readonly asksConsent: boolean;
  /** Finds what looks private in pictures. */
  readonly finder: PrivateFinder;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
}

/**
 * Builds the stages, which know no other part, and then the router, which handles their events. Nothing moves
 * before `start`.
 */
export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { store, spool, clock, work, keys, connections, destinations } = options;
  const events = createEmitter<QueueEvents>();
  const reports = createEmitter<StageEvents>();
  const openJobs = createOpenJobs(clock.now);
  const limiter = createBandwidthLimiter(clock, store.settings.read().bandwidthLimit);
  const settings = createQueueSettings({ store, clock, connections, limiter, events });
  const consents = createConsents(store, options.asksConsent, destinations.nameOf);
  const readingAccount = () => usableAccount(store, keys);
  const placing = createPlacing(store, destinations);
  const stages = createStages({
    ...options,
    finder: options.asksConsent ? options.finder : null,
    consents,
    placing,
    reports,
    pace: limiter.take,
    readingAccount,
  });
  const { dispatchers } = stages;
  const { nameOf, problemOf, isRepeatable } = destinations;
  const takenBy = (id: string) => sharing.takenBy(id);
  const reasons = createWaitReasons({ clock, keys, openJobs, dispatchers, nameOf, problemOf, takenBy });
  const projection = createProjection({
    store,
    clock,
    dispatchers,
    hostOf: openJobs.hostOf,
    nameOf,
    isPaused: () => settings.isPaused,
    reasonFor: reasons.reasonFor,
    account: () => store.settings.read().account,
  });
  const common = { store, spool, clock, keys, connections, openJobs, stages, projection, reports, events };
  const router = createJobRouter({ ...common, work });
  const mirrors = createMirrors({ ...common, placing, router, log: options.log });
  const refresher = startPlanRefresher(common);

  events.on('pause-changed', () => {
    events.emit('jobs-changed', [...openJobs.ids()]);
    router.replan();
  });
  events.on('settings-changed', router.replan);
  connections.on('switched', ({ host }) =>
    router.register(
      store.jobs
        .getMany([...openJobs.ids()].filter((id) => openJobs.hostOf(id) === host.id))
        .filter(({ state }) => state !== 'uploading'),
    ),
  );
  const commands = createJobCommands({ ...common, router, consents, reasons });

  const builtIn = { dispatcher: dispatchers.builtIn, mayTake: options.mayTake, log: options.log };
  const sharing = createSharing({ ...common, router });
  const taking = createTaking({ ...common, ...builtIn, router, commands });
  reports.on('elsewhere', (id) => {
    if (store.jobs.get(id)?.offered) sharing.sent(id);
    else commands.supersede([id]);
  });

  const hostOf = (destination: string) => connections.of(destination)?.host ?? null;
  const outages = createOutages({
    ...common,
    dispatchers,
    reasons,
    problemOf,
    job: store.jobs.get,
  });
  if (work) startFallback({ store, outages, commands, destinations, hostOf, reports });

  return {
    ...createEnqueuer({ ...common, placing, register: router.register, isShared: options.isShared }),
    ...commands,
    ...createQueueViews({ ...common, dispatchers }),
    on: events.on,
    editing: stages.editing,
    whyNot: reasons.whyNot,
    request(cost, send, how) {
      const { host } = connections.builtIn;
      return dispatchers.builtIn.request(
        () => cost(host),
        (_, credentials, signal) => send(host, credentials, signal),
        how,
      );
    },
    requestAt: dispatchers.request,
    hostOf,
    outages,
    blockOf: (destination) => dispatchers.of(destination)?.globalBlock() ?? null,
    clearDestination: createClearing({ store, dispatchers, commands, isRepeatable }),
    destinationsChanged() {
      events.emit('jobs-changed', [...openJobs.ids()]);
      router.replan();
    },
    setPaused: settings.setPaused,
    changeSettings: settings.changeSettings,
    resetSettings: settings.resetSettings,
    accountChanged: (account) => reconsiderAccount({ store, stages, router, events }, account),
    reserveForPost: (...post) => connections.builtIn.scheduler.reserveForPost(...post),
    get isPaused() {
      return settings.isPaused;
    },
    get host() {
      return connections.builtIn.host;
    },
    async refreshBudgets() {
      const { credentials, scheduler } = connections.builtIn;
      if (!credentials || dispatchers.builtIn.globalBlock()) return;
      if (scheduler.wantsReading(clock.now(), readingAccount())) await dispatchers.builtIn.refreshBudgets();
    },
    start() {
      const { recovery } = options;
      const open = resumeOpenJobs({ store, spool, recovery, work, events, isRepeatable });
      if (work) dispatchers.start();
      router.register(open);
      if (work) {
        for (const job of pendingLooks(store)) {
          stages.looker.add(job);
          router.removeSpooled(job);
        }
        mirrors.start();
        sharing.start();
        taking.start();
      }
    },
    async stop(withinMs) {
      refresher.stop();
      outages.stop();
      taking.stop();
      await sharing.stop();
      await Promise.all([stages.stop(withinMs), mirrors.stop()]);
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
