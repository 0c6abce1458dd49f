import { errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { Clock } from '../clock.ts';
import type { UploadHooks, UploadOutcome } from '../hosts/host.ts';
import { commitAheadBytes } from '../hosts/http/multipart.ts';
import type { AccountCredentials } from './account-credentials.ts';
import type { Attempt } from './attempt.ts';
import { watchSilence } from './silence.ts';

/** For how long after an answer a connection is sure to be open, ms. */
const openForMs = 500;

export interface UploadRunnerOptions {
  readonly clock: Clock;
  readonly credentials: AccountCredentials;
  /** Resolves when the bandwidth limit allows so many more bytes. */
  pace(bytes: number): Promise<void>;
  /** Stores that the last bytes of the upload are about to be sent. */
  commit(attemptId: string): Promise<Result<void>>;
  onProgress(jobId: string, sent: number, total: number): void;
  /** Called when the host has been silent for longer than usual. */
  onSilent(attempt: Attempt): void;
}

/** Runs one upload, from its credentials to the host's answer. Total: what goes wrong is a value. */
export function createUploadRunner(
  options: UploadRunnerOptions,
): (attempt: Attempt) => Promise<UploadOutcome> {
  const { clock, credentials } = options;

  const commit = (attempt: Attempt): Promise<void> => {
    attempt.committing ??= options.commit(attempt.id).then((committed) => {
      if (!committed.ok) throw new Error(committed.error.message);
      attempt.committedAt = clock.now();
    });
    return attempt.committing;
  };

  /**
   * True where the commit need not wait for the first byte, which leaves at once: small pictures are committed with it,
   * and what has just taken others has a connection open.
   */
  const isCommittedAtOnce = ({ at, item, abort }: Attempt): boolean =>
    !abort.signal.aborted &&
    at.host.awaitsTurn === true &&
    item.bytes <= commitAheadBytes &&
    at.scheduler.hasAcceptedSince(clock.now() - openForMs);

  const hooksOf = (attempt: Attempt, onHeard: () => void): UploadHooks => ({
    signal: attempt.abort.signal,
    answerMs: attempt.at.scheduler.answerTimeoutMs(attempt.item.bytes, attempt.failures),
    async turn() {
      await attempt.turn.promise;
      if (isCommittedAtOnce(attempt)) void commit(attempt).catch(() => {});
    },
    onProgress(sent, total) {
      onHeard();
      options.onProgress(attempt.job.id, sent, total);
    },
    pace: options.pace,
    onCommit: () => commit(attempt),
    onLastBytes() {
      attempt.committedAt = clock.now();
    },
  });

  /** If an account's token has to be renewed first, nothing of the picture is sent before. */
  const send = async ({ at, job, body, turn }: Attempt, hooks: UploadHooks): Promise<UploadOutcome> => {
    if (!at.host.awaitsTurn) await turn.promise;
    if (hooks.signal.aborted) return calledOff(at.host.origin);
    const { title, description, privacy, account, uploadKey: key, name, createdAt } = job;
    const request = { body, key, name, createdAt, title, description, privacy };
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

  return async (attempt) => {
    const silence = watchSilenceAfter(attempt.turn.promise, () =>
      watchSilence(clock, attempt.at.scheduler.silentAfterMs, () => options.onSilent(attempt)),
    );
    try {
      return await send(attempt, hooksOf(attempt, silence.heard));
    } catch (thrown) {
      return internalFailure(thrown);
    } finally {
      silence.stop();
    }
  };
}

type Silence = ReturnType<typeof watchSilence>;

/** Watches for silence from a turn on: what waits for it is not silent. */
function watchSilenceAfter(turn: Promise<void>, watch: () => Silence): Silence {
  let watched: Silence | null = null;
  let hasEnded = false;
  void turn.then(() => {
    if (!hasEnded) watched = watch();
  });
  return {
    heard: () => watched?.heard(),
    stop() {
      hasEnded = true;
      watched?.stop();
    },
  };
}

/** The outcome of an upload that was called off before anything of it was sent. */
function calledOff(host: string): UploadOutcome {
  const failure = errorData('cancelled', 'The request was called off', { host });
  return { kind: 'failed', failure, remedy: { kind: 'none' }, arrival: 'none', observation: null };
}

/**
 * Maps an exception of the host's code to an outcome. A host must answer with values; one that throws has a fault
 * of ours, after which anything may have been sent.
 */
function internalFailure(thrown: unknown): UploadOutcome {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    kind: 'failed',
    failure: errorData('internal', message),
    remedy: { kind: 'none' },
    arrival: 'unknown',
    observation: null,
  };
}
