import { type Clock, systemClock } from '../../main/engine/clock.ts';

/** Real milliseconds between two steps. */
const stepMs = 3;
/**
 * Real milliseconds that one step counts at most. A busy machine that stops this process for a second would else let
 * timeouts of a minute pass, of servers in this process that had no chance to answer.
 */
const maxStepMs = 40;

interface Timer {
  /** In steady milliseconds. */
  readonly at: number;
  readonly callback: () => void;
}

/** Real milliseconds in which this process ran. */
let steady = 0;
let lastStep = performance.now();
const timers = new Set<Timer>();

function step(): void {
  const now = performance.now();
  steady += Math.min(now - lastStep, maxStepMs);
  lastStep = now;
  const due = [...timers].filter(({ at }) => at <= steady).sort((a, b) => a.at - b.at);
  for (const timer of due) {
    // An earlier one may have cancelled it.
    if (timers.delete(timer)) timer.callback();
  }
}
setInterval(step, stepMs).unref();

/**
 * Creates a clock that runs `factor` times as fast as real time, for tests that must wait on real sockets. It stands
 * still while this process does.
 */
export function fastClock(factor: number): Clock {
  const start = systemClock.now();
  const begin = steady;
  return {
    now: () => start + (steady - begin) * factor,
    after(ms, callback) {
      const timer = { at: steady + ms / factor, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
}
