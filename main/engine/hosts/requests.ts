import type { ErrorData } from '../../../contract/errors.ts';
import type { Observation } from '../scheduler/types.ts';

/**
 * The credentials of a request: anonymous, under an application's id, of an account, or `own`: those that the host
 * was given with its settings.
 */
export type Credentials =
  | { readonly kind: 'anonymous'; readonly clientId: string }
  | { readonly kind: 'account'; readonly clientId: string; readonly accessToken: string }
  | { readonly kind: 'own' };

/**
 * What may help. The engine acts on this and never on texts. Only `none` is a judgement on the request: everything
 * else passes, or is fixed elsewhere, and is waited out as long as it takes.
 */
export type Remedy =
  /** Nothing: a clear no to this very request, which the same request would get again. */
  | { readonly kind: 'none' }
  /** Budgets: the ledger knows until when they are empty. */
  | { readonly kind: 'wait-for-credits' }
  /**
   * The host, or what answers in its place, is in trouble: what a healthy host would not say. Try again with growing
   * pauses. `atLeastMs`: how long the host asked to be left alone altogether, 0 where it did not.
   */
  | { readonly kind: 'back-off'; readonly atLeastMs: number }
  | { readonly kind: 'wait-for-network' }
  | { readonly kind: 'refresh-token' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'client-id' };

/** A failed request other than an upload. */
export interface RequestFailure {
  readonly kind: 'failed';
  readonly failure: ErrorData;
  readonly remedy: Remedy;
  readonly observation: Observation | null;
}
