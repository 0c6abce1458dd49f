import { z } from 'zod';
import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorCode, ErrorData } from '../../../../contract/errors.ts';

/** What can be done so that a job goes through after all. Each is tried once a job. */
export const remedySchema = z.enum(['fetch-here', 'make-smaller']);
export type JobRemedy = z.infer<typeof remedySchema>;

/**
 * Counts what a job has been through, as far as that bounds what may still be done for it. Stored with the job, so that
 * a restart forgets none of it; a person who asks for another try starts it anew, except for the credits.
 */
export const tallySchema = z.object({
  remedies: z.array(remedySchema),
  /** Attempts that left whole and had no answer: each of them may have arrived. */
  lost: z.number().int().nonnegative(),
  /** Attempts that met trouble while those of other jobs went through. */
  alone: z.number().int().nonnegative(),
  /** Times in a row that it came back into the queue without a pause. */
  atOnce: z.number().int().nonnegative(),
  /** Starts in a row that found it half prepared: it may be what ended the engine. */
  deaths: z.number().int().nonnegative(),
  /** What its attempts took from the budget that they took most from, those included of which nobody knows. */
  credits: z.number().nonnegative(),
});
export type Tally = z.infer<typeof tallySchema>;

export const emptyTally: Tally = { remedies: [], lost: 0, alone: 0, atOnce: 0, deaths: 0, credits: 0 };

/** Doubles at the host are the price of these, so that they end. With the pauses below they take some six hours. */
export const mostLost = 12;
/** A picture that alone meets trouble so often is the cause of it. */
export const mostAlone = 20;
/** Deaths of the engine that may be chance. */
export const mostDeaths = 5;

const second = 1_000;
const firstPauseAfterLost = 30 * second;
const longestPauseAfterLost = 3_600 * second;
const longestPauseAtOnce = 60 * second;

/** An attempt that failed, and what is to become of its job. */
export interface WayBack {
  readonly next: 'ready' | 'failed' | 'uncertain' | 'cancelled' | JobRemedy;
  readonly failure: ErrorData;
  /** ms; 0 for at once. */
  readonly notBefore: number;
  /** What the host may have of it. */
  readonly arrival: 'none' | 'partial' | 'unknown';
  /** Another job's attempt went through since the one before this one ended. */
  readonly othersArrived: boolean;
}

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

/**
 * Bounds every way back into the queue by count or by time: the last wall behind the retry policy, which may be
 * stricter. Pure.
 * @param account null: nobody can ask the host what arrived
 */
export function boundWayBack(
  tally: Tally,
  wanted: WayBack,
  account: string | null,
  now: number,
): {
  readonly next: WayBack['next'];
  readonly failure: ErrorData;
  readonly notBefore: number;
  readonly tally: Tally;
} {
  const { next, arrival } = wanted;
  const counted: Tally = {
    ...tally,
    lost: tally.lost + (arrival === 'unknown' ? 1 : 0),
    alone: tally.alone + (isAlone(wanted) ? 1 : 0),
    atOnce: next === 'ready' && wanted.notBefore <= now ? tally.atOnce + 1 : 0,
  };
  const end = (why: ErrorData) => ({ next: 'failed', failure: why, notBefore: 0, tally: counted }) as const;
  if (next === 'fetch-here' || next === 'make-smaller') {
    if (tally.remedies.includes(next)) return end(wanted.failure);
    return { ...wanted, tally: { ...counted, remedies: [...tally.remedies, next] } };
  }
  if (next !== 'ready' && next !== 'uncertain') return { ...wanted, tally: counted };
  if (account === null && counted.lost >= mostLost) return end(answersLost(counted.lost));
  if (counted.alone >= mostAlone) return end(shareSpent(counted, wanted.failure));
  if (next === 'uncertain') return { ...wanted, tally: counted };
  const least =
    now + Math.max(pauseAtOnce(counted.atOnce), arrival === 'unknown' ? pauseAfterLost(counted) : 0);
  return {
    ...wanted,
    notBefore: least > now ? Math.max(wanted.notBefore, least) : wanted.notBefore,
    tally: counted,
  };
}

/** How long a job rests after an answer was lost, ms: longer with each, so that an outage costs few doubles. */
export function pauseAfterLost({ lost }: Pick<Tally, 'lost'>): number {
  return lost === 0 ? 0 : Math.min(longestPauseAfterLost, firstPauseAfterLost * 2 ** (lost - 1));
}

/** Once is free: a token was renewed, credits came. */
function pauseAtOnce(times: number): number {
  return times <= 1 ? 0 : Math.min(longestPauseAtOnce, second * 2 ** (times - 2));
}

function isAlone({ next, failure: why, arrival, othersArrived }: WayBack): boolean {
  return (
    othersArrived &&
    (next === 'ready' || next === 'uncertain') &&
    arrival !== 'none' &&
    !aboutOthers.has(why.code)
  );
}

function answersLost(times: number): ErrorData {
  return errorData('answers-lost', `It was sent whole ${times} times, and no answer came to any.`, { times });
}

function shareSpent({ alone, credits }: Tally, last: ErrorData): ErrorData {
  const message = `It met trouble ${alone} times while others went through, the last time: ${last.message}`;
  return errorData('share-spent', message, { times: alone, credits, cause: last.code });
}
