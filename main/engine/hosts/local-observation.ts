import type { Clock } from '../clock.ts';
import type { Observation } from '../scheduler/types.ts';

/** Returns the observation of a request without headers, that ended now: its times, and nothing of limits. */
export function localObservation(clock: Clock, sentAt: number): Observation {
  const receivedAt = clock.now();
  return { sentAt, receivedAt, clockOffsetMs: null, readings: {}, source: 'header', refusal: null };
}
