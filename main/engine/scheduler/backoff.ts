const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;

/**
 * Pause before the next try of one piece of work: exponential with full jitter, so that many that failed together do
 * not come back together, and never shorter than what the other side asked for.
 *
 * @param attempt tries so far, 1 after the first
 * @param remedy what may help, as the host said it; `atLeastMs` counts where it is there
 * @param random 0 inclusive to 1 exclusive
 * @returns ms
 */
export function backoff(
  attempt: number,
  remedy: { readonly kind: string; readonly atLeastMs?: number },
  random: () => number,
): number {
  const ceiling = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  const asked = remedy.atLeastMs ?? 0;
  const least = Number.isFinite(asked) ? Math.min(Math.max(asked, 0), longestPauseMs) : 0;
  return Math.round(least + random() * ceiling);
}
