import type { BudgetView } from '../../../contract/credits.ts';
import type { Budget } from './budget.ts';

/** @param kept what is kept for who will wait for it, credits */
export function budgetView(budget: Budget, kept: number): BudgetView {
  const { shared, limit, remaining, closed } = budget;
  const spent = Math.max(0, limit - remaining);
  return {
    id: budget.rule.id,
    limit,
    remaining: closed ? 0 : remaining,
    reserved: budget.reserved + budget.held,
    kept,
    resetAt: budget.resetAt,
    windowMs: budget.windowMs,
    source: budget.source,
    seenAt: budget.seenAt,
    ...(shared.isOn && {
      others: {
        spent: Math.max(0, spent - shared.ownSpent),
        reserved: shared.reserved,
        own: shared.ownSpent,
      },
    }),
  };
}
