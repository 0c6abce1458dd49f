import { uptime } from 'node:os';

/** Injected clock: tests pass one of their own, and a day takes a millisecond. */
export interface Clock {
  /** Milliseconds since 1970 UTC. May jump: users set clocks, and machines sleep. */
  now(): number;
  /** Milliseconds on a clock that is never set and goes on in sleep, from any beginning, where there is one. */
  steady?(): number;
  /** Calls back once, `ms` from now; the returned function cancels it. Does not keep a process alive. */
  after(ms: number, callback: () => void): () => void;
}

// setTimeout fires at once for more than 2^31-1 ms, so a long wait is slept in parts.
const maxTimerMs = 2 ** 31 - 1;

/** For how long a reading of the uptime is extrapolated: asking the system costs a file to be read on some. */
const steadyForMs = 200;
/** Tolerance between two clocks that measure the same stretch of time. */
const sameMs = 50;

/**
 * Creates a steady clock of the system's uptime, extrapolated while the clock is not set and the machine does not
 * sleep.
 */
function createSteady(): () => number {
  let asked = { steady: 0, ran: Number.NEGATIVE_INFINITY, wall: 0 };
  return () => {
    const ran = performance.now();
    const wall = Date.now();
    const since = ran - asked.ran;
    // In sleep one of the two goes on and the other does not; if the clock is set they part as well.
    if (since >= steadyForMs || Math.abs(wall - asked.wall - since) > sameMs) {
      asked = { steady: uptime() * 1000, ran, wall };
      return asked.steady;
    }
    return asked.steady + since;
  };
}

export const systemClock: Clock = {
  now: Date.now,
  steady: createSteady(),
  after(ms, callback) {
    let timer: NodeJS.Timeout;
    const sleep = (left: number) => {
      const part = Math.min(Math.max(left, 0), maxTimerMs);
      timer = setTimeout(() => (left > part ? sleep(left - part) : callback()), part);
      timer.unref();
    };
    sleep(ms);
    return () => clearTimeout(timer);
  },
};
