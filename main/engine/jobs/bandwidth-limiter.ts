import type { Clock } from '../clock.ts';

/** The line to the network, shared by all uploads. */
export interface Line {
  /** @param bytesPerSecond null for as fast as it goes */
  limit(bytesPerSecond: number | null): void;
  /** Resolves when so many more bytes may leave; those who wait are served in order. */
  take(bytes: number): Promise<void>;
}

export function createLine(clock: Clock, bytesPerSecond: number | null): Line {
  let rate = bytesPerSecond;
  /** When everything that was let through so far has left at the allowed rate. */
  let freeAt = 0;
  return {
    limit(next) {
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
