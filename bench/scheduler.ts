import { measureDecisions } from './scheduler/decisions.ts';
import type { Figure } from './scheduler/measurement.ts';
import { measureMonth } from './scheduler/month.ts';

export const name = 'scheduler';

/** Plays a month of every scene, and times decisions over 100,000 jobs. */
export async function run(): Promise<Figure[]> {
  return [...measureMonth(), ...measureDecisions()];
}
