import type { PlannerSettings } from './types.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;

/** Returns when the quiet hours around `now` end, ms; null outside of them. */
export function quietUntil(quiet: PlannerSettings['quietHours'], now: number): number | null {
  if (quiet === null || quiet.from === quiet.to) return null;
  const local = now / minuteMs + quiet.utcOffsetMinutes;
  const minute = local - Math.floor(local / dayMinutes) * dayMinutes;
  const length = (quiet.to - quiet.from + dayMinutes) % dayMinutes;
  const into = (minute - quiet.from + dayMinutes) % dayMinutes;
  return into < length ? Math.ceil(now + (length - into) * minuteMs) : null;
}
