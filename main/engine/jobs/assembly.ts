import type { Logger } from 'pino';
import type { AccountsView } from '../../../contract/accounts.ts';
import type { Post } from '../../../contract/posts.ts';
import type { HistoryItem } from '../../../contract/records.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { createProjection } from '../publish/projection.ts';
import { createPublisher } from '../publish/publisher.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { type BandwidthLimiter, createBandwidthLimiter } from './bandwidth-limiter.ts';
import { type Coalescer, createCoalescer } from './coalesce.ts';
import { type HostConfig, plannerSettings } from './connect-host.ts';
import { type Consents, createConsents } from './consent.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { HostConnection } from './host-connection.ts';
import type { JobRouter, Stages } from './job-router.ts';
import { createOpenJobs, type OpenJobs } from './open-jobs.ts';
import { createPrepareJob } from './prepare-job.ts';
import { createPreparerPool } from './preparer.ts';
import { createProcessingMonitor } from './processing-monitor.ts';
import { createReconciler } from './reconciler.ts';
import { settlePrepared } from './settle-prepared.ts';
import { createSignal } from './signal.ts';
import { createThumbnailer } from './thumbnailer.ts';
import { createWaitReasons, type WaitReasons } from './wait-reasons.ts';

/** Promises are worked out anew at most this often, and never more than a twentieth of the time goes into it. */
const refreshIntervalMs = 250;
const refreshShare = 20;

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

/** What the stages tell of jobs, and of what may change plans. */
export type Signals = ReturnType<typeof createSignals>;

const createSignals = () => ({
  /** The planner wants a job that is not ready. */
  wanted: createSignal<string>(),
  preparing: createSignal<string>(),
  prepared: createSignal<StoredJob>(),
  notPrepared: createSignal<StoredJob>(),
  started: createSignal<StoredJob>(),
  progress: createSignal<readonly [id: string, sent: number, total: number]>(),
  /** An attempt did not end the job. */
  retry: createSignal<StoredJob>(),
  /** Its last transition for now; `history` where it was uploaded. */
  ended: createSignal<{ readonly job: StoredJob; readonly history: HistoryItem | null }>(),
  /** What became of it is to be looked into, or it is to be sent again. */
  again: createSignal<StoredJob>(),
  /** Something that is shown of it. */
  changed: createSignal<string>(),
  drawn: createSignal<string>(),
  jobsChanged: createSignal<readonly string[]>(),
  settingsChanged: createSignal<void>(),
  planChanged: createSignal<void>(),
});

/** Everything that moves and shows jobs, in the order in which each needs the others. */
export interface Assembly {
  readonly signals: Signals;
  readonly openJobs: OpenJobs;
  readonly limiter: BandwidthLimiter;
  readonly consents: Consents;
  readonly reasons: WaitReasons;
  readonly stages: Stages;
  /** Works out anew what is promised, when it is asked for. */
  readonly promises: Coalescer;
}

type Sending = Pick<Assembly, 'limiter'> & Pick<Stages, 'dispatcher' | 'reconciler' | 'processing'>;

/** @param isPaused whether the queue is paused by somebody */
export function assemble(
  options: JobQueueOptions,
  connection: HostConnection,
  isPaused: () => boolean,
): Assembly {
  const signals = createSignals();
  const openJobs = createOpenJobs();
  const sending = createSending(options, connection, signals);
  const { dispatcher } = sending;
  const preparing = createPreparing(options, dispatcher, signals);
  const showing = createShowing(options, { openJobs, dispatcher, isPaused }, signals);
  const { preparer, thumbnailer, consents } = preparing;
  const { projection, publisher, reasons } = showing;
  const { reconciler, processing, limiter } = sending;
  const stages = { preparer, dispatcher, reconciler, processing, thumbnailer, projection, publisher };
  const promises = createPromises(options, openJobs, stages);
  return { signals, openJobs, limiter, consents, reasons, stages, promises };
}

/** As whom budgets are asked for: the active account, while it can be asked. */
export function readingAccount({ store, keys }: Pick<JobQueueOptions, 'store' | 'keys'>): string | null {
  const { account } = store.settings.read();
  return account !== null && keys.obstacle(account) === null ? account : null;
}

function createSending(options: JobQueueOptions, connection: HostConnection, signals: Signals): Sending {
  const { store, clock, random, log, keys } = options;
  const limiter = createBandwidthLimiter(clock, store.settings.read().bandwidthLimit);
  const onEnded = (job: StoredJob, history: HistoryItem | null) => signals.ended.emit({ job, history });
  const dispatcher = createDispatcher({
    store,
    clock,
    random,
    log,
    connection,
    keys,
    readingAccount: () => readingAccount(options),
    pace: limiter.take,
    prioritize: signals.wanted.emit,
    onStarted: signals.started.emit,
    onProgress: (...progress) => signals.progress.emit(progress),
    onRetry: signals.retry.emit,
    onEnded,
    planChanged: signals.planChanged.emit,
  });
  const { request } = dispatcher;
  const host = () => dispatcher.connection.host;
  const asking = { store, clock, log, host, request };
  const reconciler = createReconciler({
    ...asking,
    found: onEnded,
    processing: signals.again.emit,
    missing: signals.again.emit,
  });
  const processing = createProcessingMonitor({ ...asking, changed: signals.changed.emit, ended: onEnded });
  return { limiter, dispatcher, reconciler, processing };
}

