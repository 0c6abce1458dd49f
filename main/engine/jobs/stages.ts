import type { Logger } from 'pino';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Emitter } from '../events.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import type { Consents } from './consent.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createEditing, type EditHandlers } from './editing.ts';
import type { StageEvents } from './events.ts';
import type { HostConnections } from './host-connections.ts';
import { createPrepareJob } from './prepare-job.ts';
import { createPreparerPool, type PreparerPool } from './preparer.ts';
import { createProcessingMonitor, type ProcessingMonitor } from './processing-monitor.ts';
import { createReconciler, type Reconciler } from './reconciler.ts';
import { settlePrepared } from './settle-prepared.ts';
import { createThumbnailer, type Thumbnailer } from './thumbnailer.ts';

/** Runs the stages that move jobs on. Each stage knows its own work only, and reports by `StageEvents`. */
export interface Stages {
  readonly preparer: PreparerPool;
  readonly dispatcher: Dispatcher;
  readonly reconciler: Reconciler;
  readonly processing: ProcessingMonitor;
  readonly thumbnailer: Thumbnailer;
  readonly editing: EditHandlers;
  /** Begins nothing more; gives attempts in flight that much time to end. */
  stop(withinMs: number): Promise<void>;
}

export interface StagesOptions {
  readonly store: Pick<Store, 'jobs' | 'attempts' | 'ledger' | 'library' | 'posts' | 'settings'>;
  readonly spool: Spool;
  readonly web: Web;
  /** Folder of thumbnails, `<sha256>.webp`. */
  readonly thumbnails: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly keys: TokenManager;
  readonly connections: HostConnections;
  readonly consents: Consents;
  readonly reports: Emitter<StageEvents>;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** The account to read the budgets as; null for anonymous. */
  readingAccount(): string | null;
}

export function createStages(options: StagesOptions): Stages {
  const { store, spool, clock, log, connections, reports } = options;
  const host = () => connections.host;
  const preparer = createPreparer(options);
  const dispatcher = createDispatcher({
    store,
    clock,
    log,
    pace: options.pace,
    random: options.random,
    keys: options.keys,
    connection: connections.current,
    readingAccount: options.readingAccount,
    prioritize: (id) => reports.emit('wanted', id),
    onStarted: (job) => reports.emit('changed', job.id),
    onProgress: (id, sent, total) => reports.emit('progressed', id, sent, total),
    onRetry: (job) => reports.emit('retried', job),
    onEnded: (job, history) => reports.emit('ended', job, history),
    planChanged: () => reports.emit('plan-changed'),
  });
  connections.on('switched', dispatcher.switchConnection);
  const reconciler = createReconciler({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    found: (job, history) => reports.emit('ended', job, history),
    processing: (job) => reports.emit('resumed', job),
    missing: (job) => reports.emit('resumed', job),
  });
  const processing = createProcessingMonitor({
    store,
    clock,
    log,
    host,
    request: dispatcher.request,
    changed: (id) => reports.emit('changed', id),
    ended: (job, history) => reports.emit('ended', job, history),
  });
  const thumbnailer = createThumbnailer({
    store,
    clock,
    folder: options.thumbnails,
    isBusy: () => preparer.isBusy || dispatcher.activeUploads > 0,
    onDrawn: (id) => reports.emit('drawn', id),
  });
  const editing = createEditing({
    store,
    spool,
    host,
    onHeld: (job) => reports.emit('held', job),
    onResumed: (job) => reports.emit('resumed', job),
  });
  return {
    preparer,
    dispatcher,
    reconciler,
    processing,
    thumbnailer,
    editing,
    async stop(withinMs) {
      reconciler.stop();
      await Promise.all([dispatcher.stop(withinMs), preparer.stop(), processing.stop(), thumbnailer.stop()]);
    },
  };
}

function createPreparer(options: StagesOptions): PreparerPool {
  const { store, spool, web, connections, consents, reports } = options;
  const host = () => connections.host;
  return createPreparerPool({
    sourceOf: (id) => store.jobs.get(id)?.source,
    begin(id) {
      const begun = store.jobs.beginPreparing(id);
      if (!begun.ok) return null;
      reports.emit('changed', id);
      return begun.value;
    },
    prepare: createPrepareJob({ store, spool, web, host }),
    done(id, found) {
      const settled = settlePrepared(store, host().id, consents, id, found);
      if (settled.ok) reports.emit('prepared', settled.value);
    },
    failed(id, reason) {
      const failed = store.jobs.fail(id, reason);
      if (failed.ok) reports.emit('preparing-failed', failed.value);
    },
    aborted: (id) => void store.jobs.requeue(id),
  });
}
