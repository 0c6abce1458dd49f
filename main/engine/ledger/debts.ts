import type { SharedReport } from '../scheduler/shared-types.ts';
import type { BudgetNames, Part, Parts } from './parts.ts';

/** An attempt that ended while the store, which had granted it, could not be told. */
export interface Unsettled {
  readonly attemptId: string;
  readonly parts: Parts;
  readonly report: SharedReport | null;
  /** What it had claimed; null: nothing. */
  readonly claim: string | null;
  /** What came of what another machine had offered, sealed; null where nobody waits for it. */
  readonly result: string | null;
  /** For how long it had its credits, ms, and when it ended, on a clock that is never set. */
  readonly heldMs: number;
  readonly endedAt: number;
}

/** Most attempts whose ends wait to be told; of more the leases end by themselves. */
const mostUnsettled = 1_000;

/** What the store is still to be told of the time in which it did not answer. */
export interface Debts {
  add(ended: Unsettled): void;
  /** Notes what an attempt took that the store never knew of. */
  spend(report: SharedReport, names: BudgetNames, now: number): void;
  /** Takes everything that is to be told. What was spent in windows that are over is forgotten. */
  take(now: number): TakenDebts;
  /** Puts back what could not be told after all. */
  putBack(taken: TakenDebts): void;
}

export interface TakenDebts {
  readonly unsettled: readonly Unsettled[];
  readonly spent: Readonly<Record<string, Part & { readonly until: number }>>;
}

export function createDebts(): Debts {
  let unsettled: Unsettled[] = [];
  const spent = new Map<string, Part & { readonly until: number }>();
  return {
    add(ended) {
      if (unsettled.length < mostUnsettled) unsettled.push(ended);
    },
    spend({ charges }, names, now) {
      for (const charge of charges) {
        if (!charge.isCharged) continue;
        const name = names.of(charge);
        const before = spent.get(name);
        const isSame = before !== undefined && before.until > now;
        spent.set(name, {
          amount: charge.amount + (isSame ? before.amount : 0),
          nominal: charge.nominal + (isSame ? before.nominal : 0),
          length: charge.windowMs,
          assumed: charge.limit,
          until: now + (charge.resetInMs ?? charge.windowMs),
        });
      }
    },
    take(now) {
      const told = [...spent].filter(([, { until }]) => until > now);
      const taken = { unsettled, spent: Object.fromEntries(told) };
      unsettled = [];
      spent.clear();
      return taken;
    },
    putBack(taken) {
      unsettled = [...taken.unsettled, ...unsettled];
      for (const [name, part] of Object.entries(taken.spent)) {
        const since = spent.get(name);
        const amount = part.amount + (since?.amount ?? 0);
        spent.set(name, { ...part, ...since, amount, nominal: part.nominal + (since?.nominal ?? 0) });
      }
    },
  };
}
