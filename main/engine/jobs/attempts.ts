import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Result } from '../../../contract/bridge.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { UploadOutcome } from '../hosts/host.ts';
import type { WorkItem } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { AttemptEnd, AttemptResult, StoredJob } from '../store/types.ts';
import type { AccountCredentials } from './account-credentials.ts';
import { type Attempt, uploadBodyOf } from './attempt.ts';
import { type Ending, endOfArrived, endOfFailed, isFault, resultOf } from './attempt-result.ts';
import { createGroupCommit } from './group-commit.ts';
import type { HostConnection } from './host-connection.ts';
import type { FailedOutcome, FailureDecision } from './retry-policy.ts';
import { createUploadRunner } from './run-upload.ts';

export interface AttemptsOptions {
  readonly store: Pick<Store, 'attempts' | 'settings'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly credentials: AccountCredentials;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  onStarted(job: StoredJob): void;
  onProgress(jobId: string, sent: number, total: number): void;
  /** Called when an attempt did not end the job. */
  onRetry(job: StoredJob): void;
  /** Called after the job's last transition for now; `history` when it was uploaded. */
  onEnded(job: StoredJob, history: HistoryItem | null): void;
  /** Nothing else may go either, until this is mended. */
  onBlock(block: NonNullable<FailureDecision['block']>, failure: ErrorData): void;
  /** Trouble of our own, after which nothing begins for a while. Resolves when it may be tried again; false: never. */
  rest(thrown: unknown): Promise<boolean>;
  /** Called when a slot is free, or when waiting jobs may be sent for another reason. */
  onSettled(): void;
}

/** Runs the uploads in flight: the only place where attempts begin and end. */
export interface Attempts {
  readonly count: number;
  /** @throws AppError where its beginning cannot be stored; then nothing has begun. */
  begin(at: HostConnection, job: StoredJob, item: WorkItem): void;
  isUploading(jobId: string): boolean;
  /** Interrupts the job's attempt; false when none is in flight. */
  interrupt(jobId: string): boolean;
  interruptAll(): void;
  whenAllEnded(): Promise<void>;
}

export function createAttempts(options: AttemptsOptions): Attempts {
  const { store, clock, random, log } = options;
  const underWay = new Map<string, Attempt>();
  /** Attempts in a row that failed, by job; a restart forgives. */
  const failures = new Map<string, number>();
  const finish = createGroupCommit(store.attempts.finishAll);
  const upload = createUploadRunner({
    clock,
    credentials: options.credentials,
    pace: options.pace,
    commit: createGroupCommit(store.attempts.commitAll),
    onProgress: options.onProgress,
    onSilent({ id, at, job }) {
      log.info({ job: job.id, attempt: id }, 'nothing is heard of an upload');
      at.scheduler.silent(id, clock.now());
      options.onSettled();
    },
  });

  /** Stores the attempt as begun. False where the job is not ready any more. */
  const reserve = ({ id, at, job, item, startedAt }: Attempt): boolean => {
    const { scheduler } = at;
    const giveBack = { settlement: 'nothing-sent', health: 'unknown', measured: null } as const;
    scheduler.started(job.id, id, startedAt);
    try {
      const reservation = { jobId: job.id, attemptId: id, host: at.host.id, spender: at.quotaKey };
      const started = store.attempts.start({ ...reservation, cost: item.cost });
      if (!started.ok) scheduler.settle(id, giveBack, startedAt);
      return started.ok;
    } catch (thrown) {
      scheduler.settle(id, giveBack, startedAt);
      scheduler.put(item);
      throw thrown;
    }
  };

  const afterFailed = (attempt: Attempt, outcome: FailedOutcome, now: number): Ending => {
    const { at, job } = attempt;
    const { openUntil } = at.scheduler.breaker(now);
    const inRow = attempt.failures + (isFault(outcome, openUntil) ? 1 : 0);
    failures.set(job.id, inRow);
    const what = { failures: inRow, fitSize: store.settings.read().fitSize };
    const { block, ...ending } = endOfFailed(attempt, outcome, what, { now, openUntil, random });
    if (block) options.onBlock(block, outcome.failure);
    return ending;
  };

  /** Stores the end of an attempt, and waits while the disk is full: a link that is not stored would be lost. */
  const writeDown = async (end: AttemptEnd): Promise<Result<AttemptResult>> => {
    for (;;) {
      try {
        return await finish(end);
      } catch (thrown) {
        if (!(await options.rest(thrown))) throw thrown;
      }
    }
  };

  const end = async (attempt: Attempt, outcome: UploadOutcome): Promise<void> => {
    const { id, at, job } = attempt;
    const { scheduler } = at;
    const now = clock.now();
    if (outcome.observation) scheduler.observe(outcome.observation, now, id);
    scheduler.settle(id, resultOf(attempt, outcome, now), now);
    const ending =
      outcome.kind === 'failed' ? afterFailed(attempt, outcome, now) : endOfArrived(attempt, outcome, now);
    const written = await writeDown({ attemptId: id, ...ending, ledger: scheduler.snapshot() });
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
        body,
        startedAt: clock.now(),
        abort: new AbortController(),
        failures: failures.get(job.id) ?? 0,
        interruption: null,
        committedAt: null,
        ended: Promise.resolve(),
      };
      if (!reserve(attempt)) return;
      underWay.set(attempt.id, attempt);
      options.onStarted(job);
      log.info({ job: job.id, attempt: attempt.id }, 'upload begins');
      attempt.ended = upload(attempt)
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
