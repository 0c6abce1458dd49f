import type { ErrorData } from '../../../contract/errors.ts';
import type { UploadOutcome } from '../hosts/host.ts';
import { retryAt } from '../scheduler/backoff.ts';
import type { Health } from '../scheduler/circuit-breaker.ts';
import type { Settlement } from '../scheduler/types.ts';

export type FailedOutcome = Extract<UploadOutcome, { kind: 'failed' }>;

/** What ended an attempt from our side, if we did. */
export type Interruption = 'cancelled' | 'stopping' | null;

export interface FailureDecision {
  readonly failure: ErrorData;
  readonly next: 'ready' | 'failed' | 'uncertain' | 'cancelled' | 'fetch-here' | 'make-smaller';
  /** When to try again, ms; 0 for at once or never. */
  readonly notBefore: number;
  readonly maybeTwice: boolean;
  /** Nothing else may go either, until this is mended. */
  readonly block: 'client-id' | 'network' | null;
}

/** What is known of a job whose attempt failed. */
export interface FailedJob {
  /** Attempts in a row that failed, this one included. */
  readonly failures: number;
  /** What was known before this attempt. */
  readonly maybeTwice: boolean;
  readonly account: string | null;
  /** Only an address was sent. */
  readonly isHostsToFetch: boolean;
  /** It is a picture that may be made to fit. */
  readonly mayShrink: boolean;
}

/** Under which it is decided. */
export interface Circumstances {
  readonly interruption: Interruption;
  readonly now: number;
  /** Until when the host as a whole is left alone; null where it is not. */
  readonly openUntil: number | null;
  readonly random: () => number;
}

/** What became of an attempt's reservation. */
export function settlementOf(outcome: FailedOutcome): Settlement {
  if (outcome.arrival === 'none') return 'nothing-sent';
  return outcome.observation ? 'charged' : 'unknown';
}

/** Whether a failed attempt tells that the host is in trouble: a clear no is an answer of one that works. */
export function healthOf(outcome: FailedOutcome, interruption: Interruption): Health {
  if (interruption !== null) return 'unknown';
  switch (outcome.remedy.kind) {
    case 'back-off':
    case 'wait-for-network':
      return 'trouble';
    case 'sign-in':
      return 'unknown';
    case 'none':
      // All was sent and what came back cannot be read; or nothing was sent, for a reason of our own.
      if (outcome.arrival === 'unknown') return 'trouble';
      return outcome.observation ? 'good' : 'unknown';
    case 'refresh-token':
    case 'wait-for-credits':
    case 'client-id':
      return 'good';
    default:
      return outcome.remedy satisfies never;
  }
}

/** How long the host asked to be left alone, ms; 0 where it did not. */
export function namedPauseOf({ remedy }: Pick<FailedOutcome, 'remedy'>): number {
  return remedy.kind === 'back-off' ? remedy.atLeastMs : 0;
}

/** What becomes of a job whose attempt did not end with a link. Trouble of the host fails no job: it waits. */
export function decideAfterFailure(
  outcome: FailedOutcome,
  job: FailedJob,
  { interruption, now, openUntil, random }: Circumstances,
): FailureDecision {
  const isUnknown = outcome.arrival === 'unknown';
  const base = {
    failure: outcome.failure,
    notBefore: 0,
    maybeTwice: job.maybeTwice || isUnknown,
    block: null,
  } as const;

  if (interruption === 'cancelled') return { ...base, next: 'cancelled' };
  // Stopped after the last byte: the next start decides, as after a crash.
  if (interruption === 'stopping') return { ...base, next: isUnknown ? 'uncertain' : 'ready' };
  // The account can be asked what arrived, before anything is sent again.
  if (isUnknown && job.account !== null) return { ...base, maybeTwice: job.maybeTwice, next: 'uncertain' };

  const notBefore = retryAt(openUntil, job.failures, namedPauseOf(outcome), now, random);
  const later = { ...base, next: 'ready', notBefore } as const;
  switch (outcome.remedy.kind) {
    case 'none':
      return isUnknown ? later : { ...base, next: afterClearNo(outcome, job) };
    case 'sign-in':
      // What stands still then is the account; without one nobody could sign in.
      return { ...base, next: job.account === null ? 'failed' : 'ready' };
    case 'refresh-token':
      return job.account === null
        ? { ...base, next: 'failed' }
        : { ...later, notBefore: pauseAfterFirst(job, later) };
    case 'wait-for-credits':
      // The ledger knows when.
      return { ...base, next: 'ready' };
    case 'client-id':
      return { ...base, next: 'ready', block: 'client-id' };
    case 'wait-for-network':
      return { ...later, notBefore: pauseAfterFirst(job, later), block: 'network' };
    case 'back-off':
      return later;
    default:
      return outcome.remedy satisfies never;
  }
}

/** A token that is renewed, or a way that is found again, is used at once; but not again and again. */
function pauseAfterFirst({ failures }: FailedJob, { notBefore }: { readonly notBefore: number }): number {
  return failures > 1 ? notBefore : 0;
}

function afterClearNo({ failure }: FailedOutcome, job: FailedJob): FailureDecision['next'] {
  // The host may not reach what we reach: a clear no to an address is no judgement on the picture.
  if (job.isHostsToFetch) return 'fetch-here';
  return job.mayShrink && failure.code === 'too-big' ? 'make-smaller' : 'failed';
}
