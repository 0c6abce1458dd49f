import type { Clock } from '../../clock.ts';

/** Interval of progress: ten times a second at most, and the last value never gets lost while the upload goes on. */
const everyMs = 100;

/** Throttles a stream of numbers for display. */
export function throttleProgress(clock: Clock, show: (value: number) => void) {
  let latest: number | null = null;
  let callOff: (() => void) | null = null;
  const next = () => {
    callOff = null;
    if (latest === null) return;
    show(latest);
    latest = null;
    callOff = clock.after(everyMs, next);
  };
  return {
    report(value: number) {
      latest = value;
      if (!callOff) next();
    },
    stop: () => callOff?.(),
  };
}
