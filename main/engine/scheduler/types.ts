import type { BudgetView, Lane, WaitReason } from '../../../contract/records.ts';
import type { BreakerState, Health } from './circuit-breaker.ts';

/** A host's name for one of its budgets, for example Imgur's `user`, `client`, `post`, `uploads`. */
export type BudgetId = string;

/** What a host's documentation says of a budget before the first answer was seen. */
export interface BudgetRule {
  readonly id: BudgetId;
  readonly windowMs: number;
  readonly assumedLimit: number;
  /** False for a cap that no header shows: it is learned from refusals. */
  readonly announced: boolean;
  /** True where reaching the limit counts towards a block of the whole application. */
  readonly countsStrikes: boolean;
  /** True where each account has one of its own, and so has whoever asks without one. Left out: all share it. */
  readonly perAccount?: boolean;
}

/** What a request takes from each budget; a budget left out is not touched. */
export type Cost = Readonly<Partial<Record<BudgetId, number>>>;

/** What an answer said of one budget. Raw numbers, possibly nonsense: the ledger judges them. */
export interface BudgetReading {
  readonly limit?: number;
  readonly remaining?: number;
  /** From the moment the answer arrived, by the server's own clock where it told it. */
  readonly resetInMs?: number;
}

/** What an answer said of all budgets, and whether it was a refusal. */
export interface Observation {
  /** This machine's clock, ms: when the request's head left and when the answer's head arrived. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** Server's clock minus ours, ms; null where the answer carried no usable `Date`. */
  readonly clockOffsetMs: number | null;
  readonly readings: Readonly<Partial<Record<BudgetId, BudgetReading>>>;
  readonly source: 'header' | 'asked';
  readonly refusal: Refusal | null;
}

/** `budget` null: the host did not say which limit was reached. `waitMs` null: nor for how long. */
export type Refusal =
  | { readonly kind: 'rate'; readonly budget: BudgetId | null; readonly waitMs: number | null }
  | { readonly kind: 'daily'; readonly budget: BudgetId; readonly waitMs: number | null }
  | { readonly kind: 'capacity'; readonly budget: null; readonly waitMs: number | null };

/** How a reservation ended. `unknown` (no answer came) stays spent; only `nothing-sent` is given back. */
export type Settlement = 'charged' | 'unknown' | 'nothing-sent';

/** One piece of work that the planner may start; a post's pictures share `postId` and go as a whole. */
export interface WorkItem {
  readonly id: string;
  /** Order of arrival. */
  readonly seq: number;
  readonly lane: Lane;
  /** Fairness is kept between sources of a lane (a watched folder, a batch). */
  readonly source: string;
  readonly postId: string | null;
  /** Whose budgets pay, beside those that all share. Null: of whoever asks without an account. */
  readonly account: string | null;
  readonly cost: Cost;
  readonly bytes: number;
  /** Not before this time (backoff), ms; 0 for at once. */
  readonly notBefore: number;
  /** "Send this now": before everything else, out of the reserve too. */
  readonly urgent: boolean;
  /** All that has to be known of it to send it is known. */
  readonly isReady: boolean;
  /** Nobody gave it by hand or waits for it, so it leaves room for what somebody will wait for. */
  readonly leavesRoom: boolean;
  /** A capture or a paste: how many of these there are tells how much room that takes. */
  readonly isCapture: boolean;
}

/** How an attempt, or a request that is no upload, ended. */
export interface AttemptResult {
  readonly settlement: Settlement;
  /** Whether the host works, as far as this request tells: a clear no is an answer of one that does. */
  readonly health: Health;
  /**
   * Of an upload that the host took; null of all others. `tookMs` from its start, `answerMs` from its last byte on, null
   * where that was not seen.
   */
  readonly measured: {
    readonly bytes: number;
    readonly tookMs: number;
    readonly answerMs: number | null;
  } | null;
  /** No answer came in the time that `answerTimeoutMs` gave it. */
  readonly timedOut?: boolean;
  /** How long a host in trouble asked to be left alone, ms; left out or null where it did not. */
  readonly namedMs?: number | null;
}

/** What may be sent now, and if nothing, when to ask again and why. */
export interface Decision {
  readonly start: readonly WorkItem[];
  /** What would go too if it were ready. */
  readonly prepare: readonly WorkItem[];
  /** When a further decision could differ without any event; null: only an event can change it. */
  readonly wakeAt: number | null;
  /** Why the first item that may not go waits; null when nothing waits. */
  readonly reason: WaitReason | null;
}

