import type { ErrorData } from '../../../contract/errors.ts';
import type { UploadOutcome } from '../hosts/host.ts';
import { backoff } from '../scheduler/backoff.ts';
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
  readonly settlement: Settlement;
  /** Nothing else may go either, until this is mended. */
  readonly block: 'client-id' | 'network' | null;
}

/** How often a job is sent for the sake of a fault that may pass. */
const maxTries = 8;
/** The network is watched, so a job waits only for what the watch cannot see (a proxy, a bad certificate). */
const maxNetworkPauseMs = 60_000;

/**
 * What becomes of a job whose attempt did not end with a link. `tries` counts this one, `maybeTwice` what was known
 * before it, `isHostsToFetch` whether only an address was sent, `mayShrink` whether it is a picture that may be made to fit.
 */
export function decideAfterFailure(
  outcome: FailedOutcome,
  job: {
    readonly tries: number;
    readonly maybeTwice: boolean;
    readonly account: string | null;
    readonly isHostsToFetch?: boolean;
    readonly mayShrink?: boolean;
  },
  interruption: Interruption,
  now: number,
  random: () => number,
): FailureDecision {
  const unknown = outcome.arrival === 'unknown';
  const settlement = settlementOf(outcome);
  const base = {
    failure: outcome.failure,
    notBefore: 0,
    maybeTwice: job.maybeTwice || unknown,
    settlement,
    block: null,
  } as const;

  if (interruption === 'cancelled') return { ...base, next: 'cancelled' };
  // Stopped after the last byte: the next start decides, as after a crash.
  if (interruption === 'stopping') return { ...base, next: unknown ? 'uncertain' : 'ready' };
  // The account can be asked what arrived, before anything is sent again.
  if (unknown && job.account !== null) return { ...base, maybeTwice: job.maybeTwice, next: 'uncertain' };
  // Without one nobody can. It is sent once more, and not a third time.
  if (unknown && job.maybeTwice) return { ...base, next: 'failed' };

  const pause = backoff(job.tries, outcome.remedy, random);
  switch (outcome.remedy.kind) {
    case 'none':
      // An answer that cannot be read may pass; a clear no does not.
      if (unknown) return { ...base, next: 'ready', notBefore: now + pause };
      // It may not reach what we reach: a clear no to an address is no judgement on the picture.
      if (job.isHostsToFetch) return { ...base, next: 'fetch-here' };
      return {
        ...base,
        next: job.mayShrink && outcome.failure.code === 'too-big' ? 'make-smaller' : 'failed',
      };
    case 'refresh-token':
    case 'sign-in':
      // What stands still then is the account; without one nobody could sign in.
      return { ...base, next: job.account === null ? 'failed' : 'ready' };
    case 'wait-for-credits':
      return { ...base, next: 'ready' };
    case 'client-id':
      return { ...base, next: 'ready', block: 'client-id' };
    case 'wait-for-network':
      return {
        ...base,
        next: 'ready',
        notBefore: now + Math.min(pause, maxNetworkPauseMs),
        block: 'network',
      };
    case 'back-off':
      if (job.tries >= maxTries && outcome.failure.code !== 'over-capacity')
        return { ...base, next: 'failed' };
      return { ...base, next: 'ready', notBefore: now + pause };
    default:
      return outcome.remedy satisfies never;
  }
}

function settlementOf(outcome: FailedOutcome): Settlement {
  if (outcome.arrival === 'none') return 'nothing-sent';
  return outcome.observation ? 'charged' : 'unknown';
}
