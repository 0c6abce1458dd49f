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

export const systemClock: Clock = {
  now: Date.now,
  steady: () => uptime() * 1000,
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
