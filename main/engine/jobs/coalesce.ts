import type { Clock } from '../clock.ts';

/** Work that is asked for often and done seldom: what is asked for in the meantime is done together, and never lost. */
export interface Coalescer {
  request(): void;
  stop(): void;
}

/**
 * @param everyMs at most once in so many ms
 * @param share and never more than one part in so many of the time goes into it
 */
export function createCoalescer(clock: Clock, everyMs: number, share: number, work: () => void): Coalescer {
  let callOff: (() => void) | null = null;
  let isWanted = false;
  let isStopped = false;

  const run = () => {
    callOff = null;
    if (!isWanted) return;
    isWanted = false;
    const began = clock.now();
    work();
    const rest = (clock.now() - began) * share;
    if (rest > everyMs && !isStopped) callOff = clock.after(rest, run);
  };

  return {
    request() {
      if (isStopped) return;
      isWanted = true;
      callOff ??= clock.after(everyMs, run);
    },
    stop() {
      isStopped = true;
      callOff?.();
    },
  };
}
