import type { SharedPlanning } from '../scheduler/shared-types.ts';
import type { HeldCredits } from './held.ts';
import { type BudgetNames, budgetFrom, sampleFrom } from './parts.ts';
import type { SettleReply, StoreReply } from './store.ts';

/** Has the scheduler take over what the store tells of the budgets. */
export function takeOver(
  { budgets, machines, strikes }: StoreReply,
  planning: SharedPlanning,
  { names, held, now }: { readonly names: BudgetNames; readonly held: HeldCredits; readonly now: number },
): void {
  planning.machines = machines;
  const known = Object.entries(budgets).flatMap(([name, told]) => {
    const key = names.keyOf(name);
    return key ? [budgetFrom(key, told, held.partOf(name))] : [];
  });
  planning.adopt(known, strikes, now);
}

/** Learns prices from the totals of all machines. Returns those that changed, by the budget's name in the store. */
export function learnPrices(
  { samples }: SettleReply,
  planning: SharedPlanning,
  { names, now }: { readonly names: BudgetNames; readonly now: number },
): Record<string, number> {
  const known = Object.entries(samples).flatMap(([name, sample]) => {
    const key = names.keyOf(name);
    return key ? [sampleFrom(key, sample)] : [];
  });
  return Object.fromEntries(planning.learn(known, now).map(({ ratio, ...key }) => [names.of(key), ratio]));
}
