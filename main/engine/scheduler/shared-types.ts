import type { BudgetView } from '../../../contract/credits.ts';
import type { BudgetId, Cost } from './cost.ts';

/** A budget's place in an allowance: its name, and whose it is where each account has one. */
export interface BudgetKey {
  readonly id: BudgetId;
  readonly account: string | null;
}

/** What machines tell each other of a budget. Times are relative, because clocks differ. */
export interface SharedTold {
  readonly limit: number;
  /** The hidden cap that was assumed when the window began. */
  readonly believed: number;
  readonly remaining: number;
  /** Null: the window has not been opened. */
  readonly resetInMs: number | null;
  readonly closed: boolean;
  readonly source: BudgetView['source'];
  /** Real cost over documented cost. */
  readonly ratio: number;
  /** What was learned of a hidden cap, as `CapLearning` tells it. */
  readonly cap: unknown;
}

/** State of a budget that all machines of an allowance spend, as its store tells it. */
export interface SharedBudget extends BudgetKey, SharedTold {
  /** Promised to other machines, and to how many of their attempts. */
  readonly othersReserved: number;
  readonly othersInFlight: number;
  /** Number of the window. */
  readonly window: number;
  /** True if something went through in this window. */
  readonly confirmed: boolean;
  readonly settledNominal: number;
  readonly inFlightNominal: number;
  readonly seenAgoMs: number | null;
  /** Spent by this machine in this window. */
  readonly ownSpent: number;
}

/** The terms on which one request may be paid out of one budget. */
export interface SharedQuote extends BudgetKey {
  readonly amount: number;
  readonly nominal: number;
  /** Part that is never spent. */
  readonly margin: number;
  /** What has to be free beyond the amount, or only `most` may be under way; null: `most` holds whatever is free. */
  readonly cut: number | null;
  readonly most: number;
  /** True if more than is left may be tried, `most` at once. */
  readonly over: boolean;
  /** True where each refusal counts, so that what is under way counts twice. */
  readonly strict: boolean;
  readonly windowMs: number;
  readonly assumedLimit: number;
}

/** What the answer to one attempt means for one budget. */
export interface SharedCharge extends BudgetKey {
  readonly amount: number;
  readonly nominal: number;
  /** False where nothing of it was spent. */
  readonly isCharged: boolean;
  /** What the host said is left; null where it did not, or was not believed. */
  readonly remaining: number | null;
  readonly limit: number;
  /** Latest and earliest end of the window by this answer, from when it was judged; null where it told none. */
  readonly resetInMs: number | null;
  readonly earliestInMs: number | null;
  readonly source: BudgetView['source'];
  /** True if this answer closed it until its window ends. */
  readonly closes: boolean;
  readonly cap: unknown;
  readonly windowMs: number;
}

/** How an attempt ended, for all machines. */
export interface SharedReport {
  readonly charges: readonly SharedCharge[];
  /** True if the host has answered, so that it surely counts. */
  readonly isAnswered: boolean;
  /** True if the host did what was asked. */
  readonly isAccepted: boolean;
  /** When a daily limit was hit, by the host's clock, ms; null where none was. */
  readonly strikeAt: number | null;
}

/** Totals of all machines around one attempt, from which prices are learned; documented cost. */
export interface SharedSample extends BudgetKey {
  readonly remaining: number;
  readonly own: number;
  readonly settled: number;
  readonly overlapping: number;
  readonly inFlight: number;
}

/** Why other machines go first, and until when nothing of these lanes is tried again. */
export interface SharedHold {
  /** Index of the highest lane that waits. */
  readonly lane: number;
  /** On the caller's clock, ms. */
  readonly until: number;
}

/** The side of a scheduler that an allowance of many machines speaks to. Pure, like the rest. */
export interface SharedPlanning {
  /** True if the item waits in the queue. */
  has(itemId: string): boolean;
  quote(cost: Cost, account: string | null, how: { readonly asks: boolean }, now: number): SharedQuote[];
  /** Number of uploads that each lane could start until the next window, by falling priority. */
  wants(now: number): readonly number[];
  /** Takes over what the store tells. */
  adopt(budgets: readonly SharedBudget[], strikes: readonly number[], now: number): void;
  /** Learns prices from the totals. Returns those that changed. */
  learn(samples: readonly SharedSample[], now: number): readonly (BudgetKey & { readonly ratio: number })[];
  /** What this machine knows of the budgets in use, for a store that has lost it. */
  tell(now: number): readonly (BudgetKey & SharedTold & { readonly windowMs: number })[];
  /** Number of machines that spend the allowance, as last told; 0 where it was never told. */
  machines: number;
  /** Times of the strikes, by the host's clock. */
  readonly strikes: readonly number[];
  /** Keeps lanes back for the sake of other machines; null lets them go. */
  hold(hold: SharedHold | null): void;
  /** Goes on without the others, with an equal part of everything. */
  divide(machines: number, now: number): void;
}
