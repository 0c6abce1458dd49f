import type { Measurement } from './measurement.ts';
import { measureDecisions } from './scheduler/decisions.ts';
import { measureMonth } from './scheduler/month.ts';

export const name = 'scheduler';

/** Simulates a month of every scenario, and times decisions over 100,000 jobs. */
export async function run(): Promise<Measurement[]> {
  return [...measureMonth(), ...measureDecisions()];
}
