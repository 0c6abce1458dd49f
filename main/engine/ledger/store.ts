import type { BudgetView } from '../../../contract/credits.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** State of one budget as the store tells it; times in ms from now. */
export interface StoredBudget {
  readonly limit: number;
  readonly believed: number;
  readonly remaining: number;
  readonly reserved: number;
  readonly inFlight: number;
  readonly inFlightNominal: number;
  readonly settledNominal: number;
  readonly window: number;
  readonly closed: boolean;
  readonly confirmed: boolean;
  readonly ratio: number;
  readonly cap: unknown;
  readonly source: BudgetView['source'];
  readonly resetIn: number | null;
  readonly seenAgo: number | null;
  /** Spent by the machine that asked. */
  readonly spent: number;
}

export interface StoredSample {
  readonly remaining: number;
  readonly own: number;
  readonly settled: number;
  readonly overlapping: number;
  readonly inFlight: number;
}

/** What the store answers to either call. */
export interface StoreReply {
  /** Changes whenever the store may have lost something: then all machines have to join again. */
  readonly generation: number;
  readonly budgets: Readonly<Record<string, StoredBudget>>;
  readonly strikes: readonly number[];
  /** Number of machines heard of lately, and of those that have something to do. */
  readonly machines: number;
  readonly busy: number;
}

/** A machine as the store knows it. */
export interface StoredMachine {
  readonly id: string;
  readonly name: string;
  /** Spent in the present windows, by the budget's name in the store. */
  readonly spent: Readonly<Record<string, number>>;
  readonly waiting: number;
  readonly seenAgo: number;
}

export interface ReserveReply extends StoreReply {
  readonly granted: readonly string[];
  /** Why each of the others was not. */
  readonly refused: Readonly<Record<string, string>>;
  /** When it is worth while to ask again, ms. */
  readonly retry: number;
  /** Empty where it was not asked for. */
  readonly list: readonly StoredMachine[];
}

export interface SettleReply extends StoreReply {
  readonly samples: Readonly<Record<string, StoredSample>>;
}

/** What the store tells of pictures that machines let others upload; each is named by its claim. */
export interface OffersReply {
  /** Of the own ones: those that it does not have. */
  readonly missing: readonly string[];
  /** Of the own ones: the name of the machine that sends each just now. */
  readonly taken: Readonly<Record<string, string>>;
  /** Of the own ones: what came of those that were sent, sealed. */
  readonly results: Readonly<Record<string, string>>;
  /** Most machines that could not take one of the own. */
  readonly unable: number;
  /** Number of machines that take pictures; 0 where nothing was offered. */
  readonly takers: number;
  /** Claims of what others offer, each with what is told of it, sealed. */
  readonly open: readonly (readonly [claim: string, sealed: string])[];
  /** Where the next ones begin; null: there are none. */
  readonly next: number | null;
}

/** Told instead of an answer: the caller is of an earlier generation. */
export interface JoinFirst {
  readonly join: true;
  readonly generation: number;
}

/** Where several machines keep one ledger: the other side of the border. */
export interface CommonStore {
  /** Null while it answers or is being connected for the first time; else why it does not. */
  readonly error: ErrorData | null;
  /** What is wrong with it although it answers; null when nothing is. */
  readonly warning: ErrorData | null;
  readonly isReady: boolean;
  /** @throws {Error} where no answer comes; what was asked may have been done */
  reserve(application: string, request: Readonly<Record<string, unknown>>): Promise<ReserveReply | JoinFirst>;
  /** @throws {Error} like `reserve` */
  settle(application: string, request: Readonly<Record<string, unknown>>): Promise<SettleReply>;
  /** Offers, withdraws, lists. @throws {Error} like `reserve` */
  offers(application: string, request: Readonly<Record<string, unknown>>): Promise<OffersReply>;
  /** Calls back when pictures are offered, and again while they are. Returns what ends that. */
  onOffer(application: string, callback: () => void): () => void;
  /** Calls back when requests of an application that had to wait may be asked again. Returns what ends that. */
  onWake(application: string, callback: () => void): () => void;
  /** Calls back when it is ready, or not any more. Returns what ends that. */
  onChange(callback: () => void): () => void;
  close(): Promise<void>;
}
