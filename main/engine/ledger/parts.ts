import type { Machine } from '../../../contract/ledger.ts';
import type {
  BudgetKey,
  SharedBudget,
  SharedCharge,
  SharedQuote,
  SharedSample,
  SharedTold,
} from '../scheduler/shared-types.ts';
import type { BudgetRule } from '../scheduler/types.ts';
import { shortHash } from './address.ts';
import type { StoredBudget, StoredMachine, StoredSample } from './store.ts';

/** What one attempt holds of one budget, as the store has it. */
export interface Part {
  readonly amount: number;
  readonly nominal: number;
  /** Of the window, ms. */
  readonly length: number;
  /** The limit to begin with where the store does not know the budget. */
  readonly assumed: number;
}

/** Parts by the budget's name in the store. */
export type Parts = Readonly<Record<string, Part>>;

/** Names budgets in the store, without telling whose they are. */
export interface BudgetNames {
  of(key: BudgetKey): string;
  /** Null for a name that was never asked for. */
  keyOf(name: string): BudgetKey | null;
  all(): readonly string[];
}

/** @param place tells machines at different addresses apart, for budgets that are counted by address */
export function createBudgetNames(rules: readonly BudgetRule[], place: string): BudgetNames {
  const known = new Map<string, BudgetKey>();
  const names = new Map<string, string>();
  return {
    of({ id, account }) {
      const asked = `${id} ${account ?? ''}`;
      const before = names.get(asked);
      if (before !== undefined) return before;
      const isOfPlace = place !== '' && rules.some((rule) => rule.id === id && rule.perAddress);
      const name = `${id}${isOfPlace ? `@${place}` : ''}${account === null ? '' : `#${shortHash(account)}`}`;
      names.set(asked, name);
      known.set(name, { id, account });
      return name;
    },
    keyOf: (name) => known.get(name) ?? null,
    all: () => [...known.keys()],
  };
}

export const partOf = ({ amount, nominal, windowMs, assumedLimit }: SharedQuote): Part => ({
  amount,
  nominal,
  length: windowMs,
  assumed: assumedLimit,
});

/** What the store has to know of a quote; null is left out by who sends it. */
export const quoteFor = (quote: SharedQuote) => ({
  ...partOf(quote),
  margin: quote.margin,
  cut: quote.cut,
  most: quote.most,
  over: quote.over,
  strict: quote.strict,
});

export const chargeFor = (charge: SharedCharge) => ({
  limit: charge.limit,
  length: charge.windowMs,
  isCharged: charge.isCharged,
  remaining: charge.remaining,
  resetIn: charge.resetInMs,
  earliestIn: charge.earliestInMs,
  source: charge.source,
  closes: charge.closes,
  cap: charge.cap,
});

/** What the store is told of the budgets that a machine knows. */
export const knownFor = (
  known: readonly (BudgetKey & SharedTold & { readonly windowMs: number })[],
  names: BudgetNames,
) =>
  Object.fromEntries(
    known.map(({ id, account, resetInMs, windowMs, ...told }) => [
      names.of({ id, account }),
      { ...told, resetIn: resetInMs, length: windowMs },
    ]),
  );

/** @param own what this machine holds of it */
export const budgetFrom = (
  key: BudgetKey,
  told: StoredBudget,
  own: { readonly reserved: number; readonly inFlight: number },
): SharedBudget => ({
  ...key,
  limit: told.limit,
  believed: told.believed,
  remaining: told.remaining,
  resetInMs: told.resetIn,
  closed: told.closed,
  source: told.source,
  ratio: told.ratio,
  cap: told.cap,
  othersReserved: Math.max(0, told.reserved - own.reserved),
  othersInFlight: Math.max(0, told.inFlight - own.inFlight),
  window: told.window,
  confirmed: told.confirmed,
  settledNominal: told.settledNominal,
  inFlightNominal: told.inFlightNominal,
  seenAgoMs: told.seenAgo,
  ownSpent: told.spent,
});

/** @param own id of this machine */
export function machineFrom(
  { id, name, spent, waiting, seenAgo }: StoredMachine,
  own: string,
  names: BudgetNames,
  now: number,
): Machine {
  const total: Record<string, number> = {};
  for (const [stored, amount] of Object.entries(spent)) {
    // Those of other places and accounts are budgets of their own, which this machine does not spend.
    const budget = names.keyOf(stored)?.id;
    if (budget !== undefined) total[budget] = (total[budget] ?? 0) + amount;
  }
  return { name, isOwn: id === own, spent: total, waiting, seenAt: now - seenAgo };
}

export const sampleFrom = (key: BudgetKey, sample: StoredSample): SharedSample => ({ ...key, ...sample });
