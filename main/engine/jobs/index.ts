import type { Logger } from 'pino';
import type { AccountsView } from '../../../contract/accounts.ts';
import type { Post } from '../../../contract/posts.ts';
import type {
  Capabilities,
  CreditsView,
  HistoryItem,
  Job,
  Lane,
  Origin,
  QueueSummary,
  Settings,
} from '../../../contract/records.ts';
import type { OAuthClient, TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { createProjection } from '../publish/projection.ts';
import { createPublisher, type Publisher } from '../publish/publisher.ts';
import type { Cost } from '../scheduler/types.ts';
import { chooseLane } from '../sources/lane.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { InterruptedAttempt, StoredJob } from '../store/types.ts';
import { createBandwidthLimiter } from './bandwidth-limiter.ts';
import { createCoalescer } from './coalesce.ts';
import { createJobCommands, type JobCommands } from './commands.ts';
import { connectHost, type HostConfig, plannerSettings, resolveHostConfig } from './connect-host.ts';
import { createConsents } from './consent.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import { createEnqueuer, type Enqueuer } from './enqueue.ts';
import type { HostConnection } from './host-connection.ts';
import { createJobRouter, isSchedulable, type JobRouter, type Stages } from './job-router.ts';
import { createOpenJobs } from './open-jobs.ts';
import { createPrepareJob } from './prepare-job.ts';
import { createPreparerPool } from './preparer.ts';
import { createProcessingMonitor } from './processing-monitor.ts';
import { createReconciler } from './reconciler.ts';
import { settlePrepared } from './settle-prepared.ts';
import { createWaitReasons, type WaitReasons } from './wait-reasons.ts';

/** Promises are worked out anew at most this often, and never more than a twentieth of the time goes into it. */
const refreshIntervalMs = 250;
const refreshShare = 20;

/** The queue at work: what callers may ask of it, and what it tells. The store holds the truth, this moves it. */
export interface JobQueue
  extends Enqueuer,
    JobCommands,
    Pick<JobRouter, 'onUploaded'>,
    Pick<WaitReasons, 'whyNot'>,
    Pick<Publisher, 'subscribe' | 'flush'> {
  readonly seq: number;
  start(): void;
  /** All that are in the list, or those asked for. */
  jobs(ids?: readonly string[]): Job[];
  whatIf(count: number, origin: Origin, lane?: Lane): number | null;
  readonly editing: EditHandlers;
  setPaused(paused: boolean): void;
  changeSettings(patch: Partial<Settings>): Settings;
  summary(): QueueSummary;
  credits(): CreditsView;
  hostView(): Capabilities['host'];
  refreshBudgets(): Promise<void>;
  /** The host in use now, and what is asked of it beside uploads. */
  readonly host: Host;
  readonly request: Dispatcher['request'];
  /** Where requests go, and as which application. */
  readonly place: OAuthClient;
  /** An account may be used again, or not any more: its jobs follow. */
  accountChanged(account: string): void;
  /** What others have to tell, in the same numbered steps. */
  readonly publisher: Pick<
    Publisher,
    | 'accountsChanged'
    | 'itemsChanged'
    | 'itemsRemoved'
    | 'linkCheckChanged'
    | 'jobsChanged'
    | 'foldersChanged'
    | 'localApiChanged'
    | 'postsChanged'
    | 'postsRemoved'
    | 'announce'
  >;
  /** Told at once of every change of jobs, by their ids. */
  onJobsChanged(listener: (ids: readonly string[]) => void): void;
  /** Told at once when the settings change, or the pause. */
  onSettingsChanged(listener: () => void): void;
  /** Credits that a post takes beside its pictures; null when it is done. */
  reserveForPost(postId: string, account: string | null, cost: Cost | null): void;
  stop(withinMs: number): Promise<void>;
}

export interface JobQueueOptions {
  readonly store: Store;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly createHost: (apiUrl: string | null) => Host;
  readonly environment: HostConfig;
  readonly keys: TokenManager;
  readonly accounts: () => AccountsView;
  /** False: jobs may be looked at and changed, but none is touched; not even those that a dead engine left. */
  readonly work: boolean;
  /** Whether somebody can be asked where pictures may go that come in by themselves. */
  readonly asksConsent: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  /** Posts as people see them. */
  readonly posts: (ids: readonly string[]) => Post[];
  /** The last number that an engine in whose place this one steps has told. */
  readonly seq?: number;
}

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { store, spool, clock, random, log, environment, work, keys } = options;
  const recovery = work ? store.jobs.recover() : { resumed: [], uncertain: [], leftOver: [] };
  const openJobs = createOpenJobs();
  const watchers = new Set<(ids: readonly string[]) => void>();
  const settingsWatchers = new Set<() => void>();
  let paused = store.settings.isPaused();
  let localOffset = new Date(clock.now()).getTimezoneOffset();

  const makeStation = (leftOver: readonly InterruptedAttempt[]): HostConnection => {
    const choice = resolveHostConfig(environment, store.settings.read());
    const host = options.createHost(choice.apiUrl);
    return connectHost({ host, clientId: choice.clientId, store, clock, random, leftOver });
  };
  const scheduler = () => dispatcher.connection.scheduler;

  /** The active account, while it can be asked. */
  const readingAccount = () => {
    const { account } = store.settings.read();
    return account !== null && keys.obstacle(account) === null ? account : null;
  };

  /** Quiet hours are meant in local time, which summer time and journeys move. */
  const followLocalTime = () => {
    const offset = new Date(clock.now()).getTimezoneOffset();
    if (offset === localOffset) return;
    localOffset = offset;
    scheduler().changeSettings(plannerSettings(store.settings.read(), clock.now()));
  };

  const promises = createCoalescer(clock, refreshIntervalMs, refreshShare, () => {
    followLocalTime();
    publisher.jobsChanged(showing.refreshEtas(openJobs.ids()));
    publisher.viewsChanged();
  });
  const planChanged = promises.request;

  const planAnew = () => {
    planChanged();
    dispatcher.pump();
  };

  const course = createJobRouter({
    store,
    spool,
    clock,
    keys,
    openJobs,
    work,
    stages: () => stages,
    planChanged,
  });
  const { register, schedule } = course;
  const onEnded = (job: StoredJob, history: HistoryItem | null) => {
    if (history) publisher.historyAdded(history);
    course.ended(job);
  };

  const host = () => dispatcher.connection.host;
  const consents = createConsents(store, options.asksConsent, () => host().id);
  const preparer = createPreparerPool({
    sourceOf: (id) => store.jobs.get(id)?.source,
    begin(id) {
      const begun = store.jobs.beginPreparing(id);
      if (!begun.ok) return null;
      publisher.jobsChanged([id]);
      return begun.value;
    },
    prepare: createPrepareJob({ store, spool, web: options.web, thumbnails: options.thumbnails, host }),
    done(id, found) {
      const settled = settlePrepared(store, host().id, consents, id, found);
      if (!settled.ok) return;
      const job = settled.value;
      if (job.state === 'ready') schedule(job);
      else scheduler().remove(id);
      if (job.state === 'uploaded') course.ended(job);
      publisher.jobsChanged([id]);
      planAnew();
    },
    failed(id, reason) {
      const failed = store.jobs.fail(id, reason);
      if (failed.ok) course.endJobs([failed.value]);
    },
    aborted: (id) => void store.jobs.requeue(id),
  });

  const line = createBandwidthLimiter(clock, store.settings.read().bandwidthLimit);
  const dispatcher = createDispatcher({
    store,
    clock,
    pace: line.take,
    random,
    log,
    connection: makeStation(recovery.leftOver),
    keys,
    readingAccount,
    prioritize: preparer.prioritize,
    onStarted: (job) => publisher.jobsChanged([job.id]),
    onProgress(id, sent, total) {
      showing.progressed(id, sent, total);
      publisher.progressed(id, sent, total);
    },
    onRetry: course.reschedule,
    onEnded,
    planChanged,
  });

  const reconciler = createReconciler({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    found: onEnded,
    processing: (job) => register([job]),
    missing: (job) => register([job]),
  });

  const processing = createProcessingMonitor({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    changed: (id) => publisher.jobsChanged([id]),
    ended: onEnded,
  });

  const reasons = createWaitReasons({ clock, keys, openJobs, dispatcher });
  const showing = createProjection({
    store,
    clock,
    dispatcher,
    isPaused: () => paused,
    reasonFor: reasons.reasonFor,
    account: () => store.settings.read().account,
  });
  const publisher = createPublisher({
    clock,
    jobs: (ids) => store.jobs.getMany(ids).map(showing.job),
    items: store.library.getMany,
    posts: options.posts,
    onJobsChanged(ids) {
      for (const watch of watchers) watch(ids);
    },
    onSettingsChanged() {
      for (const watch of settingsWatchers) watch();
    },
    seq: options.seq ?? 0,
    summary: showing.summary,
    credits: showing.credits,
    accounts: options.accounts,
  });

  const stages: Stages = { preparer, dispatcher, reconciler, processing, projection: showing, publisher };
  const editing = createEditing({
    store,
    spool,
    host,
    onHeld(job) {
      scheduler().remove(job.id);
      publisher.jobsChanged([job.id]);
      planAnew();
    },
    onResumed: (job) => register([job]),
  });

  return {
    ...createEnqueuer({ store, spool, clock, register }),
    ...createJobCommands({ store, openJobs, router: course, consents, reasons, stages, planChanged }),
    get seq() {
      return publisher.seq;
    },
    start() {
      const open = store.jobs.list({ open: true }).map((left) => {
        if (!work) return left;
        // Without an account nobody can be asked whether it arrived: it is sent once more, and flagged.
        const isResent = left.state === 'uncertain' && left.account === null;
        const resent = isResent ? store.jobs.resend(left.id, true) : null;
        return resent?.ok ? resent.value : left;
      });
      if (recovery.resumed.length + recovery.uncertain.length > 0) {
        publisher.announce({
          kind: 'recovered',
          resumed: recovery.resumed.map((job) => job.id),
          uncertain: recovery.uncertain.map((job) => job.id),
        });
      }
      if (work) {
        const listed = store.jobs
          .list()
          .flatMap((job) => [job.source, job.original])
          .flatMap((source) => (source?.kind === 'spool' ? source.path : []));
        void spool.keepOnly(new Set(listed));
        dispatcher.start();
      }
      register(open);
    },
    onUploaded: course.onUploaded,
    jobs: (ids) => (ids ? store.jobs.getMany(ids) : store.jobs.list()).map(showing.job),
    whatIf: (count, origin, lane) =>
      dispatcher.globalBlock()
        ? null
        : scheduler().whatIf(
            clock.now(),
            count,
            host().uploadCost,
            lane ?? chooseLane(origin, count),
            store.settings.read().account,
          ),
    editing,
    setPaused(next) {
      paused = next;
      store.settings.setPaused(paused);
      for (const watch of settingsWatchers) watch();
      scheduler().changeSettings({ paused });
      publisher.jobsChanged(openJobs.ids());
      planAnew();
    },
    changeSettings(patch) {
      const before = resolveHostConfig(environment, store.settings.read());
      const settings = store.settings.write(patch);
      const after = resolveHostConfig(environment, settings);
      scheduler().changeSettings(plannerSettings(settings, clock.now()));
      line.setRate(settings.bandwidthLimit);
      if (before.apiUrl !== after.apiUrl || before.clientId !== after.clientId) {
        const waiting = store.jobs.list({ open: true }).filter((job) => job.state !== 'uploading');
        dispatcher.switchConnection(makeStation([]));
        register(waiting);
      }
      publisher.settingsChanged(settings);
      planAnew();
      return settings;
    },
    summary: showing.summary,
    credits: showing.credits,
    hostView() {
      const { host, credentials } = dispatcher.connection;
      const isSandbox = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(host.origin).hostname);
      return { id: host.id, apiUrl: host.origin, hasClientId: credentials !== null, isSandbox };
    },
    async refreshBudgets() {
      const { credentials } = dispatcher.connection;
      if (
        !credentials ||
        dispatcher.globalBlock() ||
        !scheduler().wantsReading(clock.now(), readingAccount())
      )
        return;
      await dispatcher.refreshBudgets();
    },
    get host() {
      return host();
    },
    request: dispatcher.request,
    get place() {
      const { host, clientId } = dispatcher.connection;
      return { host, clientId };
    },
    accountChanged(account) {
      const own = store.jobs.list({ open: true }).filter((job) => job.account === account);
      for (const job of own) if (job.state !== 'uploading' && isSchedulable(job)) schedule(job);
      publisher.jobsChanged(own.map(({ id }) => id));
      reconciler.wake();
      planAnew();
    },
    publisher: publisher,
    onJobsChanged: (listener) => void watchers.add(listener),
    onSettingsChanged: (listener) => void settingsWatchers.add(listener),
    reserveForPost: (postId, account, cost) => scheduler().reserveForPost(postId, account, cost),
    whyNot: reasons.whyNot,
    subscribe: publisher.subscribe,
    flush: publisher.flush,
    async stop(withinMs) {
      reconciler.stop();
      promises.stop();
      await Promise.all([dispatcher.stop(withinMs), preparer.stop(), processing.stop()]);
      publisher.close();
      await host().close();
    },
  };
}
