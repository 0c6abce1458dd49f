const windowMs = 60_000;
const maxDeathsInWindow = 5;
const initialDelayMs = 250;

/**
 * How long to wait before the engine is started again, ms; null when it dies so often that another start is no help.
 * @param deaths times at which it died, ms, this death included; older ones than a minute count no more
 */
export function restartDelay(deaths: readonly number[], now: number): number | null {
  const recent = deaths.filter((time) => now - time < windowMs).length;
  return recent > maxDeathsInWindow ? null : initialDelayMs * 2 ** Math.max(0, recent - 1);
}
