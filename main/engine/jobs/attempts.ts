import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { HistoryItem } from '../../../contract/records.ts';
import type { Clock } from '../clock.ts';
import type { UploadBody, UploadHooks, UploadOutcome } from '../hosts/host.ts';
import type { AttemptResult, WorkItem } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { AttemptEnd, StoredJob, AttemptResult as WrittenEnd } from '../store/types.ts';
import type { AccountCredentials } from './account-credentials.ts';
import { createGroupCommit } from './group-commit.ts';
import type { HostConnection } from './host-connection.ts';
import {
  decideAfterFailure,
  type FailedOutcome,
  type FailureDecision,
  healthOf,
  type Interruption,
  namedPauseOf,
  settlementOf,
} from './retry-policy.ts';
import { watchSilence } from './silence.ts';

export interface AttemptsOptions {
  readonly store: Pick<Store, 'attempts' | 'settings'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly credentials: AccountCredentials;
  /** Resolves when the line may take so many more bytes. */
  pace(bytes: number): Promise<void>;
  onStarted(job: StoredJob): void;
  onProgress(jobId: string, sent: number, total: number): void;
  /** The attempt did not end the job. */
  onRetry(job: StoredJob): void;
  /** The job's last transition for now; `history` when it was uploaded. */
  onEnded(job: StoredJob, history: HistoryItem | null): void;
  /** Nothing else may go either, until this is mended. */
  onBlock(block: NonNullable<FailureDecision['block']>): void;
  /** Trouble of our own, after which nothing begins for a while. Resolves when it may be tried again; false: never. */
  rest(thrown: unknown): Promise<boolean>;
  /** A place is free, or what waits may go for another reason. */
  onSettled(): void;
}

/** Uploads under way: the only place where attempts begin and end. */
export interface Attempts {
  readonly count: number;
  /** @throws AppError where it cannot be written down that it begins; then nothing has */
  begin(at: HostConnection, job: StoredJob, item: WorkItem): void;
  isUploading(jobId: string): boolean;
  /** False when no attempt of this job is under way. */
  interrupt(jobId: string): boolean;
  interruptAll(): void;
  whenAllEnded(): Promise<void>;
}

/** An attempt under way. */
interface Attempt {
  readonly id: string;
  readonly at: HostConnection;
  readonly job: StoredJob;
  readonly item: WorkItem;
  readonly startedAt: number;
  readonly abort: AbortController;
  interruption: Interruption;
  /** When its last bytes left; null before. */
  committedAt: number | null;
  ended: Promise<void>;
}

