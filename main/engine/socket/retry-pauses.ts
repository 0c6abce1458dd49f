import type { Clock } from '../clock.ts';

const firstMs = 50;
const longestMs = 500;

/** Pauses between two looks at who has the profile: they grow, and chance keeps many waiters from looking at once. */
export function createPauses(clock: Clock, random: () => number): () => Promise<void> {
  let next = firstMs;
  return () => {
    const ms = next * (0.5 + random() / 2);
    next = Math.min(longestMs, next * 1.5);
    return new Promise((resolve) => void clock.after(ms, resolve));
  };
}