function createPreparing(options: JobQueueOptions, dispatcher: Dispatcher, signals: Signals) {
  const { store, spool, web, clock, thumbnails: folder } = options;
  const host = () => dispatcher.connection.host;
  const consents = createConsents(store, options.asksConsent, () => host().id);
  const preparer = createPreparerPool({
    sourceOf: (id) => store.jobs.get(id)?.source,
    begin(id) {
      const begun = store.jobs.beginPreparing(id);
      if (!begun.ok) return null;
      signals.preparing.emit(id);
      return begun.value;
    },
    prepare: createPrepareJob({ store, spool, web, host }),
    done(id, found) {
      const settled = settlePrepared(store, host().id, consents, id, found);
      if (settled.ok) signals.prepared.emit(settled.value);
    },
    failed(id, reason) {
      const failed = store.jobs.fail(id, reason);
      if (failed.ok) signals.notPrepared.emit(failed.value);
    },
    aborted: (id) => void store.jobs.requeue(id),
  });
  const thumbnailer = createThumbnailer({
    store,
    clock,
    folder,
    isBusy: () => preparer.isBusy || dispatcher.activeUploads > 0,
    onDrawn: signals.drawn.emit,
  });
  return { consents, preparer, thumbnailer };
}

function createShowing(
  options: JobQueueOptions,
  of: { readonly openJobs: OpenJobs; readonly dispatcher: Dispatcher; readonly isPaused: () => boolean },
  signals: Signals,
) {
  const { store, clock, keys } = options;
  const { openJobs, dispatcher, isPaused } = of;
  const reasons = createWaitReasons({ clock, keys, openJobs, dispatcher });
  const projection = createProjection({
    store,
    clock,
    dispatcher,
    isPaused,
    reasonFor: reasons.reasonFor,
    account: () => store.settings.read().account,
  });
  const publisher = createPublisher({
    clock,
    jobs: (ids) => store.jobs.getMany(ids).map(projection.job),
    items: store.library.getMany,
    posts: options.posts,
    onJobsChanged: signals.jobsChanged.emit,
    onSettingsChanged: signals.settingsChanged.emit,
    seq: options.seq ?? 0,
    summary: projection.summary,
    credits: projection.credits,
    accounts: options.accounts,
  });
  return { reasons, projection, publisher };
}

function createPromises(
  { clock, store }: JobQueueOptions,
  openJobs: OpenJobs,
  { dispatcher, projection, publisher }: Pick<Stages, 'dispatcher' | 'projection' | 'publisher'>,
): Coalescer {
  let localOffset = new Date(clock.now()).getTimezoneOffset();
  /** Quiet hours are meant in local time, which summer time and journeys move. */
  const followLocalTime = () => {
    const offset = new Date(clock.now()).getTimezoneOffset();
    if (offset === localOffset) return;
    localOffset = offset;
    dispatcher.connection.scheduler.changeSettings(plannerSettings(store.settings.read(), clock.now()));
  };
  return createCoalescer(clock, refreshIntervalMs, refreshShare, () => {
    followLocalTime();
    publisher.jobsChanged(projection.refreshEtas(openJobs.ids()));
    publisher.viewsChanged();
  });
}

/** From here on what one stage tells is heard by the next. */
export function connect(
  { signals, stages, promises }: Assembly,
  router: JobRouter,
  store: Pick<Store, 'library'>,
): void {
  const { preparer, dispatcher, thumbnailer, projection, publisher } = stages;
  signals.wanted.on(preparer.prioritize);
  signals.preparing.on((id) => publisher.jobsChanged([id]));
  signals.prepared.on((job) => {
    const { scheduler } = dispatcher.connection;
    if (job.state === 'ready') router.schedule(job);
    else scheduler.remove(job.id);
    if (job.state === 'uploaded') router.ended(job);
    thumbnailer.add(job);
    publisher.jobsChanged([job.id]);
    promises.request();
    dispatcher.pump();
  });
  signals.notPrepared.on((job) => router.endJobs([job]));
  signals.started.on((job) => publisher.jobsChanged([job.id]));
  signals.progress.on((progress) => {
    projection.progressed(...progress);
    publisher.progressed(...progress);
  });
  signals.retry.on(router.reschedule);
  signals.ended.on(({ job, history }) => {
    if (history) publisher.historyAdded(history);
    router.ended(job);
  });
  signals.again.on((job) => router.register([job]));
  signals.changed.on((id) => publisher.jobsChanged([id]));
  signals.drawn.on((id) => {
    publisher.jobsChanged([id]);
    const item = store.library.getByJob(id);
    if (item) publisher.itemsChanged([item.id]);
  });
  signals.planChanged.on(promises.request);
}
