import type { Consent } from './consent.ts';
import type { ErrorData } from './errors.ts';

/** Returns whether what is left of a damaged picture can be sent as it is, where the user wants that. */
export const isDamagedButSendable = ({ code, params }: ErrorData): boolean =>
  code === 'picture-damaged' && (params.how === 'cut' || params.how === 'changed');

/** Returns whether what is wanted was consented to before. */
export const isConsentGiven = (wanted: Consent, given: readonly Consent[]): boolean =>
  given.some(
    (one) =>
      one.kind === wanted.kind &&
      one.host === wanted.host &&
      one.account === wanted.account &&
      (one.privacy === wanted.privacy || one.privacy === 'public'),
  );
