import type { Clock } from '../../main/engine/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until a test advances it; what is due runs in order. */
export interface VirtualClock extends Clock {
  /** Advances by this many milliseconds, and runs all that is due in them. */
  pass(ms: number): Promise<void>;
}

/** How many turns pending work gets before the time moves on: promises, and coalesced writes. */
const turns = 6;

export function virtualClock(start = Date.UTC(2026, 2, 10, 8)): VirtualClock {
  let now = start;
  let order = 0;
  const timers = new Set<Timer>();

  const settle = async () => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const nextUntil = (end: number): Timer | null => {
    let next: Timer | null = null;
    for (const timer of timers) {
      if (timer.at > end) continue;
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    return next;
  };

  return {
    now: () => now,
    steady: () => now,
    after(ms, run) {
      order += 1;
      const timer = { at: now + Math.max(0, ms), order, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms) {
      const end = now + ms;
      await settle();
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = end;
    },
  };
}
