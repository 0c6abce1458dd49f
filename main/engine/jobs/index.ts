import type {
  Capabilities,
  CreditsView,
  Job,
  Lane,
  Origin,
  QueueSummary,
  Settings,
} from '../../../contract/records.ts';
import type { OAuthClient } from '../accounts/token-manager.ts';
import type { Host } from '../hosts/host.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Cost } from '../scheduler/types.ts';
import { chooseLane } from '../sources/lane.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { InterruptedAttempt } from '../store/types.ts';
import { assemble, connect, type JobQueueOptions, readingAccount } from './assembly.ts';
import { createJobCommands, type JobCommands } from './commands.ts';
import { connectHost, plannerSettings, resolveHostConfig } from './connect-host.ts';
import type { Dispatcher } from './dispatcher.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import { createEnqueuer, type Enqueuer } from './enqueue.ts';
import type { HostConnection } from './host-connection.ts';
import { createJobRouter, isSchedulable, type JobRouter } from './job-router.ts';
import type { WaitReasons } from './wait-reasons.ts';

export type { JobQueueOptions } from './assembly.ts';

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

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { store, spool, clock, random, environment, work, keys } = options;
  const recovery = work ? store.jobs.recover() : { resumed: [], uncertain: [], leftOver: [] };
  let paused = store.settings.isPaused();

  const makeConnection = (leftOver: readonly InterruptedAttempt[]): HostConnection => {
    const choice = resolveHostConfig(environment, store.settings.read());
    const host = options.createHost(choice.apiUrl);
    return connectHost({ host, clientId: choice.clientId, store, clock, random, leftOver });
  };

  const assembly = assemble(options, makeConnection(recovery.leftOver), () => paused);
  const { signals, openJobs, limiter, consents, reasons, stages, promises } = assembly;
  const { dispatcher, preparer, reconciler, processing, thumbnailer, projection, publisher } = stages;
  const planChanged = promises.request;
  const router = createJobRouter({ store, spool, clock, keys, openJobs, work, stages, planChanged });
  connect(assembly, router, store);

  const { register, schedule } = router;
  const host = () => dispatcher.connection.host;
  const scheduler = () => dispatcher.connection.scheduler;
  const planAnew = () => {
    planChanged();
    dispatcher.pump();
  };
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
    ...createJobCommands({ store, openJobs, router, consents, reasons, stages, planChanged }),
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
      // What was sent again too often has ended with that.
      register(open.filter(({ state }) => !hasEnded(state)));
    },
    onUploaded: router.onUploaded,
    jobs: (ids) => (ids ? store.jobs.getMany(ids) : store.jobs.list()).map(projection.job),
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
      signals.settingsChanged.emit();
      scheduler().changeSettings({ paused });
      publisher.jobsChanged(openJobs.ids());
      planAnew();
    },
    changeSettings(patch) {
      const before = resolveHostConfig(environment, store.settings.read());
      const settings = store.settings.write(patch);
      const after = resolveHostConfig(environment, settings);
      scheduler().changeSettings(plannerSettings(settings, clock.now()));
      limiter.setRate(settings.bandwidthLimit);
      if (before.apiUrl !== after.apiUrl || before.clientId !== after.clientId) {
        const waiting = store.jobs.list({ open: true }).filter((job) => job.state !== 'uploading');
        dispatcher.switchConnection(makeConnection([]));
        register(waiting);
      }
      publisher.settingsChanged(settings);
      planAnew();
      return settings;
    },
    summary: projection.summary,
    credits: projection.credits,
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
        !scheduler().wantsReading(clock.now(), readingAccount(options))
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
    publisher,
    onJobsChanged: signals.jobsChanged.on,
    onSettingsChanged: signals.settingsChanged.on,
    reserveForPost: (postId, account, cost) => scheduler().reserveForPost(postId, account, cost),
    whyNot: reasons.whyNot,
    subscribe: publisher.subscribe,
    flush: publisher.flush,
    async stop(withinMs) {
      reconciler.stop();
      promises.stop();
      await Promise.all([dispatcher.stop(withinMs), preparer.stop(), processing.stop(), thumbnailer.stop()]);
      publisher.close();
      await host().close();
    },
  };
}
