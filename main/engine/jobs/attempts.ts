import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Result } from '../../../contract/bridge.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { HistoryItem } from '../../../contract/library.ts';
import type { Clock } from '../clock.ts';
import type { UploadOutcome } from '../hosts/host.ts';
import type { AllowanceAsk, Grant } from '../ledger/allowance.ts';
import type { OfferResult } from '../ledger/offers.ts';
import { laneOf } from '../scheduler/fair-queue.ts';
import type { WorkItem } from '../scheduler/types.ts';
import { hasEnded } from '../store/jobs/states.ts';
import type { Store } from '../store/store.ts';
import type { AttemptEnd, StoredJob } from '../store/types.ts';
import type { AccountCredentials } from './account-credentials.ts';
import { type Attempt, uploadBodyOf } from './attempt.ts';
import {
  type Ending,
  endOfArrived,
  endOfFailed,
  endOfPutBack,
  isFault,
  isPutBack,
  resultOf,
} from './attempt-result.ts';
import { commonPictureOf } from './common-picture.ts';
import { createGroupCommit } from './group-commit.ts';
import type { HostConnection } from './host-connection.ts';
import type { FailedOutcome, FailureDecision, Interruption } from './retry-policy.ts';
import { createUploadRunner } from './run-upload.ts';

export interface AttemptsOptions {
  readonly store: Pick<Store, 'attempts' | 'settings' | 'flush'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly credentials: AccountCredentials;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** True while nothing may be sent by this connection, for whatever reason that its scheduler does not know. */
  isBlocked(at: HostConnection): boolean;
  /** True while this job may still be sent: others may have decided otherwise while its credits were asked for. */
  mayBegin(jobId: string): boolean;
  onStarted(job: StoredJob): void;
  onProgress(jobId: string, sent: number, total: number): void;
  /** Called when an attempt did not end the job. */
  onRetry(job: StoredJob): void;
  /** Called after the job's last transition for now; `history` when it was uploaded. */
  onEnded(job: StoredJob, history: HistoryItem | null): void;
  /** Another machine has sent the job's picture, or does not offer it any longer. */
  onElsewhere(jobId: string): void;
  /** Nothing else may go either, until this is mended. */
  onBlock(block: NonNullable<FailureDecision['block']>, failure: ErrorData): void;
  /** Trouble of our own, after which nothing begins for a while. Resolves when it may be tried again; false: never. */
  rest(thrown: unknown): Promise<boolean>;
  /** Called when a slot is free, or when waiting jobs may be sent for another reason. */
  onSettled(): void;
}

/** A job that is to be sent. */
export interface Wanted {
  readonly job: StoredJob;
  readonly item: WorkItem;
}

/** Runs the uploads in flight: the only place where attempts begin and end. */
export interface Attempts {
  readonly count: number;
  /**
   * Begins attempts; those of one call are stored together.
   * @throws AppError where their beginning cannot be stored; then none of them has begun.
   */
  begin(at: HostConnection, wanted: readonly Wanted[]): void;
  /** Lets those that were begun ahead be sent, as slots are free for them, or takes them back. */
  takeTurns(): void;
  isUploading(jobId: string): boolean;
  /** Interrupts the job's attempt; false when none is in flight. */
  interrupt(jobId: string): boolean;
  interruptAll(): void;
  whenAllEnded(): Promise<void>;
}

/** Pause before it is asked again for a picture that another machine sends, ms: leases are not much longer. */
const takenPauseMs = 5_000;

