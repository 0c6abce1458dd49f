import type { Failure } from '../../../contract/errors.ts';
import type { Settlement } from '../credits/types.ts';
import type { UploadOutcome } from '../hosts/host.ts';

export type FailedOutcome = Extract<UploadOutcome, { kind: 'failed' }>;

/** What ended an attempt from our side, if we did. */
export type Interruption = 'cancelled' | 'stopping' | null;

export interface AfterFailure {
  readonly failure: Failure;
  readonly next: 'ready' | 'failed' | 'uncertain' | 'cancelled';
  /** When to try again, ms; 0 for at once or never. */
  readonly notBefore: number;
  readonly maybeTwice: boolean;
  readonly settlement: Settlement;
  /** Nothing else may go either, until this is mended. */
  readonly hold: 'client-id' | 'network' | null;
}

/** How often a job is sent for the sake of a fault that may pass. */
const triesAtTrouble = 8;
const firstPauseMs = 2_000;
const longestPauseMs = 15 * 60_000;

/**
 * Growing pauses with full jitter: anything between nothing and a bound that doubles with each try, so that many
 * jobs that failed together do not come back together.
 */
export function backoff(tries: number, atLeastMs: number, random: () => number): number {
  const bound = Math.min(firstPauseMs * 2 ** Math.max(0, tries - 1), longestPauseMs);
  return Math.round(atLeastMs + bound * random());
}

/**
 * What becomes of a job whose attempt did not end with a link. `tries` counts this one, `maybeTwice` what was known
 * before it.
 */
export function afterFailure(
  outcome: FailedOutcome,
  job: { readonly tries: number; readonly maybeTwice: boolean },
  interruption: Interruption,
  now: number,
  random: () => number,
): AfterFailure {
  const unknown = outcome.arrival === 'unknown';
  const settlement = settlementOf(outcome);
  const base = {
    failure: outcome.failure,
    notBefore: 0,
    maybeTwice: job.maybeTwice || unknown,
    settlement,
    hold: null,
  } as const;

  if (interruption === 'cancelled') return { ...base, next: 'cancelled' };
  // Stopped after the last byte: the next start decides, as after a crash.
  if (interruption === 'stopping') return { ...base, next: unknown ? 'uncertain' : 'ready' };
  // Without an account nobody can be asked what arrived. It is sent once more, and not a third time.
  if (unknown && job.maybeTwice) return { ...base, next: 'failed' };

  const later = (atLeastMs: number) => now + backoff(job.tries, atLeastMs, random);
  switch (outcome.remedy.kind) {
    case 'none':
      // An answer that cannot be read may pass; a clear no does not.
      return unknown ? { ...base, next: 'ready', notBefore: later(0) } : { ...base, next: 'failed' };
    case 'refresh-token':
    case 'sign-in':
      return { ...base, next: 'failed' };
    case 'wait-for-credits':
      return { ...base, next: 'ready' };
    case 'client-id':
      return { ...base, next: 'ready', hold: 'client-id' };
    case 'wait-for-network':
      return { ...base, next: 'ready', notBefore: later(0), hold: 'network' };
    case 'back-off':
      if (job.tries >= triesAtTrouble && outcome.failure.code !== 'over-capacity')
        return { ...base, next: 'failed' };
      return { ...base, next: 'ready', notBefore: later(outcome.remedy.atLeastMs) };
    default:
      return outcome.remedy satisfies never;
  }
}

function settlementOf(outcome: FailedOutcome): Settlement {
  if (outcome.arrival === 'none') return 'nothing-sent';
  return outcome.observation ? 'charged' : 'unknown';
}
