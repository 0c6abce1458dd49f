import { randomUUID } from 'node:crypto';
import type { UploadOutcome } from '../hosts/host.ts';
import type { AttemptResult } from '../scheduler/types.ts';
import type { AttemptEnd } from '../store/types.ts';
import type { Attempt } from './attempt.ts';
import {
  type Circumstances,
  decideAfterFailure,
  type FailedOutcome,
  type FailureDecision,
  healthOf,
  namedPauseOf,
  settlementOf,
} from './retry-policy.ts';

/** What is stored of an attempt's end, apart from the ledger. */
export type Ending = Pick<AttemptEnd, 'outcome' | 'settlement'>;

/** Maps an upload's outcome to what the scheduler learns of it. */
export function resultOf(attempt: Attempt, outcome: UploadOutcome, now: number): AttemptResult {
  const { item, startedAt, committedAt, interruption } = attempt;
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

export function endOfArrived(
  { at }: Attempt,
  outcome: Exclude<UploadOutcome, FailedOutcome>,
  now: number,
): Ending {
  const settlement = 'charged';
  if (outcome.kind === 'uploaded')
    return { outcome: { kind: 'uploaded', remote: outcome.image, historyId: randomUUID() }, settlement };
  const { image, ticket } = outcome;
  const processing = { origin: at.host.origin, since: now, ticket, id: image?.id ?? null, remote: image };
  return { outcome: { kind: 'taken', processing }, settlement };
}

/** True if nothing was sent of an attempt that was put back. */
export function isPutBack({ interruption }: Attempt, { arrival }: FailedOutcome): boolean {
  return interruption === 'put-back' && arrival === 'none';
}

/** What is stored of an attempt that was put back. */
export const endOfPutBack: Ending = { outcome: { kind: 'put-back' }, settlement: 'nothing-sent' };

/**
 * @param failures attempts of this job in a row that failed, this one included
 * @param fitSize whether what is too big may be made smaller
 */
export function endOfFailed(
  { at, job, interruption, startedAt }: Attempt,
  outcome: FailedOutcome,
  { failures, fitSize }: { readonly failures: number; readonly fitSize: boolean },
  circumstances: Omit<Circumstances, 'interruption'>,
): Ending & Pick<FailureDecision, 'block'> {
  const failed = {
    failures,
    maybeTwice: job.maybeTwice,
    account: job.account,
    isRepeatable: at.isRepeatable,
    hasOwnCredentials: at.credentials?.kind === 'own',
    isHostsToFetch: job.source.kind === 'url',
    mayShrink: job.media?.kind === 'image' && fitSize,
  };
  const { block, ...decided } = decideAfterFailure(outcome, failed, { ...circumstances, interruption });
  // Where a repeat replaces it, an answer that was lost costs nothing: it is as if it had not arrived.
  const arrival = at.isRepeatable && outcome.arrival === 'unknown' ? 'partial' : outcome.arrival;
  const othersArrived = at.scheduler.hasAcceptedSince(startedAt);
  return {
    outcome: { kind: 'failed', ...decided, arrival, othersArrived },
    settlement: settlementOf(outcome),
    block,
  };
}

/** True if the picture may be the cause: false for limits, and while the circuit breaker of the host is open. */
export function isFault({ remedy }: FailedOutcome, openUntil: number | null): boolean {
  return openUntil === null && remedy.kind !== 'wait-for-credits' && remedy.kind !== 'sign-in';
}
