import { z } from 'zod';
import { call, perIdOutputSchema } from './define.ts';
import { builtInDestination } from './destinations.ts';
import { privacySchema } from './host.ts';
import { originSchema } from './origin.ts';

/**
 * Origins whose pictures are uploaded without being chosen one by one, so that the user is asked once for the
 * destination.
 */
export const consentKindSchema = originSchema.extract(['capture', 'clipboard', 'clipboard-watch', 'folder']);
export type ConsentKind = z.infer<typeof consentKindSchema>;

/** Records the user's consent: pictures of this `kind` go to `host` (its id) under this account with this privacy. */
export const consentSchema = z.object({
  kind: consentKindSchema,
  host: z.string(),
  /** Account id; null: anonymous. */
  account: z.string().nullable(),
  /** Consent to `public` includes `hidden`. */
  privacy: privacySchema,
});
export type Consent = z.infer<typeof consentSchema>;

/** Defines the calls about automatic uploads, which need the user's consent to their destination. */
export const consentCalls = {
  /**
   * Answers for all jobs that are held with `why` `consent` for this destination. `accept` is stored in the settings
   * and releases all of them; `decline` cancels them, and the next one asks again.
   */
  answerConsent: call(
    consentSchema.extend({
      host: consentSchema.shape.host.default(builtInDestination),
      answer: z.enum(['accept', 'decline']),
    }),
    perIdOutputSchema,
  ),
} as const;
