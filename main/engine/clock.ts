import { uptime } from 'node:os';

/** Time as an argument: tests hand in a clock of their own, and a day takes a millisecond. */
export interface Clock {
  /** Milliseconds since 1970 UTC. May jump: people set clocks, and machines sleep. */
  now(): number;
  /** Milliseconds on a clock that nobody sets and that goes on in sleep, from any beginning, where there is one. */
  steady?(): number;
  /** Calls back once, `ms` from now; the function returned calls it off. Does not keep a process alive. */
  after(ms: number, callback: () => void): () => void;
}

// setTimeout fires at once for more than 2^31-1 ms, so a long wait is slept in parts.
const maxTimerMs = 2 ** 31 - 1;

/** Asking the system costs a file to be read on some; so long its answer is reckoned on. */
const steadyForMs = 200;
/** As far as two clocks may be apart that tell the same stretch of time. */
const sameMs = 50;

/** The system's uptime, reckoned on for moments in which nobody set the clock and the machine did not sleep. */
function createSteady(): () => number {
  let asked = { steady: 0, ran: Number.NEGATIVE_INFINITY, wall: 0 };
  return () => {
    const ran = performance.now();
    const wall = Date.now();
    const since = ran - asked.ran;
    // In sleep one of the two goes on and the other does not; if somebody sets the clock they part as well.
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
