import type { Clock } from '../clock.ts';

/** The line to the network, shared by all uploads. */
export interface BandwidthLimiter {
  /** @param bytesPerSecond null for as fast as it goes */
  setRate(bytesPerSecond: number | null): void;
  /** Resolves when so many more bytes may leave; those who wait are served in order. */
  take(bytes: number): Promise<void>;
}

export function createBandwidthLimiter(clock: Clock, bytesPerSecond: number | null): BandwidthLimiter {
  let rate = bytesPerSecond;
  /** When everything that was let through so far has left at the allowed rate. */
  let freeAt = 0;
  return {
    setRate(next) {
      rate = next;
      freeAt = 0;
    },
    take(bytes) {
      if (rate === null) return Promise.resolve();
      const now = clock.now();
      const from = Math.max(now, freeAt);
      freeAt = from + (bytes / rate) * 1000;
      if (from <= now) return Promise.resolve();
      return new Promise((resolve) => void clock.after(from - now, resolve));
    },
  };
}
