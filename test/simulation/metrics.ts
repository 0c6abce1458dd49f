import type { Refused } from './scheduler-under-test.ts';
import type { SimulationResult } from './simulate.ts';

/** Returns the value below which this share of all values lies; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Computes the errors of estimates, as a share of the time that was then left. Pictures still waiting are left out, and
 * so are estimates in whose time the host changed its rules: those may move.
 */
export function etaErrors({ promises, doneAt, surprises }: SimulationResult): number[] {
  const errors: number[] = [];
  for (const { id, at, promised } of promises) {
    const done = doneAt.get(id);
    if (done === undefined || surprises.some((time) => time > at && time < done)) continue;
    errors.push(Math.abs(done - promised) / Math.max(1, done - at));
  }
  return errors;
}

/** Groups refusals of the same cause that were sent before the first of them was answered. Each in order. */
export function refusalGroups({ refusals }: Pick<SimulationResult, 'refusals'>): Refused[][] {
  const groups: Refused[][] = [];
  const newest = new Map<string, Refused[]>();
  for (const refused of [...refusals].sort((a, b) => a.heardAt - b.heardAt)) {
    const group = newest.get(refused.cause);
    if (group && refused.sentAt < (group[0]?.heardAt ?? 0)) group.push(refused);
    else {
      const begun = [refused];
      newest.set(refused.cause, begun);
      groups.push(begun);
    }
  }
  return groups;
}

/** Returns the largest number of refusals by one cause (a full budget) in one of its windows. */
export function maxRefusalsPerWindow(played: Pick<SimulationResult, 'refusals'>): number {
  const counts = new Map<string, number>();
  for (const [first] of refusalGroups(played)) {
    if (first) counts.set(first.cause, (counts.get(first.cause) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
