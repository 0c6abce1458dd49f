import type { ErrorData } from '../../../../contract/errors.ts';
import type { Remedy } from '../requests.ts';

/** An answer as it came over the wire. Times by this machine's clock, ms. */
export interface HttpResponse {
  /** Origin of the request. */
  readonly origin: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** What arrived of the body; null when it was longer than any answer may be. */
  readonly body: string | null;
  /** Why the body ended early; null when it was whole. */
  readonly brokenBy: { readonly failure: ErrorData; readonly remedy: Remedy } | null;
  readonly sentAt: number;
  readonly receivedAt: number;
}
