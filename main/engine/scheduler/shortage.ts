import type { Budget } from './budget.ts';

/** A cost as numbers in the order of the ledger's budgets; equal costs are the same object. */
export interface Price {
  readonly account: string | null;
  /** Budgets that were not known yet when it was made are missing at the end, and cost nothing. */
  readonly nominal: readonly number[];
}

/** Why a price cannot be paid now. `until` null: only an answer can change it. */
export interface Shortage {
  readonly budget: Budget;
  readonly needed: number;
  readonly free: number;
  readonly kind: 'credits' | 'reserve' | 'one-at-a-time';
  readonly until: number | null;
}

/** Terms under which a price is to be paid. */
export interface ShortageTerms {
  readonly now: number;
  /** Duration of an average upload. */
  readonly tookMs: number;
  /** What has to be left of a budget after paying. */
  readonly kept: (budget: Budget, index: number) => number;
  /** How many more than usual may be in flight where a refusal is possible. */
  readonly extra: number;
  /** True if a hidden cap may be tried. */
  readonly hopeful: boolean;
  /** True for a request that would tell how much others have taken: that much is not guessed at its worst. */
  readonly asks: boolean;
}

/** Explains why a price cannot be paid now; null if it can. @param margin part that is never spent */
export function shortageOf(
  budgets: readonly Budget[],
  price: Price,
  terms: ShortageTerms,
  margin: (budget: Budget) => number,
): Shortage | null {
  let found: Shortage | null = null;
  for (let index = 0; index < budgets.length; index += 1) {
    const budget = budgets[index];
    const nominal = price.nominal[index] ?? 0;
    if (!budget || nominal === 0) continue;
    const kept = terms.kept(budget, index);
    const one = shortageIn(budget, budget.price(nominal), kept, margin(budget), terms);
    if (one !== null && isWorse(one, found)) found = one;
  }
  return found;
}

function shortageIn(
  budget: Budget,
  needed: number,
  kept: number,
  margin: number,
  { now, tookMs, hopeful, extra }: ShortageTerms,
): Shortage | null {
  const free = (hopeful ? budget.free(now) : budget.guaranteed()) - margin;
  if (free < needed) {
    // A limit too small for even one: then a full window is tried with one, because the limit may be wrong.
    const desperate = budget.resetAt === null && budget.underWay === 0 && !budget.rule.countsStrikes;
    if (desperate && budget.limit < needed) return null;
    return { budget, needed, free, kind: 'credits', until: budget.resetAt };
  }
  if (free - kept < needed && budget.resetAt !== null) {
    return { budget, needed, free, kind: 'reserve', until: budget.resetAt };
  }
  if (budget.shareable(tookMs) - margin < needed && budget.underWay >= budget.atOnceBeyond + extra) {
    return { budget, needed, free, kind: 'one-at-a-time', until: null };
  }
  return null;
}

/** Orders shortages by duration: the one that lasts longest is the reason; one that needs an answer lasts least. */
function isWorse(one: Shortage, other: Shortage | null): boolean {
  if (other === null) return true;
  const rank = { credits: 2, reserve: 1, 'one-at-a-time': 0 };
  if (rank[one.kind] !== rank[other.kind]) return rank[one.kind] > rank[other.kind];
  return (one.until ?? 0) > (other.until ?? 0);
}
