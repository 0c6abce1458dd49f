import type { Unsettled } from './debts.ts';
import { type BudgetNames, chargeFor } from './parts.ts';

/** Tells the store how an attempt ended. @param now on the clock by which it ended */
export const settlementFor = (
  { attemptId, report, claim, result, heldMs, endedAt }: Unsettled,
  names: BudgetNames,
  now: number,
) => ({
  id: attemptId,
  charges: Object.fromEntries((report?.charges ?? []).map((charge) => [names.of(charge), chargeFor(charge)])),
  claim,
  result,
  held: heldMs,
  ago: Math.max(0, now - endedAt),
  isAccepted: report?.isAccepted ?? false,
  isAnswered: report?.isAnswered ?? false,
  strikeAt: report?.strikeAt ?? null,
});
