import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import type { Cost } from '../../scheduler/types.ts';
import type { AttemptOutcome } from '../types.ts';
import { emptyTally, type Tally } from './tally.ts';

/** Doubles at the host are the price of these, so that they end where others go through: an outage ends no job. */
export const maxLost = 12;
/** A picture that alone meets trouble so often is the cause of it. */
export const maxAlone = 20;
/** Deaths of the engine that may be chance. */
export const maxDeaths = 5;

const second = 1_000;
/** One answer may get lost. From the second on it is an outage, whose length the circuit breaker's pauses follow. */
const firstPauseAfterLost = second;
const laterPauseAfterLost = 30 * second;
/** No longer, or the end of an outage would be seen late where one picture waits. */
const maxPauseAfterReturn = 15 * second;

/** These say when to come back, or that it is about who asks: they are no trouble that a picture could be the cause of. */
const aboutOthers: ReadonlySet<ErrorCode> = new Set([
  'rate-limited',
  'daily-limit',
  'over-capacity',
  'no-client-id',
  'bad-client-id',
  'app-blocked',
  'sign-in-needed',
  'keychain-locked',
  'unreachable',
  'untrusted-certificate',
  'cancelled',
  'engine-stopped',
]);

/** What is to become of a job whose attempt failed. */
type Wanted = Extract<AttemptOutcome, { kind: 'failed' }>;
type Limited = Pick<Wanted, 'next' | 'failure' | 'notBefore'> & { readonly tally: Tally };

/**
 * Bounds every way back into the queue by count or by time: the last wall behind the retry policy, which may be
 * stricter. Pure.
 * @param account null: nobody can ask the host what arrived
 */
export function applyRetryLimits(tally: Tally, wanted: Wanted, account: string | null, now: number): Limited {
  const { next, failure, notBefore } = wanted;
  const isLost = wanted.arrival === 'unknown';
  const counted: Tally = {
    ...tally,
    lost: tally.lost + (isLost ? 1 : 0),
    alone: tally.alone + (isAlone(wanted) ? 1 : 0),
    returns: tally.returns + (next === 'ready' || next === 'uncertain' ? 1 : 0),
  };
  const end = (why: ErrorData): Limited => ({ next: 'failed', failure: why, notBefore: 0, tally: counted });
  if (next === 'fetch-here' || next === 'make-smaller') {
    if (tally.remedies.includes(next)) return end(failure);
    return { next, failure, notBefore, tally: { ...counted, remedies: [...tally.remedies, next] } };
  }
  if (next !== 'ready' && next !== 'uncertain') return { next, failure, notBefore, tally: counted };
  if (account === null && counted.lost >= maxLost && wanted.othersArrived) return end(answersLost(counted));
  if (counted.alone >= maxAlone) return end(shareSpent(counted, failure));
  if (next === 'uncertain') return { next, failure, notBefore, tally: counted };
  const pause = Math.max(pauseAfterReturn(counted), isLost ? pauseAfterLost(counted.lost) : 0);
  return {
    next,
    failure,
    notBefore: pause === 0 ? notBefore : Math.max(notBefore, now + pause),
    tally: counted,
  };
}

/** How long a job rests after so many lost answers, ms: each may be a double at the host. */
export function pauseAfterLost(lost: number): number {
  if (lost <= 0) return 0;
  return lost === 1 ? firstPauseAfterLost : laterPauseAfterLost;
}

/** A person wants another try: everything may be tried again. */
export function renewed({ credits }: Tally): Tally {
  return { ...emptyTally, credits };
}

/** Of the budget that pays most. */
export function creditsOf(cost: Cost): number {
  return Math.max(0, ...Object.values(cost).map((credits) => credits ?? 0));
}

/** The least pause after so many returns, ms. One is free: a token was renewed, credits came. */
export function pauseAfterReturn({ returns }: Pick<Tally, 'returns'>): number {
  return returns <= 1 ? 0 : Math.min(maxPauseAfterReturn, second * 2 ** Math.min(returns - 2, 30));
}

function isAlone({ next, failure, arrival, othersArrived = false }: Wanted): boolean {
  const comesBack = next === 'ready' || next === 'uncertain';
  return comesBack && othersArrived && arrival !== 'none' && !aboutOthers.has(failure.code);
}

export function answersLost({ lost }: Pick<Tally, 'lost'>): ErrorData {
  return errorData('answers-lost', `It was sent whole ${lost} times, and no answer came to any.`, {
    times: lost,
  });
}

function shareSpent({ alone, credits }: Tally, last: ErrorData): ErrorData {
  const message = `It met trouble ${alone} times while others went through, the last time: ${last.message}`;
  return errorData('share-spent', message, { times: alone, credits, cause: last.code });
}
