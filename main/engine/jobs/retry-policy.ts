import type { ErrorData } from '../../../contract/errors.ts';
import type { UploadOutcome } from '../hosts/host.ts';
import { retryAt } from '../scheduler/backoff.ts';
import type { Health } from '../scheduler/circuit-breaker.ts';
import type { Settlement } from '../scheduler/types.ts';

export type FailedOutcome = Extract<UploadOutcome, { kind: 'failed' }>;

/** Why this engine interrupted the attempt; null if it did not. `put-back`: before it was sent. */
export type Interruption = 'cancelled' | 'stopping' | 'put-back' | null;

export interface FailureDecision {
  readonly failure: ErrorData;
  readonly next: 'ready' | 'failed' | 'uncertain' | 'cancelled' | 'fetch-here' | 'make-smaller';
  /** Earliest time of the retry, ms; 0 for at once or never. */
  readonly notBefore: number;
  readonly maybeTwice: boolean;
  /** What blocks all other uploads too, until it is fixed. */
  readonly block: 'client-id' | 'network' | null;
}

/** A job whose attempt failed, as the policy sees it. */
export interface FailedJob {
  /** Failed attempts in a row, this one included. */
  readonly failures: number;
  /** True if it may be at the host twice, by what was known before this attempt. */
  readonly maybeTwice: boolean;
  readonly account: string | null;
  /** Its host replaces what may be there, so that nothing is ever there twice. */
  readonly isRepeatable?: boolean;
  /** The destination's settings hold the credentials: what is wrong with them holds all of its jobs up. */
  readonly hasOwnCredentials?: boolean;
  /** Only an address was sent, for the host to fetch. */
  readonly isHostsToFetch: boolean;
  /** It is a picture that may be converted to fit. */
  readonly mayShrink: boolean;
}

/** Circumstances of the decision. */
export interface Circumstances {
  readonly interruption: Interruption;
  readonly now: number;
  /** Until when the host's circuit breaker is open; null while it is closed. */
  readonly openUntil: number | null;
  readonly random: () => number;
}

/** Maps a failed outcome to how the attempt's reservation is settled. */
export function settlementOf(outcome: FailedOutcome): Settlement {
  if (outcome.arrival === 'none') return 'nothing-sent';
  return outcome.observation ? 'charged' : 'unknown';
}

/** Decides whether a failure counts against the host's health: a clear no is an answer of one that works. */
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

/** Returns the pause that the host asked for, ms; 0 where it named none. */
export function namedPauseOf({ remedy }: Pick<FailedOutcome, 'remedy'>): number {
  return remedy.kind === 'back-off' ? remedy.atLeastMs : 0;
}

/** Decides the next state of a job after a failed attempt. Trouble of the host fails no job: it waits. */
export function decideAfterFailure(
  outcome: FailedOutcome,
  job: FailedJob,
  { interruption, now, openUntil, random }: Circumstances,
): FailureDecision {
  const isUnknown = outcome.arrival === 'unknown' && !job.isRepeatable;
  const base = {
    failure: outcome.failure,
    notBefore: 0,
    maybeTwice: job.maybeTwice || isUnknown,
    block: null,
  } as const;

  if (interruption === 'cancelled') return { ...base, next: 'cancelled' };
  // Stopped after the last byte: the next start decides, as after a crash.
  if (interruption === 'stopping' || interruption === 'put-back')
    return { ...base, next: isUnknown ? 'uncertain' : 'ready' };
  // The account can be asked what arrived, before anything is sent again.
  if (isUnknown && job.account !== null) return { ...base, maybeTwice: job.maybeTwice, next: 'uncertain' };

  const notBefore = retryAt(openUntil, job.failures, namedPauseOf(outcome), now, random);
  const later = { ...base, next: 'ready', notBefore } as const;
  switch (outcome.remedy.kind) {
    case 'none':
      return outcome.arrival === 'unknown' ? later : { ...base, next: afterClearNo(outcome, job) };
    case 'sign-in':
      if (job.hasOwnCredentials) return { ...base, next: 'ready', block: 'client-id' };
      // What stands still then is the account; without one there is no account to sign in to.
      return { ...base, next: job.account === null ? 'failed' : 'ready' };
    case 'refresh-token':
      if (job.hasOwnCredentials) return { ...base, next: 'ready', block: 'client-id' };
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

/**
 * Returns the pause before a retry that needs none at first: a token that is renewed, or a network that is back, is
 * used at once; but not again and again.
 */
function pauseAfterFirst({ failures }: FailedJob, { notBefore }: { readonly notBefore: number }): number {
  return failures > 1 ? notBefore : 0;
}

function afterClearNo({ failure }: FailedOutcome, job: FailedJob): FailureDecision['next'] {
  // The host may not reach what we reach: a clear no to an address is no judgement on the picture.
  if (job.isHostsToFetch) return 'fetch-here';
  // Nothing here draws more pixels than the host does.
  const isShrinkable = failure.code === 'too-big' && failure.params.what !== 'pixels';
  return job.mayShrink && isShrinkable ? 'make-smaller' : 'failed';
}
