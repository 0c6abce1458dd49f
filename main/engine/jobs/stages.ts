import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { PublicLinks } from '../hosts/http/public-links.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import type { Consents } from './consent.ts';
import { createDispatcher } from './dispatcher.ts';
import { createDispatchers, type Dispatchers } from './dispatchers.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import type { StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import { createLooker, type Looker, type PrivateFinder } from './looker.ts';
import type { Placing } from './placing.ts';
import { createPrepareJob } from './prepare-job.ts';
import { createPreparerPool, type PreparerPool } from './preparer.ts';
import { createProcessingMonitor, type ProcessingMonitor } from './processing-monitor.ts';
import { createReconciler, type Reconciler } from './reconciler.ts';
import { settlePrepared } from './settle-prepared.ts';
import { createThumbnailer, type Thumbnailer } from './thumbnailer.ts';
import { withPatience } from './with-patience.ts';

/** Runs the stages that move jobs on. Each stage knows its own work only, and reports by `StageEvents`. */
export interface Stages {
  readonly preparer: PreparerPool;
  readonly dispatchers: Dispatchers;
  readonly reconciler: Reconciler;
  readonly processing: ProcessingMonitor;
  readonly thumbnailer: Thumbnailer;
  readonly looker: Looker;
  readonly editing: EditHandlers;
  /** Begins nothing more; gives attempts in flight that much time to end. */
  stop(withinMs: number): Promise<void>;
}

export interface StagesOptions {
  readonly store: Pick<Store, 'jobs' | 'attempts' | 'ledger' | 'library' | 'posts' | 'settings' | 'flush'>;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  /** See `ThumbnailerOptions`. */
  readonly drawsMeanwhile: boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly keys: TokenManager;
  readonly connections: HostConnections;
  /** Looks at public links as a browser would. */
  readonly publicLinks: Pick<PublicLinks, 'check'>;
  readonly consents: Consents;
  /** Null where nobody is there who could decide about what is found. */
  readonly finder: PrivateFinder | null;
  readonly placing: Placing;
  readonly reports: Emitter<StageEvents>;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** The account to read the budgets as; null for anonymous. */
  readingAccount(): string | null;
}

export function createStages(options: StagesOptions): Stages {
  const { store, spool, clock, log, connections, reports } = options;
  const preparer = createPreparer(options, () => isSupplied(dispatchers));
  const dispatchers: Dispatchers = createDispatchers(connections, (connection) =>
    createDispatcher({
      store,
      clock,
      log,
      pace: options.pace,
      random: options.random,
      keys: options.keys,
      connection,
      readingAccount: options.readingAccount,
      prioritize: (id) => reports.emit('wanted', id),
      onStarted: (job) => reports.emit('changed', job.id),
      onProgress: (id, sent, total) => reports.emit('progressed', id, sent, total),
      onRetry: (job) => reports.emit('retried', job),
      onEnded: (job, history) => reports.emit('ended', job, history),
      onElsewhere(id) {
        log.info({ job: id }, 'another computer has sent this picture');
        reports.emit('elsewhere', id);
      },
      planChanged: () => reports.emit('plan-changed'),
    }),
  );
  const reconciler = createReconciler({
    store,
    clock,
    log,
    host: () => connections.builtIn.host,
    request: dispatchers.builtIn.request,
    found: (job, history) => reports.emit('ended', job, history),
    processing: (job) => reports.emit('resumed', job),
    missing: (job) => reports.emit('resumed', job),
  });
  const processing = createProcessingMonitor({
    store,
    clock,
    log,
    publicLinks: options.publicLinks,
    hostOf: (destination) => connections.of(destination)?.host ?? null,
    request: dispatchers.request,
    changed: (id) => reports.emit('changed', id),
    ended: (job, history) => reports.emit('ended', job, history),
  });
  const thumbnailer = createThumbnailer({
    store,
    clock,
    folder: options.thumbnails,
    drawsMeanwhile: options.drawsMeanwhile,
    isBusy: () => preparer.isBusy || dispatchers.activeUploads > 0,
    onDrawn: (id) => reports.emit('drawn', id),
  });
  const looker = createLooker({
    store,
    finder: options.finder,
    onLooked(job, hadWaited) {
      if (!hadWaited) reports.emit('changed', job.id);
      else if (job.state === 'held') reports.emit('held', job);
      else reports.emit('resumed', job);
    },
  });
  const editing = createEditing({
    store,
    spool,
    hostOf: (job) => connections.of(job.host)?.host ?? null,
    onHeld: (job) => reports.emit('held', job),
    onResumed: (job) => reports.emit('resumed', job),
  });
  return {
    preparer,
    dispatchers,
    reconciler,
    processing,
    thumbnailer,
    looker,
    editing,
    async stop(withinMs) {
      reconciler.stop();
      await Promise.all([
        dispatchers.stop(withinMs),
        preparer.stop(),
        processing.stop(),
        thumbnailer.stop(),
        looker.stop(),
      ]);
    },
  };
}

/** True while pictures are being sent, and enough others wait prepared at each destination. */
const isSupplied = (dispatchers: Dispatchers): boolean =>
  dispatchers.activeUploads > 0 &&
  dispatchers.all().every(({ connection }) => connection.scheduler.isSupplied);

/** True for a job whose destination is decided by what its file is: it is prepared wherever that may be. */
export const isRouteOpen = ({ route, source }: StoredJob): boolean =>
  route === 'open' && source.kind !== 'url';

function createPreparer(options: StagesOptions, isSupplied: () => boolean): PreparerPool {
  const { store, spool, web, connections, consents, placing, reports, clock, log } = options;
  return createPreparerPool({
    clock,
    isSupplied,
    sourceOf: (id) => store.jobs.get(id)?.source,
    begin(id) {
      // What another host takes is not known while it is not open.
      const job = store.jobs.get(id);
      if (job && !isRouteOpen(job) && !connections.of(job.host)) return null;
      const begun = store.jobs.beginPreparing(id);
      if (!begun.ok) return null;
      reports.emit('changed', id);
      return begun.value;
    },
    prepare: withPatience(
      clock,
      createPrepareJob({
        store,
        spool,
        web,
        placing,
        hostOf: (job) => connections.of(job.host)?.host ?? null,
      }),
    ),
    elsewhere(id) {
      const job = store.jobs.get(id);
      if (job) reports.emit('rerouted', job);
    },
    done(id, found) {
      const settled = settlePrepared(store, consents, id, found, options.finder !== null);
      if (settled.ok) reports.emit('prepared', settled.value);
    },
    failed(id, reason) {
      const failed = store.jobs.fail(id, reason);
      if (failed.ok) reports.emit('preparing-failed', failed.value);
    },
    aborted: (id) => void store.jobs.requeue(id),
    onRest(thrown) {
      const { code, message } = toErrorData(thrown);
      log.error({ code }, message);
    },
  });
}
