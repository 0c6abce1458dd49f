import type { BudgetId, BudgetReading } from '../../scheduler/types.ts';
import { httpDate, retryAfter } from '../http/times.ts';

export type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ResponseFacts {
  readonly readings: Readonly<Partial<Record<BudgetId, BudgetReading>>>;
  /** Server's clock minus ours, ms; to the second, as `Date` is. */
  readonly clockOffsetMs: number | null;
  /** Null also for the `Retry-After: 0` of Imgur's edge, which means nothing. */
  readonly retryAfterMs: number | null;
  /** True where Imgur's edge refuses, which knows nothing of the picture. */
  readonly isOfEdge: boolean;
}

/** The budget's id and the three headers that tell of it. The RapidAPI names stand in for user and application. */
const families: readonly (readonly [BudgetId, string, string, string])[] = [
  ['client', 'x-ratelimit-requests-limit', 'x-ratelimit-requests-remaining', 'x-ratelimit-requests-reset'],
  ['uploads', 'x-ratelimit-uploads-limit', 'x-ratelimit-uploads-remaining', 'x-ratelimit-uploads-reset'],
  ['user', 'x-ratelimit-userlimit', 'x-ratelimit-userremaining', 'x-ratelimit-userreset'],
  ['client', 'x-ratelimit-clientlimit', 'x-ratelimit-clientremaining', 'x-ratelimit-clientreset'],
  ['post', 'x-post-rate-limit-limit', 'x-post-rate-limit-remaining', 'x-post-rate-limit-reset'],
];

/**
 * Smallest epoch time: below it a reset counts seconds from now, from it on it is a time in seconds since 1970.
 * Both were observed.
 */
const firstEpoch = 1e9;

/** Parses all headers of an answer about budgets and time. Never throws; what is no number is absent. */
export function parseHeaders(headers: RawHeaders, receivedAt: number): ResponseFacts {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const first = typeof value === 'string' ? value : value?.[0];
    if (first !== undefined) values.set(name.toLowerCase(), first);
  }
  const serverNow = httpDate(values.get('date'));
  const readings: Record<BudgetId, BudgetReading> = {};
  for (const [budget, limit, remaining, reset] of families) {
    const found = parseBudget(
      values.get(limit),
      values.get(remaining),
      values.get(reset),
      serverNow ?? receivedAt,
    );
    if (found) readings[budget] = found;
  }
  return {
    readings,
    clockOffsetMs: serverNow === null ? null : serverNow - receivedAt,
    retryAfterMs: retryAfter(values.get('retry-after'), serverNow ?? receivedAt),
    isOfEdge: values.get('cdn-error')?.toLowerCase() === 'yes',
  };
}

/**
 * Parses the three values of one budget, whether from headers or from a JSON document.
 * @param serverNow ms, by the server's clock where it told it
 * @returns null when none of the three is a number
 */
export function parseBudget(
  limit: unknown,
  remaining: unknown,
  reset: unknown,
  serverNow: number,
): BudgetReading | null {
  const limitRead = numberIn(limit);
  const remainingRead = numberIn(remaining);
  const resetRead = numberIn(reset);
  if (limitRead === null && remainingRead === null && resetRead === null) return null;
  return {
    ...(limitRead === null ? {} : { limit: limitRead }),
    ...(remainingRead === null ? {} : { remaining: remainingRead }),
    ...(resetRead === null
      ? {}
      : { resetInMs: resetRead < firstEpoch ? resetRead * 1000 : resetRead * 1000 - serverNow }),
  };
}

function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?\d{1,20}(\.\d{1,20})?\s*$/.test(value)) return null;
  return Number(value);
}
