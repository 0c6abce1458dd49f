import type { Entry } from './fair-queue.ts';

/** An upload in flight, or begun ahead. `startedAt` on the clock that never jumps. */
export interface Flight {
  readonly entry: Entry;
  readonly prompt: boolean;
  readonly bytes: number;
  startedAt: number;
  /** Lets go of what is held for it while nothing of it is sent, as it was begun ahead; null once it may be. */
  release: (() => void) | null;
  /** True after a long silence: another may take its place. */
  isSilent: boolean;
  /** Maximum number of uploads in flight during this one, itself included. */
  beside: number;
}

/** Counts of uploads begun that are not silent, those chosen in this decision included. */
export interface Busy {
  all: number;
  /** Of those, the ones that no user waits for. */
  ordinary: number;
  /** Chosen in this decision. */
  chosen: number;
  /** When the bandwidth limit allows the next byte, on the clock that never jumps. */
  paceAt: number;
}

/** Counts of uploads, and of those that no user waits for. */
export interface FlightCount {
  readonly all: number;
  readonly ordinary: number;
}

/** Counts uploads. @param silent how many of those that are silent are left out, as others take their place */
export function countFlights(flights: Iterable<Flight>, silent: number): FlightCount {
  let ordinary = 0;
  let all = 0;
  let leftOut = 0;
  for (const { prompt, isSilent } of flights) {
    if (isSilent && leftOut < silent) {
      leftOut += 1;
      continue;
    }
    all += 1;
    if (!prompt) ordinary += 1;
  }
  return { all, ordinary };
}

/** Returns uploads that were begun ahead, with their attempts' ids. */
export const begunAhead = (flights: ReadonlyMap<string, Flight>): [string, Flight][] =>
  [...flights].filter(([, { release }]) => release !== null);
