import type { Planner } from './planner.ts';
import { type HypotheticalUploads, Simulation } from './simulation.ts';
import { Timeline } from './timeline.ts';
import type { Forecast } from './types.ts';

/** The times of one forecast, by item. `startOf` and `rankOf` serve the reasons. */
export interface Plan extends Forecast {
  startOf(itemId: string): number | null;
  /** Number of items that go before it. */
  rankOf(itemId: string): number | null;
}

/** The plan of a queue that stands still: it has no times. */
export const noPlan: Plan = {
  doneBy: () => null,
  startOf: () => null,
  rankOf: () => null,
  allDoneBy: null,
};

/** Computes the plan of everything that waits. O(n log n) in the number of items. */
export function plan(planner: Planner, now: number): Plan {
  const starts: number[] = [];
  const ends: number[] = [];
  const ranks = new Map<string, number>();
  const timeline = new Timeline(planner, now);
  let allDoneBy = timeline.inFlightUntil;
  new Simulation(planner, now, null).walk(timeline, (entry, start, end) => {
    ranks.set(entry.item.id, starts.length);
    starts.push(start);
    ends.push(end);
    allDoneBy = Math.max(allDoneBy ?? end, end);
  });
  const at = (times: readonly number[], id: string): number | null => {
    const rank = ranks.get(id);
    return rank === undefined ? null : (times[rank] ?? null);
  };
  return {
    allDoneBy,
    doneBy: (id) => at(ends, id),
    startOf: (id) => at(starts, id),
    rankOf: (id) => ranks.get(id) ?? null,
  };
}

/** Forecasts when `count` more items of this price would be done, if they came now from a source of their own. */
export function planMore(planner: Planner, now: number, more: HypotheticalUploads): number | null {
  const timeline = new Timeline(planner, now);
  return new Simulation(planner, now, more).walk(timeline, () => undefined);
}
