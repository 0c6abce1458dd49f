const initialMs = 500;
const maxMs = 5 * 60_000;
/** Upper bound of a pause that the server names. */
const maxNamedMs = 6 * 3_600_000;

/**
 * Computes the pause before a retry: exponential with full jitter, so that many that failed together do not come
 * back together, and never shorter than what the other side asked for.
 * @param failures in a row so far, 1 after the first
 * @param namedMs what the other side asked for, 0 for nothing
 * @param random 0 inclusive to 1 exclusive
 * @returns ms
 */
export function backoff(failures: number, namedMs: number, random: () => number): number {
  const ceiling = Math.min(maxMs, initialMs * 2 ** Math.min(Math.max(failures, 1) - 1, 30));
  const named = Number.isFinite(namedMs) ? Math.min(Math.max(namedMs, 0), maxNamedMs) : 0;
  return Math.round(named + random() * ceiling);
}

/** Extra pause of a failed item while a host is left alone: it lets others try before it. */
const asideMs = 1_000;

/**
 * Computes when a picture may be retried that failed through the host's trouble. While the whole host is left
 * alone, that pause is the picture's too: it is not the picture that failed.
 * @param openUntil until when the host's circuit breaker is open; null while it is not
 * @returns ms
 */
export function retryAt(
  openUntil: number | null,
  failures: number,
  namedMs: number,
  now: number,
  random: () => number,
): number {
  if (openUntil === null) return now + backoff(failures, namedMs, random);
  return Math.max(now + namedMs, openUntil + Math.round((1 + random()) * (asideMs / 2)));
}
