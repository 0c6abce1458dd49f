import type { Machine, SharedView } from '../../../contract/ledger.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import type { SharedReport } from '../scheduler/shared-types.ts';
import type { Cost } from '../scheduler/types.ts';
import type { OfferResult, Offers } from './offers.ts';

/**
 * A picture that several machines may have to send.
 * - `folder`: each of them found it in a folder that they share.
 * - `own`: this machine offers it to the others. - `other`: another one does.
 */
export type CommonPicture =
  | { readonly kind: 'folder'; readonly sha256: string }
  | { readonly kind: 'own' | 'other'; readonly id: string; readonly sha256: string };

/** A request that is to be paid for. */
export interface AllowanceAsk {
  readonly attemptId: string;
  readonly cost: Cost;
  readonly account: string | null;
  /** Index of its lane, by falling priority. */
  readonly lane: number;
  /** Null for what only this machine has to send. */
  readonly content: CommonPicture | null;
  /** True for a request that would tell how much others have taken. */
  readonly asks: boolean;
}

/**
 * What a store answers to who asks for credits.
 * - `later`: not now, and the scheduler knows until when.
 * - `taken`: another machine sends this picture just now.
 * - `sent`: another machine has sent it.
 * - `withdrawn`: the machine that offered it does so no longer, or what would be sent is not what it offered.
 */
export type Grant = 'granted' | 'later' | 'taken' | 'sent' | 'withdrawn';

/**
 * The allowance that one connection spends: the border between those who send and where the credits are kept. The
 * scheduler has agreed before anybody asks here. Of a ledger of this machine's own the answer is there at once, with
 * nothing to wait for; a store that many machines share has the last word.
 */
export interface Allowance {
  /** Reserves from all budgets of the host together or from none. */
  reserve(ask: AllowanceAsk): 'granted' | Promise<Grant>;
  /**
   * Ends a reservation. Null: nothing to wait for. Never rejects: what the store cannot be told now is told later.
   * @param report what the scheduler told of it; null where it knew of none
   * @param result what came of a picture that another machine offered, for that one
   */
  settle(
    attemptId: string,
    report: (() => SharedReport) | null,
    result?: OfferResult | null,
  ): Promise<void> | null;
  /** Tells that nothing is heard of an attempt: its lease is not prolonged. */
  silent(attemptId: string): void;
  /** Pictures that machines let others upload; null for an allowance of this machine's own. */
  readonly offers: Offers | null;
  /** Tells that other items may wait than before. */
  queueChanged(): void;
  /** Why nothing at all may be sent; null when the scheduler decides. */
  block(): WaitReason | null;
  /** How it is with the others; null for an allowance of this machine's own. */
  view(): SharedView | null;
  /** Asks who spends it, heard of last first; empty for an allowance of this machine's own, or while nobody answers. */
  machines(): Promise<readonly Machine[]>;
  /** Calls back when more may be possible, or the view is another. Returns what ends that. */
  follow(changed: () => void): () => void;
  close(): void;
}

/** The allowance of this machine alone: the scheduler's ledger, saved with the attempts, is all there is. */
export const ownAllowance: Allowance = {
  reserve: () => 'granted',
  settle: () => null,
  silent: () => {},
  offers: null,
  queueChanged: () => {},
  block: () => null,
  view: () => null,
  machines: async () => [],
  follow: () => () => {},
  close: () => {},
};
