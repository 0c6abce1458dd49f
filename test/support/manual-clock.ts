import type { Clock } from '../../main/engine/clock.ts';

export interface ManualClock extends Clock {
  /** Advances the time and runs what is due, in order. */
  advance(ms: number): void;
  steady(): number;
  /** Sets this machine's clock forward, or back, without any time going by. */
  setBy(ms: number): void;
  readonly timers: number;
}

/** Creates a clock that moves only when told to. */
export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  let shift = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  return {
    now: () => now + shift,
    steady: () => now,
    after(ms, callback) {
      const timer = { at: now + Math.max(0, ms), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due);
        now = due.at;
        due.callback();
      }
      now = Math.max(now, end);
    },
    setBy(ms) {
      shift += ms;
    },
    get timers() {
      return timers.size;
    },
  };
}