export interface PlannerSettings {
  readonly paused: boolean;
  /** Most uploads at once, 1 or more; what somebody waits for may be one above it. */
  readonly maxParallel: number;
  /** Bytes per second over all uploads; null for no limit. */
  readonly bandwidth: number | null;
  /** Minutes after local midnight, `from` may be above `to` (over midnight); null for none. */
  readonly quietHours: {
    readonly from: number;
    readonly to: number;
    readonly utcOffsetMinutes: number;
  } | null;
}

/** Everything durable about the credits of one application at one host, as plain JSON. */
export interface LedgerSnapshot {
  readonly version: 1;
  readonly budgets: readonly unknown[];
  readonly learned: unknown;
  readonly strikes: readonly number[];
}

/**
 * The scheduler of one application at one host, for all accounts that it uploads under: ledger and planner behind one
 * door. Accounts have budgets of their own beside the shared ones, so one decision is made for all of them. Pure but for its own state: time and randomness come in as arguments, nothing goes out but values.
 */
export interface Scheduler {
  // The queue, kept in step by the engine; each of these is O(log n).
  put(item: WorkItem): void;
  remove(id: string): void;
  /** Number of items that wait (those started are not counted). */
  readonly size: number;

  /** What may start now. The engine calls `started` for each item that it did start. */
  decide(now: number): Decision;
  /** Reserves the item's cost under the attempt's id; the item leaves the queue. */
  started(itemId: string, attemptId: string, now: number): void;
  /** Reserves a request that is no upload (asking for credits, deleting). False: it may not go now. */
  reserve(attemptId: string, cost: Cost, now: number, account?: string | null): boolean;
  /** Ends a reservation. */
  settle(attemptId: string, result: AttemptResult, now: number): void;
  /** Nothing was heard of this upload for longer than usual: another may take its place, and so no more wait for it. */
  silent(attemptId: string, now: number): void;
  /** How long the answer to an upload is to be waited for, ms from its last byte. `tries` of the same picture so far. */
  answerTimeoutMs(bytes: number, tries: number): number;
  /** How long nothing may be heard of an upload before `silent` is to be called, ms. */
  readonly silentAfterMs: number;
  /** Credits that a post takes beside its pictures, kept from everything else until it is null again. */
  reserveForPost(postId: string, account: string | null, cost: Cost | null): void;
  /** What an answer said. Call before `settle` of the same attempt. */
  observe(observation: Observation, now: number, attemptId: string | null): void;

  changeSettings(settings: Partial<PlannerSettings>): void;
  /** State of the host's circuit breaker; while it is open nothing goes, and half-open lets one try. */
  breaker(now: number): { readonly state: BreakerState; readonly openUntil: number | null };
  /** Whether the host took an upload at that time or later. */
  hasAcceptedSince(time: number): boolean;
  /** The network went away or came back; while away nothing is decided. */
  online(isOnline: boolean): void;

  /** Expected end of each waiting item and of all, by running the same plan forward. */
  forecast(now: number): Forecast;
  /** When `count` further items of this cost in this lane would be done. */
  whatIf(now: number, count: number, cost: Cost, lane: Lane, account?: string | null): number | null;
  /** Why this item waits. */
  reasonFor(itemId: string, now: number): WaitReason | null;

  /** The shared budgets, and this account's own. */
  views(now: number, account?: string | null): readonly BudgetView[];
  /** Uploads of this cost that could start now without a refusal. */
  uploadsNow(now: number, cost: Cost, account?: string | null): number;
  readonly strikes: number;
  /** True when the ledger is so old or so unsure that asking the host, as this account, is worth its cost. */
  wantsReading(now: number, account?: string | null): boolean;
  snapshot(): LedgerSnapshot;
}

export interface Forecast {
  /** Ms; null where it cannot be told (paused, offline, blocked without end). */
  doneBy(itemId: string): number | null;
  readonly allDoneBy: number | null;
}

export interface SchedulerOptions {
  readonly rules: readonly BudgetRule[];
  /** From `snapshot()` of an earlier run, or null. Damaged or foreign JSON counts as null. */
  readonly snapshot: LedgerSnapshot | null;
  /** Reservations of attempts that a dead engine left: they stay spent in the window of their start. */
  readonly leftOver: readonly {
    readonly cost: Cost;
    readonly startedAt: number;
    readonly account?: string | null;
  }[];
  /** Of the accounts in the snapshot, those that still are: what is known of their budgets is kept. */
  readonly accounts?: readonly string[];
  readonly settings: PlannerSettings;
  readonly random: () => number;
  readonly now: number;
  /**
   * Ms on a clock that goes on in sleep and is never set (`os.uptime() * 1000`). With it a clock that somebody sets
   * is told from a long sleep at once; without it only by the next answer's `Date`.
   */
  readonly steady?: () => number;
}
