import type { Clock } from '../clock.ts';

/**
 * Coalesces frequent requests into one run; a request that comes during a run causes another one, so none is lost.
 */
export interface Coalescer {
  request(): void;
  stop(): void;
}

/**
 * @param everyMs minimum interval between runs, ms; a function is asked for each
 * @param share upper bound of the time spent in runs: one part in so many
 */
export function createCoalescer(
  clock: Clock,
  everyMs: number | (() => number),
  share: number,
  work: () => void,
): Coalescer {
  const interval = () => (typeof everyMs === 'number' ? everyMs : everyMs());
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
    if (rest > interval() && !isStopped) callOff = clock.after(rest, run);
  };

  return {
    request() {
      if (isStopped) return;
      isWanted = true;
      callOff ??= clock.after(interval(), run);
    },
    stop() {
      isStopped = true;
      callOff?.();
    },
  };
}
