import type { StoredJob } from '../store/types.ts';

/** Longest pause before a retry that anything asks for, ms: six hours that a host names, and what is added to them. */
const longestMs = 7 * 3_600_000;

/**
 * Returns when a job may be sent by its stored time, ms; 0 for at once. That was noted by a clock that may have been set
 * since, while no engine ran to see it: what was written in the future was written by one that was ahead, and no pause is
 * longer than the longest.
 */
export function dueAt(
  { notBefore, updatedAt }: Pick<StoredJob, 'notBefore' | 'updatedAt'>,
  now: number,
): number {
  if (notBefore <= 0) return 0;
  const byThisClock = updatedAt > now ? now + Math.max(0, notBefore - updatedAt) : notBefore;
  return byThisClock - now > longestMs ? now : byThisClock;
}
