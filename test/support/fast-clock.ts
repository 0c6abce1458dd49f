import { type Clock, systemClock } from '../../main/engine/clock.ts';

/** Creates a clock that runs `factor` times as fast as real time, for tests that must wait on real sockets. */
export function fastClock(factor: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * factor,
    after: (ms, callback) => systemClock.after(ms / factor, callback),
  };
}
