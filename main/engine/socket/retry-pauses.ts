import type { Clock } from '../clock.ts';

const firstMs = 50;
const longestMs = 500;

/**
 * Creates pauses between two checks of the lock: they grow, with jitter that keeps many waiters from checking at
 * once.
 */
export function createPauses(clock: Clock, random: () => number): () => Promise<void> {
  let next = firstMs;
  return () => {
    const ms = next * (0.5 + random() / 2);
    next = Math.min(longestMs, next * 1.5);
    return new Promise((resolve) => void clock.after(ms, resolve));
  };
}
