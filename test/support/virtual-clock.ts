import type { Clock } from '../../main/engine/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that stands still until a test lets it go on; what is due happens in order. */
export interface VirtualClock extends Clock {
  /** Lets so many milliseconds pass, and all that is due in them be done. */
  pass(ms: number): Promise<void>;
}

/** How often what was set going is let go on before time does: promises, and writes that are put together. */
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
