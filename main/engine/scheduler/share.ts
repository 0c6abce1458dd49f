import type { Settlement } from './types.ts';

/** One attempt's share in one budget, and where it stands in the order of events (ticks, which no clock can jump). */
export interface Share {
  readonly amount: number;
  /** The same at the documented price. */
  readonly nominal: number;
  readonly startedTick: number;
  readonly startedAt: number;
}

/** How an attempt ended for one budget. */
export interface ShareEnd {
  readonly how: Settlement;
  readonly isRefused: boolean;
  /** The host did what was asked. */
  readonly isAccepted: boolean;
  readonly now: number;
}

/** What the ledger knows around a reading: which of our own requests may or may not be in its numbers. */
export interface ReadingContext {
  /** Share of the request that was answered; null for an answer to nothing of ours. */
  readonly own: Share | null;
  /** True when the request was refused, so that it may not have been charged. */
  readonly refused: boolean;
  /** Settled while the request was under way, in believed and in documented cost. */
  readonly overlapping: number;
  readonly overlappingNominal: number;
  readonly sentAt: number;
  readonly now: number;
  readonly tick: number;
  readonly source: 'header' | 'asked';
}
