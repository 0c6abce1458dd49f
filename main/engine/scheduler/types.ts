import type { BudgetView } from '../../../contract/credits.ts';
import type { Lane } from '../../../contract/origin.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { BreakerState, Health } from './circuit-breaker.ts';
import type { BudgetId, Cost } from './cost.ts';
import type { SharedPlanning, SharedReport } from './shared-types.ts';

export type { BudgetId, Cost };

/** What a host's documentation says of a budget before the first answer was seen. */
export interface BudgetRule {
  readonly id: BudgetId;
  readonly windowMs: number;
  readonly assumedLimit: number;
  /** False for a cap that no header shows: it is learned from refusals. */
  readonly announced: boolean;
  /** True where reaching the limit counts towards a block of the whole application. */
  readonly countsStrikes: boolean;
  /** True where each account has one of its own, and anonymous requests share one. Left out: all share it. */
  readonly perAccount?: boolean;
  /** True where it is counted by network address, so that machines at another one have another. */
  readonly perAddress?: boolean;
}

/** The reading of one budget in an answer. Raw numbers, possibly nonsense: the ledger judges them. */
export interface BudgetReading {
  readonly limit?: number;
  readonly remaining?: number;
  /** Time until the reset, from when the answer arrived, by the server's own clock where it told it. */
  readonly resetInMs?: number;
}

/** The readings of an answer, and whether it was a refusal. */
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
  /** Place among those of its lane that a user put in order: they go before the others. Left out or null: none. */
  readonly place?: number | null;
  /** Its source (a watched folder, a batch): fairness is kept between the sources of a lane. */
  readonly source: string;
  readonly postId: string | null;
  /** The account whose budgets pay, beside the shared ones. Null: anonymous. */
  readonly account: string | null;
  readonly cost: Cost;
  readonly bytes: number;
  /** Earliest start (backoff), ms; 0 for at once. */
  readonly notBefore: number;
  /** "Send this now": before everything else, out of the reserve too. */
  readonly urgent: boolean;
  /** True if it is prepared, so that it can be sent. */
  readonly isReady: boolean;
  /** True for what comes in by itself and no user waits for: it leaves the reserve for what one will wait for. */
  readonly leavesRoom: boolean;
  /** True for a capture or a paste: their number determines the size of the reserve. */
  readonly isCapture: boolean;
}

/** How an attempt, or another request, ended. */
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
  /** True if no answer came within `answerTimeoutMs`. */
  readonly timedOut?: boolean;
  /** Pause that a host in trouble asked for, ms; left out or null where it did not. */
  readonly namedMs?: number | null;
}

/** What may be sent now, and if nothing, when to ask again and why. */
export interface Decision {
  readonly start: readonly WorkItem[];
  /** Items that would go too if they were ready. */
  readonly prepare: readonly WorkItem[];
  /** Number of connections that will be used as soon as items are ready, and none is yet; 0 where they are in use. */
  readonly connections: number;
  /** When the next decision may differ without any event; null: only an event can change it. */
  readonly wakeAt: number | null;
  /** Why the first item that may not go waits; null when nothing waits. */
  readonly reason: WaitReason | null;
}

/** Attempts that were begun ahead: those that may be sent now, and those that are to be taken back. */
export interface Turns {
  readonly go: readonly string[];
  readonly back: readonly string[];
}

export interface PlannerSettings {
  readonly paused: boolean;
  /**
   * Maximum number of uploads at once, 1 or more; what a user waits for may be one above it, and the last of many small
   * ones.
   */
  readonly maxParallel: number;
  /** What the host itself bears at once, without any above it; left out: any number. */
  readonly mostAtOnce?: number;
  /** Uploads at once to begin with, within the maximum; left out: few, and more as they succeed. */
  readonly initialParallel?: number;
  /**
   * True where attempts may be begun before there is a slot for them, so that they go the moment there is; see `turns`.
   * Left out: none is.
   */
  readonly beginsAhead?: boolean;
  /** Bytes per second over all uploads; null for no limit. */
  readonly bandwidth: number | null;
  /** Minutes after local midnight, `from` may be above `to` (over midnight); null for none. */
  readonly quietHours: {
    readonly from: number;
    readonly to: number;
    readonly utcOffsetMinutes: number;
  } | null;
}

/** The durable state of the credits of one application at one host, as plain JSON. */
export interface LedgerSnapshot {
  readonly version: 1;
  readonly budgets: readonly unknown[];
  readonly learned: unknown;
  readonly strikes: readonly number[];
}

