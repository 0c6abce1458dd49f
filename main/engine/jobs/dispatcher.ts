import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HistoryItem, WaitReason } from '../../../contract/records.ts';
import type { CredentialsResult, TokenManager } from '../accounts/token-manager.ts';
import type { Clock } from '../clock.ts';
import type {
  BudgetResult,
  Credentials,
  Host,
  Refused,
  UploadBody,
  UploadHooks,
  UploadOutcome,
  UploadRequest,
} from '../hosts/host.ts';
import type { Cost, Observation, WorkItem } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { AttemptEnd, AttemptResult, StoredJob } from '../store/types.ts';
import { whenReachable } from './connectivity.ts';
import type { HostConnection } from './host-connection.ts';
import {
  decideAfterFailure,
  type FailedOutcome,
  type FailureDecision,
  type Interruption,
} from './retry-policy.ts';

/** After trouble of our own (a full disk, say) the queue rests this long before it is tried again. */
const pauseAfterErrorMs = 30_000;
/** How often the host is asked for its budgets at most, and how long an answer is waited for. */
const minReadingIntervalMs = 60_000;
const readingTimeoutMs = 10_000;
/** How long the answer to any other small request is waited for. */
const requestTimeoutMs = 30_000;

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
  /** Ledger, plan or hold changed, so that promises may have moved. */
  planChanged(): void;
}

/** Sends what the planner lets go: the only place where attempts begin and end. */
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
  /**
   * Sends a request that is no upload, paid out of the same budgets. Null when it may not go now: nobody to ask as, no
   * network, no credits. Never throws as long as `send` does not.
   */
  request<A extends RequestAnswer>(
    cost: (host: Host) => Cost,
    send: HostRequest<A>,
    how?: {
      /** Left out: nobody. */
      readonly account?: string | null;
      /** How long its answer is waited for. */
      readonly withinMs?: number;
    },
  ): Promise<A | null>;
  /** Asks the host for its budgets if the ledger wants it; never throws. */
  refreshBudgets(): Promise<void>;
  /** The host or the credentials changed; attempts under way end where they began. */
  switchConnection(station: HostConnection): void;
  stop(withinMs: number): Promise<void>;
}

type RequestAnswer = Refused | { readonly kind: string; readonly observation: Observation };
type HostRequest<A> = (host: Host, credentials: Credentials, signal: AbortSignal) => Promise<A>;