export function createAttempts(options: AttemptsOptions): Attempts {
  const { store, clock, log } = options;
  const underWay = new Map<string, Attempt>();
  /** Attempts whose credits are asked for, by job. */
  const asking = new Map<string, Attempt>();
  /** Of every attempt that is not yet stored as ended, and told of. */
  const ending = new Set<Promise<void>>();
  const failures = createFailureCount(options);
  const finish = createGroupCommit(store.attempts.finishAll);
  const upload = createUploadRunner({
    clock,
    credentials: options.credentials,
    pace: options.pace,
    commit: createCommit(store, (id, thrown) => {
      const attempt = underWay.get(id);
      if (attempt) attempt.interruption ??= 'stopping';
      void options.rest(thrown);
    }),
    onProgress: options.onProgress,
    onSilent({ id, at, job }) {
      log.info({ job: job.id, attempt: id }, 'nothing is heard of an upload');
      at.scheduler.silent(id, clock.now());
      at.allowance.silent(id);
      options.onSettled();
    },
  });

  const { giveBack, writeStarts } = createBeginning(store);
  const untilStored = createPatience(options.rest);

  const takeTurns = () => giveTurns([...underWay.values()], clock.now(), options.isBlocked);

  const end = async (attempt: Attempt, outcome: UploadOutcome): Promise<void> => {
    const { id, at, job } = attempt;
    const { scheduler } = at;
    const now = clock.now();
    if (outcome.observation) scheduler.observe(outcome.observation, now, id);
    const told = settle(attempt, outcome, now);
    const ending = endOf(attempt, outcome, failures, now);
    const stored: AttemptEnd = { attemptId: id, ...ending, ledger: scheduler.snapshot() };
    // The next one goes while this is written down: its slot and what it leaves of the credits are known.
    takeTurns();
    options.onSettled();
    const answer = await untilStored(() => finish(stored));
    underWay.delete(id);
    await untilStored(store.flush);
    if (!answer.ok) {
      log.error({ job: job.id, attempt: id }, answer.error.message);
      return;
    }
    const { job: after, history } = answer.value;
    log.info({ job: job.id, attempt: id, state: after.state, code: after.error?.code }, 'upload ended');
    if (hasEnded(after.state)) {
      failures.forgive(job.id);
      options.onEnded(after, history);
    } else options.onRetry(after);
    if (told) await told;
  };

  const send = (begun: readonly Attempt[]): void => {
    for (const attempt of writeStarts(begun)) run(attempt);
    takeTurns();
  };

  const run = (attempt: Attempt): void => {
    const { id, job } = attempt;
    underWay.set(id, attempt);
    options.onStarted(job);
    log.info({ job: job.id, attempt: id }, 'upload begins');
    attempt.ended = upload(attempt)
      .then((outcome) => end(attempt, outcome))
      .catch(async (thrown: unknown) => void (await options.rest(thrown)))
      .finally(() => {
        underWay.delete(id);
        ending.delete(attempt.ended);
        options.onSettled();
      });
    ending.add(attempt.ended);
  };

  /** Sends what the others let go; what they do not waits in its place again. */
  const sendIfGranted = (attempt: Attempt, grant: Grant): void => {
    const { at, job, item } = attempt;
    asking.delete(job.id);
    const mayBegin = options.mayBegin(job.id);
    if (grant === 'granted' && mayBegin) return void send([attempt]);
    giveBack(attempt);
    if (grant === 'sent' || grant === 'withdrawn') options.onElsewhere(job.id);
    else if (mayBegin && !at.scheduler.shared.has(job.id))
      at.scheduler.put(grant === 'taken' ? { ...item, notBefore: clock.now() + takenPauseMs } : item);
    options.onSettled();
  };

  const ask = (attempt: Attempt, answer: Promise<Grant>): void => {
    asking.set(attempt.job.id, attempt);
    const asked = answer
      .then((grant) => sendIfGranted(attempt, grant))
      .catch(async (thrown: unknown) => void (await options.rest(thrown)))
      .finally(() => ending.delete(asked));
    ending.add(asked);
  };

  return {
    get count() {
      return underWay.size;
    },
    begin(at, wanted) {
      const granted: Attempt[] = [];
      for (const { job, item } of wanted) {
        const body = uploadBodyOf(job);
        if (!at.credentials || !body || asking.has(job.id)) continue;
        const begun = { at, job, item, body, startedAt: clock.now(), failures: failures.of(job.id) };
        const attempt = newAttempt(begun);
        if (at.scheduler.started(job.id, attempt.id, attempt.startedAt)) attempt.turn.resolve();
        const answer = at.allowance.reserve(askOf(attempt));
        if (answer === 'granted') granted.push(attempt);
        else ask(attempt, answer);
      }
      if (granted.length > 0) send(granted);
    },
    takeTurns,
    isUploading: (jobId) => [...underWay.values()].some(({ job }) => job.id === jobId),
    interrupt(jobId) {
      const attempt = [...underWay.values()].find(({ job }) => job.id === jobId);
      if (!attempt) return false;
      callOff(attempt, 'cancelled');
      return true;
    },
    interruptAll() {
      for (const attempt of underWay.values()) callOff(attempt, 'stopping');
    },
    async whenAllEnded() {
      // Of those whose credits are asked for, too, which then are under way or not.
      while (ending.size > 0) await Promise.allSettled(ending);
    },
  };
}

/** Returns what is stored of an attempt's end. */
function endOf(
  attempt: Attempt,
  outcome: UploadOutcome,
  failures: ReturnType<typeof createFailureCount>,
  now: number,
): Ending {
  if (outcome.kind !== 'failed') return endOfArrived(attempt, outcome, now);
  return isPutBack(attempt, outcome) ? endOfPutBack : failures.add(attempt, outcome, now);
}

/** Lets attempts that were begun ahead be sent, or takes them back, as their schedulers say. */
function giveTurns(
  attempts: readonly Attempt[],
  now: number,
  isBlocked: (at: HostConnection) => boolean,
): void {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  for (const at of new Set(attempts.map((attempt) => attempt.at))) {
    const { go, back } = at.scheduler.turns(now, isBlocked(at));
    for (const id of go) {
      const attempt = byId.get(id);
      if (!attempt) continue;
      attempt.startedAt = now;
      attempt.turn.resolve();
    }
    for (const id of back) {
      const attempt = byId.get(id);
      if (attempt) callOff(attempt, 'put-back');
    }
  }
}

/** Interrupts an attempt, also one that waits for its turn. */
function callOff(attempt: Attempt, why: NonNullable<Interruption>): void {
  attempt.interruption ??= why;
  attempt.abort.abort();
  attempt.turn.resolve();
}