export function createAttempts(options: AttemptsOptions): Attempts {
  const { store, clock, random, log, credentials } = options;
  const underWay = new Map<string, Attempt>();
  /** Attempts in a row that failed, by job; a restart forgives. */
  const failures = new Map<string, number>();
  const commit = createGroupCommit(store.attempts.commitAll);
  const finish = createGroupCommit(store.attempts.finishAll);

  /** Writes down that it begins. False where the job is not ready any more. */
  const reserve = ({ id, at, job, item, startedAt }: Attempt): boolean => {
    const { scheduler } = at;
    const giveBack = { settlement: 'nothing-sent', health: 'unknown', measured: null } as const;
    scheduler.started(job.id, id, startedAt);
    try {
      const started = store.attempts.start({
        jobId: job.id,
        attemptId: id,
        host: at.host.id,
        spender: at.quotaKey,
        cost: item.cost,
      });
      if (!started.ok) scheduler.settle(id, giveBack, startedAt);
      return started.ok;
    } catch (thrown) {
      scheduler.settle(id, giveBack, startedAt);
      scheduler.put(item);
      throw thrown;
    }
  };

  const upload = async (attempt: Attempt, body: UploadBody): Promise<UploadOutcome> => {
    const { at, job, abort, id } = attempt;
    const silence = watchSilence(clock, at.scheduler.silentAfterMs, () => {
      log.info({ job: job.id, attempt: id }, 'nothing is heard of an upload');
      at.scheduler.silent(id, clock.now());
      options.onSettled();
    });
    const hooks: UploadHooks = {
      signal: abort.signal,
      answerMs: at.scheduler.answerTimeoutMs(attempt.item.bytes, failures.get(job.id) ?? 0),
      onProgress(sent, total) {
        silence.heard();
        options.onProgress(job.id, sent, total);
      },
      pace: options.pace,
      async onCommit() {
        const committed = await commit(id);
        if (!committed.ok) throw new Error(committed.error.message);
        attempt.committedAt = clock.now();
      },
    };
    try {
      return await send(attempt, body, hooks);
    } catch (thrown) {
      return internalFailure(thrown);
    } finally {
      silence.stop();
    }
  };

  /** Of an account's token that has to be renewed first, nothing of the picture leaves. */
  const send = async ({ at, job }: Attempt, body: UploadBody, hooks: UploadHooks): Promise<UploadOutcome> => {
    const { title, description, privacy, account, uploadKey: key } = job;
    const request = { body, key, title, description, privacy };
    if (account === null) {
      if (!at.credentials) throw new Error('There is nobody to upload as.');
      return at.host.upload({ ...request, credentials: at.credentials }, hooks);
    }
    const found = await credentials.of(account, hooks.signal);
    if (!found.ok) {
      const remedy = { kind: 'sign-in' } as const;
      return { kind: 'failed', failure: found.failure, remedy, arrival: 'none', observation: null };
    }
    const outcome = await at.host.upload({ ...request, credentials: found.credentials }, hooks);
    credentials.judge(account, found.credentials, outcome);
    return outcome;
  };

  const end = async (attempt: Attempt, outcome: UploadOutcome): Promise<void> => {
    const { id, at, job } = attempt;
    const { scheduler } = at;
    const now = clock.now();
    if (outcome.observation) scheduler.observe(outcome.observation, now, id);
    scheduler.settle(id, resultOf(attempt, outcome, now), now);
    const what =
      outcome.kind === 'failed' ? afterFailed(attempt, outcome, now) : arrived(attempt, outcome, now);
    const written = await writeDown({ attemptId: id, ...what, ledger: scheduler.snapshot() });
    if (!written.ok) {
      log.error({ job: job.id, attempt: id }, written.error.message);
      return;
    }
    const { job: after, history } = written.value;
    log.info({ job: job.id, attempt: id, state: after.state, code: after.error?.code }, 'upload ended');
    underWay.delete(id);
    if (!hasEnded(after.state)) return options.onRetry(after);
    failures.delete(job.id);
    options.onEnded(after, history);
  };

  /** A link that cannot be written down would be lost: a full disk is waited out. */
  const writeDown = async (end: AttemptEnd): Promise<Result<WrittenEnd>> => {
    for (;;) {
      try {
        return await finish(end);
      } catch (thrown) {
        if (!(await options.rest(thrown))) throw thrown;
      }
    }
  };

  const afterFailed = (
    { at, job, interruption, startedAt }: Attempt,
    outcome: FailedOutcome,
    now: number,
  ): Pick<AttemptEnd, 'outcome' | 'settlement'> => {
    const { openUntil } = at.scheduler.breaker(now);
    const othersArrived = at.scheduler.hasAcceptedSince(startedAt);
    const inRow = (failures.get(job.id) ?? 0) + (isFault(outcome, openUntil) ? 1 : 0);
    failures.set(job.id, inRow);
    const failed = {
      failures: inRow,
      maybeTwice: job.maybeTwice,
      account: job.account,
      isHostsToFetch: job.source.kind === 'url',
      mayShrink: job.media?.kind === 'image' && store.settings.read().fitSize,
    };
    const { block, ...decided } = decideAfterFailure(outcome, failed, {
      interruption,
      now,
      openUntil,
      random,
    });
    if (block) options.onBlock(block);
    const { arrival } = outcome;
    return {
      outcome: { kind: 'failed', ...decided, arrival, othersArrived },
      settlement: settlementOf(outcome),
    };
  };

  return {
    get count() {
      return underWay.size;
    },
    begin(at, job, item) {
      const body = uploadBodyOf(job);
      if (!at.credentials || !body) return;
      const attempt: Attempt = {
        id: randomUUID(),
        at,
        job,
        item,
        startedAt: clock.now(),
        abort: new AbortController(),
        interruption: null,
        committedAt: null,
        ended: Promise.resolve(),
      };
      if (!reserve(attempt)) return;
      underWay.set(attempt.id, attempt);
      options.onStarted(job);
      log.info({ job: job.id, attempt: attempt.id }, 'upload begins');
      attempt.ended = upload(attempt, body)
        .then((outcome) => end(attempt, outcome))
        .catch(async (thrown: unknown) => void (await options.rest(thrown)))
        .finally(() => {
          underWay.delete(attempt.id);
          options.onSettled();
        });
    },
    isUploading: (jobId) => [...underWay.values()].some(({ job }) => job.id === jobId),
    interrupt(jobId) {
      const attempt = [...underWay.values()].find(({ job }) => job.id === jobId);
      if (!attempt) return false;
      attempt.interruption ??= 'cancelled';
      attempt.abort.abort();
      return true;
    },
    interruptAll() {
      for (const attempt of underWay.values()) {
        attempt.interruption ??= 'stopping';
        attempt.abort.abort();
      }
    },
    async whenAllEnded() {
      await Promise.allSettled([...underWay.values()].map(({ ended }) => ended));
    },
  };
}

/** Whether a picture may be the cause: not of a limit, nor while the whole host is left alone. */
function isFault({ remedy }: FailedOutcome, openUntil: number | null): boolean {
  return openUntil === null && remedy.kind !== 'wait-for-credits' && remedy.kind !== 'sign-in';
}

/** What the scheduler learns of it. */
function resultOf(
  { item, startedAt, committedAt, interruption }: Attempt,
  outcome: UploadOutcome,
  now: number,
): AttemptResult {
  if (outcome.kind === 'failed') {
    const timedOut = outcome.failure.code === 'timeout' && outcome.arrival === 'unknown';
    return {
      settlement: settlementOf(outcome),
      health: healthOf(outcome, interruption),
      measured: null,
      timedOut,
      namedMs: namedPauseOf(outcome),
    };
  }
  const answerMs = committedAt === null ? null : now - committedAt;
  const measured = { bytes: item.bytes, tookMs: now - startedAt, answerMs };
  return { settlement: 'charged', health: 'good', measured };
}

function arrived(
  { at }: Attempt,
  outcome: Exclude<UploadOutcome, FailedOutcome>,
  now: number,
): Pick<AttemptEnd, 'outcome' | 'settlement'> {
  const settlement = 'charged';
  if (outcome.kind === 'uploaded')
    return { outcome: { kind: 'uploaded', remote: outcome.image, historyId: randomUUID() }, settlement };
  const { image, ticket } = outcome;
  const processing = { origin: at.host.origin, since: now, ticket, id: image?.id ?? null, remote: image };
  return { outcome: { kind: 'taken', processing }, settlement };
}

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
