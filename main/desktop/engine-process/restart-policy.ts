const windowMs = 60_000;
const maxDeathsInWindow = 5;
const initialDelayMs = 250;

/**
 * Computes the delay before the engine is restarted, in ms; null when it crashes too often for another start to help.
 * @param deaths times of its crashes, ms, this one included; those older than a minute are ignored
 */
export function restartDelay(deaths: readonly number[], now: number): number | null {
  const recent = deaths.filter((time) => now - time < windowMs).length;
  return recent > maxDeathsInWindow ? null : initialDelayMs * 2 ** Math.max(0, recent - 1);
}