interface Attempt {
  readonly jobId: string;
  readonly abort: AbortController;
  interruption: Interruption;
  ended: Promise<void>;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, clock, log } = options;
  const attempts = new Map<string, Attempt>();
  let station = options.connection;
  let running = false;
  let isStopped = false;
  let refused = false;
  let trouble: { failure: ErrorData; until: number } | null = null;
  let stopWatching: (() => void) | null = null;
  const small = new Map<AbortController, Promise<unknown>>();
  let reading: Promise<void> | null = null;
  let lastReading = Number.NEGATIVE_INFINITY;
  let callOffWake = () => {};

  const globalBlock = (): WaitReason | null => {
    if (!station.credentials || refused) return { kind: 'client-id', until: null };
    if (stopWatching) return { kind: 'network', until: null };
    if (trouble && trouble.until > clock.now())
      return { kind: 'retry', error: trouble.failure, until: trouble.until };
    return null;
  };

  const wakeAt = (time: number) => {
    callOffWake();
    callOffWake = clock.after(Math.max(0, time - clock.now()), pump);
  };

  const watchNetwork = () => {
    if (stopWatching || !running) return;
    station.scheduler.online(false);
    stopWatching = whenReachable(station.host.origin, clock, () => {
      stopWatching = null;
      station.scheduler.online(true);
      options.planChanged();
      pump();
    });
  };

  const hasTrouble = (thrown: unknown) => {
    const reason = toErrorData(thrown);
    log.error({ code: reason.code }, reason.message);
    trouble = { failure: reason, until: clock.now() + pauseAfterErrorMs };
    options.planChanged();
    wakeAt(trouble.until);
  };

  function pump() {
    if (!running || globalBlock()) return;
    const now = clock.now();
    try {
      if (wantsReading(now)) {
        void refreshBudgets().then(pump);
        return;
      }
      if (reading) return;
      const decision = station.scheduler.decide(now);
      for (const item of decision.start) {
        const job = store.jobs.get(item.id);
        if (job?.state === 'ready') begin(job, item);
        else if (job && !hasEnded(job.state) && job.state !== 'uploading') options.prioritize(job.id);
        else station.scheduler.remove(item.id);
      }
      if (decision.wakeAt !== null) wakeAt(decision.wakeAt);
    } catch (thrown) {
      hasTrouble(thrown);
    }
  }

  const wantsReading = (now: number) =>
    !reading &&
    attempts.size === 0 &&
    station.scheduler.size > 0 &&
    now - lastReading >= minReadingIntervalMs &&
    station.scheduler.wantsReading(now, options.readingAccount());

  function refreshBudgets(): Promise<void> {
    reading ??= readBudgets(station).finally(() => {
      reading = null;
    });
    return reading;
  }

  async function readBudgets(at: HostConnection): Promise<void> {
    lastReading = clock.now();
    const { budgetReadCost } = at.host;
    const read: HostRequest<BudgetResult> = (host, credentials, signal) =>
      host.readBudgets(credentials, signal);
    const answer = await requestAt(at, budgetReadCost, readingTimeoutMs, read, options.readingAccount());
    if (answer?.kind === 'failed')
      log.warn({ code: answer.failure.code }, `The budgets could not be read: ${answer.failure.message}`);
  }

  /** An account whose token ended meanwhile is asked as once more, with a new one. */
  async function requestAt<A extends RequestAnswer>(
    at: HostConnection,
    cost: Cost,
    withinMs: number,
    send: HostRequest<A>,
    account: string | null,
  ): Promise<A | null> {
    const answer = await requestOnce(at, cost, withinMs, send, account);
    const hasEnded = account !== null && answer !== null && isRefused(answer);
    if (!hasEnded || answer.remedy.kind !== 'refresh-token') return answer;
    return requestOnce(at, cost, withinMs, send, account);
  }

  async function requestOnce<A extends RequestAnswer>(
    at: HostConnection,
    cost: Cost,
    withinMs: number,
    send: HostRequest<A>,
    account: string | null,
  ): Promise<A | null> {
    const credentials = account === null ? at.credentials : await credentialsOf(account);
    const { host, scheduler, quotaKey } = at;
    const requestId = `request-${randomUUID()}`;
    if (
      !credentials ||
      isStopped ||
      globalBlock() ||
      !scheduler.reserve(requestId, cost, clock.now(), account)
    )
      return null;
    const abort = new AbortController();
    const callOff = clock.after(withinMs, () => abort.abort());
    const sent = send(host, credentials, abort.signal);
    small.set(abort, sent);
    try {
      const answer = await sent;
      const { observation } = answer;
      if (observation) scheduler.observe(observation, clock.now(), requestId);
      scheduler.settle(requestId, observation ? 'charged' : 'unknown', clock.now(), null);
      store.ledger.save(host.id, quotaKey, scheduler.snapshot());
      judgeToken(account, credentials, answer);
      if (isRefused(answer) && at === station) {
        if (answer.remedy.kind === 'client-id') refused = true;
        if (answer.remedy.kind === 'wait-for-network') watchNetwork();
      }
      return answer;
    } finally {
      callOff();
      small.delete(abort);
      options.planChanged();
    }
  }

  const credentialsOf = async (account: string): Promise<Credentials | null> => {
    const found = await options.keys.credentials(account);
    return found.ok ? found.credentials : null;
  };

  /** What an answer says of the token that was asked with. */
  const judgeToken = (account: string | null, asked: Credentials, answer: RequestAnswer | UploadOutcome) => {
    if (account === null || asked.kind !== 'account') return;
    const isRefusal = 'remedy' in answer && answer.remedy.kind === 'refresh-token';
    if (isRefusal) options.keys.refused(account, asked.accessToken);
    else if (answer.observation) options.keys.accepted(account, asked.accessToken);
  };

  function begin(job: StoredJob, item: WorkItem) {
    const at = station;
    const body = uploadBodyOf(job);
    if (!at.credentials || !body) return;
    const attemptId = randomUUID();
    const startedAt = clock.now();
    at.scheduler.started(job.id, attemptId, startedAt);
    try {
      const started = store.attempts.start({
        jobId: job.id,
        attemptId,
        host: at.host.id,
        spender: at.quotaKey,
        cost: item.cost,
        ledger: at.scheduler.snapshot(),
      });
      if (!started.ok) {
        at.scheduler.settle(attemptId, 'nothing-sent', startedAt, null);
        return;
      }
    } catch (thrown) {
      at.scheduler.settle(attemptId, 'nothing-sent', startedAt, null);
      at.scheduler.put(item);
      throw thrown;
    }
    const abort = new AbortController();
    const attempt: Attempt = { jobId: job.id, abort, interruption: null, ended: Promise.resolve() };
    attempts.set(attemptId, attempt);
    options.onStarted(job);
    const request = {
      body,
      key: job.uploadKey,
      title: job.title,
      description: job.description,
      privacy: job.privacy,
    };
    const hooks = {
      signal: abort.signal,
      onProgress: (sent: number, total: number) => options.onProgress(job.id, sent, total),
      pace: options.pace,
      onCommit: () => {
        const committed = store.attempts.commit(attemptId);
        if (!committed.ok) throw new Error(committed.error.message);
      },
    };
    log.info({ job: job.id, attempt: attemptId }, 'upload begins');
    attempt.ended = send(at, at.credentials, job.account, request, hooks)
      .catch((thrown): UploadOutcome => internalFailure(thrown))
      .then((outcome) => end(at, attemptId, attempt, item, job, startedAt, outcome))
      .catch(hasTrouble)
      .finally(() => {
        attempts.delete(attemptId);
        options.planChanged();
        pump();
      });
  }

  /** An account's token may have to be renewed first; of that nothing of the picture leaves. */
  async function send(
    at: HostConnection,
    anonymous: Credentials,
    account: string | null,
    request: Omit<UploadRequest, 'credentials'>,
    hooks: UploadHooks,
  ): Promise<UploadOutcome> {
    if (account === null) return at.host.upload({ ...request, credentials: anonymous }, hooks);
    const found = await Promise.race([options.keys.credentials(account), whenAborted(hooks.signal)]);
    if (!found.ok) {
      const remedy = { kind: 'sign-in' } as const;
      return { kind: 'failed', failure: found.failure, remedy, arrival: 'none', observation: null };
    }
    const outcome = await at.host.upload({ ...request, credentials: found.credentials }, hooks);
    judgeToken(account, found.credentials, outcome);
    return outcome;
  }

  async function end(
    at: HostConnection,
    attemptId: string,
    attempt: Attempt,
    item: WorkItem,
    job: StoredJob,
    startedAt: number,
    outcome: UploadOutcome,
  ) {
    const now = clock.now();
    const { scheduler } = at;
    if (outcome.observation) scheduler.observe(outcome.observation, now, attemptId);
    const what =
      outcome.kind === 'failed'
        ? afterFailed(outcome, job, attempt.interruption, now)
        : arrived(outcome, at, now);
    const measured = outcome.kind !== 'failed' ? { bytes: item.bytes, tookMs: now - startedAt } : null;
    scheduler.settle(attemptId, what.settlement, now, measured);
    const finished = await writeDown({ attemptId, ...what, ledger: scheduler.snapshot() });
    if (!finished.ok) {
      log.error({ job: job.id, attempt: attemptId }, finished.error.message);
      return;
    }
    const { job: after, history } = finished.value;
    log.info(
      { job: job.id, attempt: attemptId, state: after.state, code: after.error?.code },
      'upload ended',
    );
    attempts.delete(attemptId);
    if (hasEnded(after.state)) options.onEnded(after, history);
    else options.onRetry(after);
  }

  /** A link that cannot be written down would be lost: a full disk is waited out. */
  async function writeDown(end: AttemptEnd): Promise<Result<AttemptResult>> {
    for (;;) {
      try {
        return store.attempts.finish(end);
      } catch (thrown) {
        if (!running) throw thrown;
        hasTrouble(thrown);
        await new Promise<void>((resolve) => void clock.after(pauseAfterErrorMs, resolve));
      }
    }
  }

  function arrived(
    outcome: Exclude<UploadOutcome, FailedOutcome>,
    at: HostConnection,
    now: number,
  ): Pick<AttemptEnd, 'outcome' | 'settlement'> {
    const settlement = 'charged';
    if (outcome.kind === 'uploaded')
      return { outcome: { kind: 'uploaded', remote: outcome.image, historyId: randomUUID() }, settlement };
    const { image, ticket } = outcome;
    const processing = { origin: at.host.origin, since: now, ticket, id: image?.id ?? null, remote: image };
    return { outcome: { kind: 'taken', processing }, settlement };
  }

  function afterFailed(outcome: FailedOutcome, job: StoredJob, interruption: Interruption, now: number) {
    const tried = {
      tries: job.attempts + 1,
      maybeTwice: job.maybeTwice,
      account: job.account,
      isHostsToFetch: job.source.kind === 'url',
      mayShrink: job.media?.kind === 'image' && store.settings.read().fitSize,
    };
    const after: FailureDecision = decideAfterFailure(outcome, tried, interruption, now, options.random);
    if (after.block === 'client-id') refused = true;
    if (after.block === 'network') watchNetwork();
    return { outcome: { kind: 'failed' as const, ...after }, settlement: after.settlement };
  }

  const interruptAll = (why: Interruption) => {
    for (const attempt of attempts.values()) {
      attempt.interruption ??= why;
      attempt.abort.abort();
    }
  };

  return {
    get connection() {
      return station;
    },
    get activeUploads() {
      return attempts.size;
    },
    globalBlock,
    pump,
    refreshBudgets,
    request: (cost, ask, { account = null, withinMs = requestTimeoutMs } = {}) =>
      requestAt(station, cost(station.host), withinMs, ask, account),
    start() {
      running = true;
      pump();
    },
    isUploading: (jobId) => [...attempts.values()].some((attempt) => attempt.jobId === jobId),
    interrupt(jobId) {
      const attempt = [...attempts.values()].find((one) => one.jobId === jobId);
      if (!attempt) return false;
      attempt.interruption ??= 'cancelled';
      attempt.abort.abort();
      return true;
    },
    switchConnection(next) {
      stopWatching?.();
      stopWatching = null;
      refused = false;
      trouble = null;
      lastReading = Number.NEGATIVE_INFINITY;
      station = next;
      options.planChanged();
      pump();
    },
    async stop(withinMs) {
      running = false;
      isStopped = true;
      callOffWake();
      stopWatching?.();
      const callOff = clock.after(withinMs, () => interruptAll('stopping'));
      for (const abort of small.keys()) abort.abort();
      await Promise.allSettled([...[...attempts.values()].map(({ ended }) => ended), ...small.values()]);
      callOff();
    },
  };
}

/** Resolves when it is called off, as credentials that were not to be had. */
function whenAborted(signal: AbortSignal): Promise<Extract<CredentialsResult, { ok: false }>> {
  return new Promise((resolve) => {
    const told = () => resolve({ ok: false, failure: errorData('cancelled', 'The upload was called off.') });
    if (signal.aborted) told();
    else signal.addEventListener('abort', told, { once: true });
  });
}

const isRefused = (answer: RequestAnswer): answer is Refused => answer.kind === 'failed';

function uploadBodyOf(job: StoredJob): UploadBody | null {
  if (job.source.kind === 'url') return { kind: 'url', url: job.source.url };
  const { media, outgoing } = job;
  if (!media || !outgoing) return null;
  const { bytes, sha256, recipe } = outgoing;
  return { kind: 'file', path: job.source.path, media: { ...media, bytes, sha256 }, recipe };
}

/** A host must answer with values; one that throws has a fault of ours, after which anything may have been sent. */
function internalFailure(thrown: unknown): FailedOutcome {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    kind: 'failed',
    failure: errorData('internal', message),
    remedy: { kind: 'none' },
    arrival: 'unknown',
    observation: null,
  };
}
