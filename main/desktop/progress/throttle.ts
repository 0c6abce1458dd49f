/** Cancels what was scheduled. */
type Cancel = () => void;

interface ThrottleOptions {
  readonly now: () => number;
  readonly after: (ms: number, callback: () => void) => Cancel;
  /** Least time between two runs, in milliseconds. */
  readonly everyMs: number;
  run(): void;
}

/**
 * Returns a function that runs at once, and after further calls once more when the time is over: the last call is never
 * lost, and without calls no timer is set.
 */
export function createThrottle({ now, after, everyMs, run }: ThrottleOptions): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let isScheduled = false;
  const act = () => {
    last = now();
    run();
  };
  return () => {
    if (isScheduled) return;
    const rest = last + everyMs - now();
    // A clock that was set back must not hold anything up for longer than the time itself.
    if (rest <= 0 || rest > everyMs) return act();
    isScheduled = true;
    after(rest, () => {
      isScheduled = false;
      act();
    });
  };
}
