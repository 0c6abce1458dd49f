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
import type { Keyring, Place } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { createShowing } from '../publish/projection.ts';
import { createPublisher, type Publisher } from '../publish/publisher.ts';
import type { Cost } from '../scheduler/types.ts';
import { chooseLane } from '../sources/lane.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { LeftOver, StoredJob } from '../store/types.ts';
import { createLine } from './bandwidth-limiter.ts';
import { createSparing } from './coalesce.ts';
import { createWishes, type Wishes } from './commands.ts';
import { chooseHost, type HostChoice, openStation, plannerSettings } from './connect-host.ts';
import { createConsents } from './consent.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import { type Adding, createAdding } from './enqueue.ts';
import type { Station } from './host-connection.ts';
import { type Course, createCourse, isInLine, type Movers } from './job-router.ts';
import { createRoster } from './open-jobs.ts';
import { createLooking } from './prepare-job.ts';
import { createPreparers } from './preparer.ts';
import { createProcessing } from './processing-monitor.ts';
import { createReconciler } from './reconciler.ts';
import { settlePrepared } from './settle-prepared.ts';
import { createReasons, type Reasons } from './wait-reasons.ts';

/** Promises are worked out anew at most this often, and never more than a twentieth of the time goes into it. */
const renewMs = 250;
const renewShare = 20;

/** The queue at work: what callers may ask of it, and what it tells. The store holds the truth, this moves it. */
export interface Queue
  extends Adding,
    Wishes,
    Pick<Course, 'onUploaded'>,
    Pick<Reasons, 'whyNot'>,
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
  readonly place: Place;
  /** An account may be used again, or not any more: its jobs follow. */
  accountChanged(account: string): void;
  /** What others have to tell, in the same numbered steps. */
  readonly tell: Pick<
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
  watchJobs(listener: (ids: readonly string[]) => void): void;
  /** Told at once when the settings change, or the pause. */
  watchSettings(listener: () => void): void;
  /** Credits that a post takes beside its pictures; null when it is done. */
  keepForPost(postId: string, account: string | null, cost: Cost | null): void;
  stop(withinMs: number): Promise<void>;
}

