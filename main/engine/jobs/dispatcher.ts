import type { Logger } from 'pino';
import { toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import { onceSoon } from '../once-soon.ts';
import type { Cost, WorkItem } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';
import { createAccountCredentials } from './account-credentials.ts';
import { createAttempts, type Wanted } from './attempts.ts';
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

/** Pause after a local failure (a full disk, say). */
const restMs = 30_000;

export interface DispatcherOptions {
  readonly store: Pick<Store, 'jobs' | 'attempts' | 'ledger' | 'settings' | 'flush'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly connection: HostConnection;
  readonly keys: TokenManager;
  /** The account to read the budgets as; null for anonymous. */
  readingAccount(): string | null;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** Called when the planner wants a job that is not prepared yet. */
  prioritize(id: string): void;
  onStarted(job: StoredJob): void;
  onProgress(id: string, sent: number, total: number): void;
  /** Called when the attempt did not end the job: it is ready again, uncertain, or being processed by the host. */
  onRetry(job: StoredJob): void;
  /** Called after the job's last transition for now; `history` when it was uploaded. */
  onEnded(job: StoredJob, history: HistoryItem | null): void;
  /** Called when another machine has sent the job's picture. */
  onElsewhere(jobId: string): void;
  /** Called when ledger, plan or mode changed, so that ETAs may have moved. */
  planChanged(): void;
}

/** Starts the uploads that the planner chooses. */
export interface Dispatcher {
  readonly connection: HostConnection;
  /** The reason why nothing at all may be sent, apart from credits; null when the planner decides. */
  globalBlock(): WaitReason | null;
  /** Asks the planner again after a change. */
  pump(): void;
  /** Asks it when the event loop turns next, once for all that changed until then. */
  pumpSoon(): void;
  start(): void;
  isUploading(jobId: string): boolean;
  /** Number of uploads in flight. */
  readonly activeUploads: number;
  /** Interrupts the job's attempt; false when none is in flight. */
  interrupt(jobId: string): boolean;
  /** See `HostRequests`. */
  request<A extends RequestAnswer>(
    cost: (host: Host) => Cost,
    send: HostRequest<A>,
    how?: RequestHow,
  ): Promise<A | null>;
  /** Reads the host's budgets if the ledger wants them; never throws. */
  refreshBudgets(): Promise<void>;
  /** Switches to another host or other credentials; attempts in flight end on their old connection. */
  switchConnection(connection: HostConnection): void;
  stop(withinMs: number): Promise<void>;
}

/** No way to the host. What is wrong with a proxy is told by its name: the network itself may be as it should. */
const offline = (failure: ErrorData): DispatchMode => ({
  kind: 'offline',
  failure: failure.code === 'proxy-trouble' || failure.code === 'bad-proxy' ? failure : null,
});

/** Why nothing at all may be sent, apart from credits; null when the planner decides. */
function blockOf({ credentials, allowance }: HostConnection, mode: DispatchMode): WaitReason | null {
  if (!credentials) return { kind: 'client-id', until: null };
  if (mode.kind === 'refused')
    return credentials.kind === 'own'
      ? { kind: 'destination', error: mode.failure, until: null }
      : { kind: 'client-id', error: mode.failure, until: null };
  if (mode.kind === 'offline')
    return { kind: 'network', ...(mode.failure && { error: mode.failure }), until: null };
  if (mode.kind === 'resting') return { kind: 'retry', error: mode.failure, until: mode.until };
  return allowance.block();
}

/** Sorts what the planner chose to send by what its jobs allow. */
function sortChosen(chosen: readonly WorkItem[], jobs: Pick<Store['jobs'], 'get'>) {
  const sorted = { wanted: [] as Wanted[], gone: [] as WorkItem[], unprepared: [] as WorkItem[] };
  for (const item of chosen) {
    const job = jobs.get(item.id);
    if (job?.state === 'ready') sorted.wanted.push({ job, item });
    else if (!job || hasEnded(job.state) || job.state === 'uploading') sorted.gone.push(item);
    else sorted.unprepared.push(item);
  }
  return sorted;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, log, planChanged } = options;
  let connection = options.connection;
  let callOffWake = () => {};

  const modes = createDispatchModes({
    clock,
    whenReachable: (callback) => whenReachable(connection.host, clock, callback),
    onOnline: (isOnline) => connection.scheduler.online(isOnline),
    onChange: replan,
  });

  const globalBlock = () => blockOf(connection, modes.current);

  const rest = (thrown: unknown) => {
    const failure = toErrorData(thrown);
    log.error({ code: failure.code }, failure.message);
    modes.enter({ kind: 'resting', failure, until: clock.now() + restMs });
  };

  const followAllowance = () => connection.allowance.follow(replan);
  let unfollow = followAllowance();
  const credentials = createAccountCredentials(options.keys);
  const attempts = createAttempts({
    store,
    clock,
    random: options.random,
    log,
    credentials,
    pace: options.pace,
    isBlocked: (at) => at !== connection || modes.current.kind !== 'running' || globalBlock() !== null,
    mayBegin: (jobId) => modes.current.kind === 'running' && store.jobs.get(jobId)?.state === 'ready',
    onStarted: options.onStarted,
    onProgress: options.onProgress,
    onRetry: options.onRetry,
    onEnded: options.onEnded,
    onElsewhere: options.onElsewhere,
    onBlock: (block, failure) =>
      modes.enter(block === 'network' ? offline(failure) : { kind: 'refused', failure }),
    async rest(thrown) {
      rest(thrown);
      if (modes.current.kind !== 'resting') return false;
      await new Promise<void>((resolve) => void clock.after(restMs, resolve));
      return true;
    },
    onSettled() {
      planChanged();
      pumpSoon();
    },
  });
  const requests = createHostRequests({
    store,
    clock,
    credentials,
    mayGo: () => globalBlock() === null,
    onAnswer(at, answer) {
      if (isRefused(answer) && at === connection) {
        if (answer.remedy.kind === 'client-id') modes.enter({ kind: 'refused', failure: answer.failure });
        if (answer.remedy.kind === 'wait-for-network') modes.enter(offline(answer.failure));
      }
      planChanged();
    },
  });
  const budgets = createBudgetReader({ clock, log, requests, account: options.readingAccount });

  const wakeAt = (time: number) => {
    callOffWake();
    // What was waited for is over, and what is waited for now has another reason.
    callOffWake = clock.after(Math.max(0, time - clock.now()), replan);
  };

  // Once for all answers that have come together: what begins together is stored together.
  const pumpSoon = onceSoon(pump);

  function replan() {
    planChanged();
    pump();
  }

  function pump() {
    attempts.takeTurns();
    if (modes.current.kind !== 'running') return;
    connection.allowance.queueChanged();
    if (globalBlock()) return;
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
    const { start, prepare, connections, wakeAt: nextAt } = scheduler.decide(now);
    const { wanted, gone, unprepared } = sortChosen(start, store.jobs);
    for (const { id } of gone) scheduler.remove(id);
    attempts.begin(connection, wanted);
    for (const { id } of [...unprepared, ...prepare]) options.prioritize(id);
    if (connections > 0) connection.host.warmUp?.(connections);
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
    pumpSoon,
    refreshBudgets: () => budgets.read(connection),
    request: (cost, send, how) => requests.send(connection, cost(connection.host), send, how),
    start: () => modes.enter({ kind: 'running' }),
    isUploading: attempts.isUploading,
    interrupt: attempts.interrupt,
    switchConnection(next) {
      // What kept the old one from sending is no reason for the new one.
      const isStarted = modes.current.kind !== 'idle';
      connection = next;
      unfollow();
      unfollow = followAllowance();
      budgets.reset();
      if (isStarted && modes.current.kind !== 'running') modes.enter({ kind: 'running' });
      replan();
    },
    async stop(withinMs) {
      modes.enter({ kind: 'stopped' });
      callOffWake();
      unfollow();
      const callOff = clock.after(withinMs, attempts.interruptAll);
      await Promise.all([attempts.whenAllEnded(), requests.stop()]);
      callOff();
    },
  };
}
