import type { Clock } from '../clock.ts';

/** Limits the bandwidth that all uploads share. */
export interface BandwidthLimiter {
  /** @param bytesPerSecond null for no limit */
  setRate(bytesPerSecond: number | null): void;
  /** Resolves when so many more bytes may be sent; callers are served in order. */
  take(bytes: number): Promise<void>;
}

export function createBandwidthLimiter(clock: Clock, bytesPerSecond: number | null): BandwidthLimiter {
  let rate = bytesPerSecond;
  /** When all bytes granted so far have been sent at the allowed rate. */
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
