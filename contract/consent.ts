import { z } from 'zod';
import { call, perIdOutputSchema } from './define.ts';
import { privacySchema } from './host.ts';
import { originSchema } from './origin.ts';

/** Ways in by which pictures go without being chosen one by one, so that it is asked once where they may go. */
export const consentKindSchema = originSchema.extract(['capture', 'clipboard', 'clipboard-watch', 'folder']);
export type ConsentKind = z.infer<typeof consentKindSchema>;

/** What somebody said yes to: what comes in by `kind` goes to `host` (its id) under this account, seen by so many. */
export const consentSchema = z.object({
  kind: consentKindSchema,
  host: z.string(),
  /** Id; null: anonymous. */
  account: z.string().nullable(),
  /** Yes to `public` is yes to `hidden`. */
  privacy: privacySchema,
});
export type Consent = z.infer<typeof consentSchema>;

/** The calls about what goes up by itself, and may do so only once somebody has said yes to where it goes. */
export const consentCalls = {
  /**
   * The answer for everything that is held with `why` `consent` for this. `accept` is kept in the settings and lets all
   * of it go; `decline` cancels what waits, and asks again with the next one.
   */
  answerConsent: call(
    consentSchema.omit({ host: true }).extend({ answer: z.enum(['accept', 'decline']) }),
    perIdOutputSchema,
  ),
} as const;
