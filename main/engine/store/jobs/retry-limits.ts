import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';
import type { Cost } from '../../scheduler/types.ts';
import type { AttemptOutcome } from '../types.ts';
import { emptyTally, type Tally } from './tally.ts';

/**
 * Lost answers after which a job fails while others go through: their price is duplicates at the host. An outage
 * ends no job.
 */
export const maxLost = 12;
/** Troubles of one job alone after which its picture counts as the cause. */
export const maxAlone = 20;
/**
 * Deaths of the engine that count as chance. Many: what parses a picture is a process of its own, so that a picture is
 * hardly ever what kills the engine, while kills from outside come in rows.
 */
export const maxDeaths = 12;

const second = 1_000;
/**
 * First pause after a second lost answer. One answer may get lost. From the second on it is an outage, whose length
 * the circuit breaker's pauses follow.
 */
const firstPauseAfterLost = second;
const laterPauseAfterLost = 30 * second;
const maxPauseAfterReturn = 60 * second;
/**
 * Longest pause while nothing of others goes through either, or the end of an outage would be seen late by the one
 * that waits.
 */
const maxPauseInOutage = 30 * second;

/**
 * Failures that name a time to come back, or that are about the caller: they are no trouble that a picture could be
 * the cause of.
 */
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

/** The policy's decision for a job whose attempt failed. */
type Wanted = Extract<AttemptOutcome, { kind: 'failed' }>;
type Limited = Pick<Wanted, 'next' | 'failure' | 'notBefore'> & { readonly tally: Tally };

/**
 * Bounds every way back into the queue by count or by time: the last wall behind the retry policy, which may be
 * stricter. Pure.
 * @param account null: there is no way to ask the host what arrived
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
  const least = pauseAfterReturn(counted, wanted.othersArrived ?? false);
  const pause = Math.max(least, isLost ? pauseAfterLost(counted.lost) : 0);
  return {
    next,
    failure,
    notBefore: pause === 0 ? notBefore : Math.max(notBefore, now + pause),
    tally: counted,
  };
}

/** Returns the pause after so many lost answers, ms: each may be a duplicate at the host. */
export function pauseAfterLost(lost: number): number {
  if (lost <= 0) return 0;
  return lost === 1 ? firstPauseAfterLost : laterPauseAfterLost;
}

/** Resets the tally for a manual retry: everything may be tried again. */
export function renewed({ credits }: Tally): Tally {
  return { ...emptyTally, credits };
}

/** Returns the credits of the budget that pays most. */
export function creditsOf(cost: Cost): number {
  return Math.max(0, ...Object.values(cost).map((credits) => credits ?? 0));
}

/** Returns the minimum pause after so many returns, ms. One is free: a token was renewed, credits came. */
export function pauseAfterReturn({ returns }: Pick<Tally, 'returns'>, othersArrived = true): number {
  const most = othersArrived ? maxPauseAfterReturn : maxPauseInOutage;
  return returns <= 1 ? 0 : Math.min(most, second * 2 ** Math.min(returns - 2, 30));
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