export interface QueueOptions {
  readonly store: Store;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly createHost: (apiUrl: string | null) => Host;
  readonly environment: HostChoice;
  readonly keys: Keyring;
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

export function createQueue(options: QueueOptions): Queue {
  const { store, spool, clock, random, log, environment, work, keys } = options;
  const recovery = work ? store.recover() : { resumed: [], uncertain: [], leftOver: [] };
  const roster = createRoster();
  const watchers = new Set<(ids: readonly string[]) => void>();
  const settingsWatchers = new Set<() => void>();
  let paused = store.isPaused();
  let localOffset = new Date(clock.now()).getTimezoneOffset();

  const makeStation = (leftOver: readonly LeftOver[]): Station => {
    const choice = chooseHost(environment, store.readSettings());
    const host = options.createHost(choice.apiUrl);
    return openStation({ host, clientId: choice.clientId, store, clock, random, leftOver });
  };
  const scheduler = () => dispatcher.station.scheduler;

  /** The active account, while it can be asked. */
  const readingAccount = () => {
    const { account } = store.readSettings();
    return account !== null && keys.obstacle(account) === null ? account : null;
  };

  /** Quiet hours are meant in local time, which summer time and journeys move. */
  const followLocalTime = () => {
    const offset = new Date(clock.now()).getTimezoneOffset();
    if (offset === localOffset) return;
    localOffset = offset;
    scheduler().changeSettings(plannerSettings(store.readSettings(), clock.now()));
  };

  const promises = createSparing(clock, renewMs, renewShare, () => {
    followLocalTime();
    publisher.jobsChanged(showing.renewPromises(roster.ids()));
    publisher.viewsChanged();
  });
  const planChanged = promises.ask;

  const planAnew = () => {
    planChanged();
    dispatcher.pump();
  };

  const course = createCourse({
    store,
    spool,
    clock,
    keys,
    roster,
    work,
    movers: () => movers,
    planChanged,
  });
  const { enlist, lineUp } = course;
  const ended = (job: StoredJob, history: HistoryItem | null) => {
    if (history) publisher.historyAdded(history);
    course.ended(job);
  };

  const host = () => dispatcher.station.host;
  const consents = createConsents(store, options.asksConsent, () => host().id);
  const preparer = createPreparers({
    sourceOf: (id) => store.getJob(id)?.source,
    begin(id) {
      const begun = store.beginPreparing(id);
      if (!begun.ok) return null;
      publisher.jobsChanged([id]);
      return begun.value;
    },
    look: createLooking({ store, spool, web: options.web, thumbnails: options.thumbnails, host }),
    done(id, found) {
      const settled = settlePrepared(store, host().id, consents, id, found);
      if (!settled.ok) return;
      const job = settled.value;
      if (job.state === 'ready') lineUp(job);
      else scheduler().remove(id);
      if (job.state === 'uploaded') course.ended(job);
      publisher.jobsChanged([id]);
      planAnew();
    },
    failed(id, reason) {
      const failed = store.failJob(id, reason);
      if (failed.ok) course.endAll([failed.value]);
    },
    brokenOff: (id) => void store.backToQueued(id),
  });

  const line = createLine(clock, store.readSettings().bandwidthLimit);
  const dispatcher = createDispatcher({
    store,
    clock,
    pace: line.take,
    random,
    log,
    station: makeStation(recovery.leftOver),
    keys,
    readingAccount,
    hurry: preparer.hurry,
    began: (job) => publisher.jobsChanged([job.id]),
    progressed(id, sent, total) {
      showing.progressed(id, sent, total);
      publisher.progressed(id, sent, total);
    },
    again: course.again,
    ended,
    planChanged,
  });

  const reconciler = createReconciler({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    found: ended,
    processing: (job) => enlist([job]),
    missing: (job) => enlist([job]),
  });

  const processing = createProcessing({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    changed: (id) => publisher.jobsChanged([id]),
    ended,
  });

  const reasons = createReasons({ clock, keys, roster, dispatcher });
  const showing = createShowing({
    store,
    clock,
    dispatcher,
    isPaused: () => paused,
    reasonFor: reasons.of,
    account: () => store.readSettings().account,
  });
  const publisher = createPublisher({
    clock,
    jobs: (ids) => store.getJobs(ids).map(showing.job),
    items: store.getItems,
    posts: options.posts,
    jobsMoved(ids) {
      for (const watch of watchers) watch(ids);
    },
    settingsMoved() {
      for (const watch of settingsWatchers) watch();
    },
    seq: options.seq ?? 0,
    summary: showing.summary,
    credits: showing.credits,
    accounts: options.accounts,
  });

  const movers: Movers = { preparer, dispatcher, reconciler, processing, showing, publisher };
  const editing = createEditing({
    store,
    spool,
    host,
    rests(job) {
      scheduler().remove(job.id);
      publisher.jobsChanged([job.id]);
      planAnew();
    },
    goesOn: (job) => enlist([job]),
  });

  return {
    ...createAdding({ store, spool, clock, enlist }),
    ...createWishes({ store, roster, course, consents, reasons, movers, planChanged }),
    get seq() {
      return publisher.seq;
    },
    start() {
      const open = store.listJobs({ open: true }).map((left) => {
        if (!work) return left;
        // Without an account nobody can be asked whether it arrived: it is sent once more, and flagged.
        const isResent = left.state === 'uncertain' && left.account === null;
        const resent = isResent ? store.resendUncertain(left.id, true) : null;
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
        const listed = store
          .listJobs()
          .flatMap((job) => [job.source, job.original])
          .flatMap((source) => (source?.kind === 'spool' ? source.path : []));
        void spool.keepOnly(new Set(listed));
        dispatcher.start();
      }
      enlist(open);
    },
    onUploaded: course.onUploaded,
    jobs: (ids) => (ids ? store.getJobs(ids) : store.listJobs()).map(showing.job),
    whatIf: (count, origin, lane) =>
      dispatcher.hold()
        ? null
        : scheduler().whatIf(
            clock.now(),
            count,
            host().uploadCost,
            lane ?? chooseLane(origin, count),
            store.readSettings().account,
          ),
    editing,
    setPaused(next) {
      paused = next;
      store.setPaused(paused);
      for (const watch of settingsWatchers) watch();
      scheduler().changeSettings({ paused });
      publisher.jobsChanged(roster.ids());
      planAnew();
    },
    changeSettings(patch) {
      const before = chooseHost(environment, store.readSettings());
      const settings = store.writeSettings(patch);
      const after = chooseHost(environment, settings);
      scheduler().changeSettings(plannerSettings(settings, clock.now()));
      line.limit(settings.bandwidthLimit);
      if (before.apiUrl !== after.apiUrl || before.clientId !== after.clientId) {
        const waiting = store.listJobs({ open: true }).filter((job) => job.state !== 'uploading');
        dispatcher.move(makeStation([]));
        enlist(waiting);
      }
      publisher.settingsChanged(settings);
      planAnew();
      return settings;
    },
    summary: showing.summary,
    credits: showing.credits,
    hostView() {
      const { host, credentials } = dispatcher.station;
      const isSandbox = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(host.origin).hostname);
      return { id: host.id, apiUrl: host.origin, hasClientId: credentials !== null, isSandbox };
    },
    async refreshBudgets() {
      const { credentials } = dispatcher.station;
      if (!credentials || dispatcher.hold() || !scheduler().wantsReading(clock.now(), readingAccount()))
        return;
      await dispatcher.refreshBudgets();
    },
    get host() {
      return host();
    },
    request: dispatcher.request,
    get place() {
      const { host, clientId } = dispatcher.station;
      return { host, clientId };
    },
    accountChanged(account) {
      const own = store.listJobs({ open: true }).filter((job) => job.account === account);
      for (const job of own) if (job.state !== 'uploading' && isInLine(job)) lineUp(job);
      publisher.jobsChanged(own.map(({ id }) => id));
      reconciler.hurry();
      planAnew();
    },
    tell: publisher,
    watchJobs: (listener) => void watchers.add(listener),
    watchSettings: (listener) => void settingsWatchers.add(listener),
    keepForPost: (postId, account, cost) => scheduler().keepForPost(postId, account, cost),
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