/**
 * Writes down that the last bytes of an attempt are about to be sent.
 * @param onRefused told what the profile refused: a full disk is no fault of the picture, which goes when there is room
 */
function createCommit(
  store: AttemptsOptions['store'],
  onRefused: (attemptId: string, thrown: unknown) => void,
): (attemptId: string) => Promise<Result<void>> {
  // Those whose turn comes together ask together, and their bytes are on the way meanwhile.
  const mark = createGroupCommit(store.attempts.commitAll, queueMicrotask);
  return async (id) => {
    try {
      const marked = await mark(id);
      if (marked.ok) await store.flush();
      return marked;
    } catch (thrown) {
      onRefused(id, thrown);
      throw thrown;
    }
  };
}

/** Writes beginnings down, and takes back what was reserved for those that do not come about. */
function createBeginning(store: AttemptsOptions['store']) {
  const giveBack = ({ id, at, startedAt }: Attempt) => {
    const how = { settlement: 'nothing-sent', health: 'unknown', measured: null } as const;
    void at.allowance.settle(id, at.scheduler.settle(id, how, startedAt));
  };
  /** Stores attempts as begun, and returns those whose jobs were still ready. */
  const writeStarts = (begun: readonly Attempt[]): readonly Attempt[] => {
    try {
      const started = store.attempts.startAll(
        begun.map(({ id, at, job, item }) => ({
          jobId: job.id,
          attemptId: id,
          host: at.host.id,
          spender: at.quotaKey,
          cost: item.cost,
          maybeTwice: isMaybeElsewhere(at, job),
        })),
      );
      return begun.filter((attempt, index) => {
        const isStarted = started[index]?.ok === true;
        if (!isStarted) giveBack(attempt);
        return isStarted;
      });
    } catch (thrown) {
      for (const attempt of begun) {
        giveBack(attempt);
        attempt.at.scheduler.put(attempt.item);
      }
      throw thrown;
    }
  };
  return { giveBack, writeStarts };
}

/** Counts the attempts in a row that failed, by job; a restart forgives. */
function createFailureCount({
  store,
  random,
  onBlock,
}: Pick<AttemptsOptions, 'store' | 'random' | 'onBlock'>) {
  const counts = new Map<string, number>();
  const of = (jobId: string) => counts.get(jobId) ?? 0;
  return {
    of,
    forgive: (jobId: string) => void counts.delete(jobId),
    /** Counts one more, unless it was no fault of the picture. @returns what is stored of the attempt's end */
    add(attempt: Attempt, outcome: FailedOutcome, now: number): Ending {
      const { at, job } = attempt;
      const { openUntil } = at.scheduler.breaker(now);
      const failures = attempt.failures + (isFault(outcome, openUntil) ? 1 : 0);
      counts.set(job.id, failures);
      const what = { failures, fitSize: store.settings.read().fitSize };
      const { block, ...ending } = endOfFailed(attempt, outcome, what, { now, openUntil, random });
      if (block) onBlock(block, outcome.failure);
      return ending;
    },
  };
}

/** True if another machine was heard to send the picture, and nobody can tell what came of it. */
function isMaybeElsewhere({ allowance }: HostConnection, job: StoredJob): boolean {
  const picture = commonPictureOf(job);
  if (picture?.kind !== 'own' || !allowance.offers || allowance.view()?.state === 'together') return false;
  return allowance.offers.takenBy(allowance.offers.claimOf(picture.id, picture.sha256)) !== null;
}

/** Repeats a write while the disk is full: a link that is not stored would be lost. */
function createPatience(rest: AttemptsOptions['rest']) {
  return async <R>(store: () => Promise<R>): Promise<R> => {
    for (;;) {
      try {
        return await store();
      } catch (thrown) {
        if (!(await rest(thrown))) throw thrown;
      }
    }
  };
}

/** Gives an attempt's credits back, or lets them be spent. */
function settle(attempt: Attempt, outcome: UploadOutcome, now: number): Promise<void> | null {
  const { id, at, job } = attempt;
  const report = at.scheduler.settle(id, resultOf(attempt, outcome, now), now);
  return at.allowance.settle(id, report, resultForOther(job, outcome));
}

/** Returns what another machine is told that had offered the picture; null where none waits for it. */
const resultForOther = ({ origin, maybeTwice }: StoredJob, outcome: UploadOutcome): OfferResult | null =>
  origin === 'machine' && outcome.kind === 'uploaded' ? { remote: outcome.image, maybeTwice } : null;

function newAttempt(
  begun: Pick<Attempt, 'at' | 'job' | 'item' | 'body' | 'startedAt' | 'failures'>,
): Attempt {
  return {
    ...begun,
    id: randomUUID(),
    turn: Promise.withResolvers(),
    abort: new AbortController(),
    committing: null,
    interruption: null,
    committedAt: null,
    ended: Promise.resolve(),
  };
}

const askOf = ({ id, item, job }: Attempt): AllowanceAsk => ({
  attemptId: id,
  cost: item.cost,
  account: item.account,
  lane: laneOf(item),
  // What people add themselves is theirs; a folder may be watched by others too.
  content: commonPictureOf(job),
  asks: false,
});
