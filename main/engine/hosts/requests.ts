import type { ErrorData } from '../../../contract/errors.ts';
import type { Observation } from '../scheduler/types.ts';

/** Who asks: nobody in particular, under an application's id, or an account. */
export type Credentials =
  | { readonly kind: 'anonymous'; readonly clientId: string }
  | { readonly kind: 'account'; readonly clientId: string; readonly accessToken: string };

/** What may help. The engine acts on this and never on texts. */
export type Remedy =
  /** Nothing: the same request would fail again. */
  | { readonly kind: 'none' }
  /** Budgets: the ledger knows until when. */
  | { readonly kind: 'wait-for-credits' }
  /** The other side is in trouble: try again with growing pauses, at least `atLeastMs`. */
  | { readonly kind: 'back-off'; readonly atLeastMs: number }
  | { readonly kind: 'wait-for-network' }
  | { readonly kind: 'refresh-token' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'client-id' };

/** How any request but an upload goes wrong. */
export interface RequestFailure {
  readonly kind: 'failed';
  readonly failure: ErrorData;
  readonly remedy: Remedy;
  readonly observation: Observation | null;
}
