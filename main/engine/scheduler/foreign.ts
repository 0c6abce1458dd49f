import type { CostLearning } from './cost-learning.ts';

/** What is asked of a budget here. */
interface Seen {
  readonly cost: Pick<CostLearning, 'foreignPeak' | 'foreignIn'>;
  readonly seenAt: number | null;
  readonly window: { readonly rolledAt: number };
}

/** Estimates what programs that we do not hear of may take while uploads of this duration are under way. */
export function foreignSpending({ cost }: Pick<Seen, 'cost'>, tookMs: number): number {
  return cost.foreignPeak * 3 * tookMs;
}

/**
 * Estimates what others may have taken since the host last said how much is left.
 * @param onAverage not as at their worst
 */
export function foreignSince(budget: Seen, now: number, tookMs: number, onAverage: boolean): number {
  const from = Math.max(budget.seenAt ?? 0, budget.window.rolledAt);
  return budget.cost.foreignIn(from === 0 ? 0 : Math.max(0, now - from), tookMs, onAverage);
}