/**
 * Schedules the uploads of one application at one host, for all its accounts: ledger and planner behind one door.
 * Accounts have budgets of their own beside the shared ones, so one decision is made for all of them. Pure but for
 * its own state: time and randomness come in as arguments, nothing goes out but values.
 */
export interface Scheduler {
  // The queue, kept in step by the engine; each of these is O(log n).
  put(item: WorkItem): void;
  remove(id: string): void;
  /** Number of waiting items, without those started. */
  readonly size: number;
  /** True if as many prepared items wait as are ever sent at once, or no other waits. */
  readonly isSupplied: boolean;

  /** Decides what may start now. The engine calls `started` for each item that it did start. */
  decide(now: number): Decision;
  /**
   * Reserves the item's cost under the attempt's id; the item leaves the queue.
   * @returns true if it may be sent at once; false if it was begun ahead, and `turns` tells when it may
   */
  started(itemId: string, attemptId: string, now: number): boolean;
  /**
   * Lets attempts that were begun ahead be sent, as slots are free for them. Those that nothing may be sent of any more are
   * to be settled as `nothing-sent` and put back.
   * @param isBlocked true where nothing may be sent, for a reason that the scheduler does not know
   */
  turns(now: number, isBlocked?: boolean): Turns;
  /** Reserves a request other than an upload (asking for credits, deleting). False: it may not be sent now. */
  reserve(attemptId: string, cost: Cost, now: number, account?: string | null): boolean;
  /** Ends a reservation. Returns what tells other machines of it; null for one that is unknown. */
  settle(attemptId: string, result: AttemptResult, now: number): (() => SharedReport) | null;
  /** What an allowance of many machines asks and tells. */
  readonly shared: SharedPlanning;
  /** Reports that this upload has been silent for longer than usual: another may take its place. */
  silent(attemptId: string, now: number): void;
  /** Timeout for the answer to an upload, ms from its last byte. `tries` of the same picture so far. */
  answerTimeoutMs(bytes: number, tries: number): number;
  /** How long an upload may be silent before `silent` is to be called, ms. */
  readonly silentAfterMs: number;
  /** Reserves the credits that a post costs beside its pictures; null releases them. */
  reserveForPost(postId: string, account: string | null, cost: Cost | null): void;
  /** Applies what an answer said. Call before `settle` of the same attempt. */
  observe(observation: Observation, now: number, attemptId: string | null): void;

  changeSettings(settings: Partial<PlannerSettings>): void;
  /** State of the host's circuit breaker; while it is open nothing goes, and half-open lets one try. */
  breaker(now: number): { readonly state: BreakerState; readonly openUntil: number | null };
  /** True if the host took an upload at that time or later. */
  hasAcceptedSince(time: number): boolean;
  /** Reports that the network connection was lost or is back; without one nothing is decided. */
  online(isOnline: boolean): void;

  /** Forecasts the end of each waiting item and of all, by running the same plan forward. */
  forecast(now: number): Forecast;
  /** Forecasts when `count` further items of this cost in this lane would be done. */
  whatIf(now: number, count: number, cost: Cost, lane: Lane, account?: string | null): number | null;
  /** Explains why this item waits; null during its own pause, unless everything stands still for longer. */
  reasonFor(itemId: string, now: number): WaitReason | null;

  /** Views of the shared budgets, and of this account's own. */
  views(now: number, account?: string | null): readonly BudgetView[];
  /** Number of uploads of this cost that could start now without a refusal. */
  uploadsNow(now: number, cost: Cost, account?: string | null): number;
  readonly strikes: number;
  /** True when the ledger is so old or so unsure that asking the host, as this account, is worth its cost. */
  wantsReading(now: number, account?: string | null): boolean;
  snapshot(): LedgerSnapshot;
}

export interface Forecast {
  /** When the item will be done, ms; null if unknown (paused, offline, blocked without end). */
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
  /** The accounts that still exist, of those in the snapshot: what is known of their budgets is kept. */
  readonly accounts?: readonly string[];
  readonly settings: PlannerSettings;
  readonly random: () => number;
  readonly now: number;
  /**
   * A clock that goes on in sleep and is never set (`os.uptime() * 1000`), ms. With it a clock that was set is told
   * from a long sleep at once; without it only by the next answer's `Date`.
   */
  readonly steady?: () => number;
}
