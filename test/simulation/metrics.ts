import type { SimulationResult } from './simulate.ts';

/** The value below which this share of all values lies; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * How far promises were off, as a share of the time that was then left. Pictures still waiting are left out, and so are
 * promises in whose time the host changed its rules: those may move.
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

/** The most refusals that one cause (a full budget) brought in one of its windows. */
export function maxRefusalsPerWindow({ refusals }: SimulationResult): number {
  const counts = new Map<string, number>();
  for (const { cause } of refusals) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
