import type { Settlement } from './types.ts';

/** An attempt's share in one budget, and its place in the order of events (ticks, which no clock can jump). */
export interface Share {
  readonly amount: number;
  /** The share at the documented price. */
  readonly nominal: number;
  readonly startedTick: number;
  readonly startedAt: number;
}

/** How an attempt ended for one budget. */
export interface ShareEnd {
  readonly how: Settlement;
  readonly isRefused: boolean;
  /** True if the host did what was asked. */
  readonly isAccepted: boolean;
  readonly now: number;
}

/** Context of a reading: which of our own requests may or may not be in its numbers. */
export interface ReadingContext {
  /** Share of the answered request; null for an answer to nothing of ours. */
  readonly own: Share | null;
  /** True if the request was refused, so that it may not have been charged. */
  readonly refused: boolean;
  /** Settled while the request was in flight, in believed and in documented cost. */
  readonly overlapping: number;
  readonly overlappingNominal: number;
  readonly sentAt: number;
  readonly now: number;
  readonly tick: number;
  readonly source: 'header' | 'asked';
}
