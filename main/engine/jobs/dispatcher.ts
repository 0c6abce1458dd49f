import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { Cost } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { createAccountCredentials } from './account-credentials.ts';
import { createAttempts } from './attempts.ts';
import { createBudgetReader } from './budget-reader.ts';
import { whenReachable } from './connectivity.ts';
import { createDispatchModes, type DispatchMode } from './dispatch-mode.ts';
import type { HostConnection } from './host-connection.ts';
import {
  createHostRequests,
  type HostRequest,
  isRefused,
  type RequestAnswer,
  type RequestHow,
} from './host-requests.ts';

/** After trouble of our own (a full disk, say) nothing begins for this long. */
const restMs = 30_000;

export interface DispatcherOptions {
  readonly store: Pick<Store, 'jobs' | 'attempts' | 'ledger' | 'settings'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly connection: HostConnection;
  readonly keys: TokenManager;
  /** As whom the budgets are asked for. */
  readingAccount(): string | null;
  /** Resolves when the line may take so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** The planner wants a job that was not looked at yet. */
  prioritize(id: string): void;
  onStarted(job: StoredJob): void;
  onProgress(id: string, sent: number, total: number): void;
  /** The attempt did not end the job: it is ready once more, uncertain, or being made ready by the host. */
  onRetry(job: StoredJob): void;
  /** The job's last transition for now; `history` when it was uploaded. */
  onEnded(job: StoredJob, history: HistoryItem | null): void;
  /** Ledger, plan or mode changed, so that promises may have moved. */
  planChanged(): void;
}

/** Sends what the planner lets go. */
export interface Dispatcher {
  readonly connection: HostConnection;
  /** Why nothing at all may go, apart from credits; null when the planner decides. */
  globalBlock(): WaitReason | null;
  /** Something changed: ask the planner again. */
  pump(): void;
  start(): void;
  isUploading(jobId: string): boolean;
  /** Number of uploads under way. */
  readonly activeUploads: number;
  /** False when no attempt of this job is under way. */
  interrupt(jobId: string): boolean;
  /** See `HostRequests`. */
  request<A extends RequestAnswer>(
    cost: (host: Host) => Cost,
    send: HostRequest<A>,
    how?: RequestHow,
  ): Promise<A | null>;
  /** Asks the host for its budgets if the ledger wants it; never throws. */
  refreshBudgets(): Promise<void>;
  /** The host or the credentials changed; attempts under way end where they began. */
  switchConnection(connection: HostConnection): void;
  stop(withinMs: number): Promise<void>;
}

/** No way to the host. What is wrong with a proxy is told by its name: the network itself may be as it should. */
const offline = (failure: ErrorData): DispatchMode => ({
  kind: 'offline',
  failure: failure.code === 'proxy-trouble' || failure.code === 'bad-proxy' ? failure : null,
});

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, log, planChanged } = options;
  let connection = options.connection;
  let callOffWake = () => {};

  const modes = createDispatchModes({
    clock,
    whenReachable: (callback) => whenReachable(connection.host, clock, callback),
    onOnline: (isOnline) => connection.scheduler.online(isOnline),
    onChange() {
      planChanged();
      pump();
    },
  });

  const globalBlock = (): WaitReason | null => {
    const { current } = modes;
    if (!connection.credentials || current.kind === 'refused') return { kind: 'client-id', until: null };
    if (current.kind === 'offline')
      return { kind: 'network', ...(current.failure && { error: current.failure }), until: null };
    if (current.kind === 'resting') return { kind: 'retry', error: current.failure, until: current.until };
    return null;
  };

  const rest = (thrown: unknown) => {
    const failure = toErrorData(thrown);
    log.error({ code: failure.code }, failure.message);
    modes.enter({ kind: 'resting', failure, until: clock.now() + restMs });
  };

  const credentials = createAccountCredentials(options.keys);
  const attempts = createAttempts({
    store,
    clock,
    random: options.random,
    log,
    credentials,
    pace: options.pace,
    onStarted: options.onStarted,
    onProgress: options.onProgress,
    onRetry: options.onRetry,
    onEnded: options.onEnded,
    onBlock: (block, failure) => modes.enter(block === 'network' ? offline(failure) : { kind: 'refused' }),
    async rest(thrown) {
      rest(thrown);
      if (modes.current.kind !== 'resting') return false;
      await new Promise<void>((resolve) => void clock.after(restMs, resolve));
      return true;
    },
    onSettled() {
      planChanged();
      pump();
    },
  });
  const requests = createHostRequests({
    store,
    clock,
    credentials,
    mayGo: () => globalBlock() === null,
    onAnswer(at, answer) {
      if (isRefused(answer) && at === connection) {
        if (answer.remedy.kind === 'client-id') modes.enter({ kind: 'refused' });
        if (answer.remedy.kind === 'wait-for-network') modes.enter(offline(answer.failure));
      }
      planChanged();
    },
  });
  const budgets = createBudgetReader({ clock, log, requests, account: options.readingAccount });

  const wakeAt = (time: number) => {
    callOffWake();
    callOffWake = clock.after(Math.max(0, time - clock.now()), pump);
  };

  function pump() {
    if (modes.current.kind !== 'running' || globalBlock()) return;
    try {
      const now = clock.now();
      if (attempts.count === 0 && budgets.isWanted(connection, now)) {
        void budgets.read(connection).then(pump);
        return;
      }
      if (!budgets.isReading) decide(now);
    } catch (thrown) {
      rest(thrown);
    }
  }

  function decide(now: number) {
    const { scheduler } = connection;
    const { start, prepare, wakeAt: nextAt } = scheduler.decide(now);
    for (const item of start) {
      const job = store.jobs.get(item.id);
      if (job?.state === 'ready') attempts.begin(connection, job, item);
      else if (!job || hasEnded(job.state) || job.state === 'uploading') scheduler.remove(item.id);
      else options.prioritize(job.id);
    }
    for (const { id } of prepare) options.prioritize(id);
    if (nextAt !== null) wakeAt(nextAt);
  }

  return {
    get connection() {
      return connection;
    },
    get activeUploads() {
      return attempts.count;
    },
    globalBlock,
    pump,
    refreshBudgets: () => budgets.read(connection),
    request: (cost, send, how) => requests.send(connection, cost(connection.host), send, how),
    start: () => modes.enter({ kind: 'running' }),
    isUploading: attempts.isUploading,
    interrupt: attempts.interrupt,
    switchConnection(next) {
      // What kept the old one from sending is no reason for the new one.
      const isStarted = modes.current.kind !== 'idle';
      connection = next;
      budgets.reset();
      if (isStarted && modes.current.kind !== 'running') modes.enter({ kind: 'running' });
      planChanged();
      pump();
    },
    async stop(withinMs) {
      modes.enter({ kind: 'stopped' });
      callOffWake();
      const callOff = clock.after(withinMs, attempts.interruptAll);
      await Promise.all([attempts.whenAllEnded(), requests.stop()]);
      callOff();
    },
  };
}
