import { z } from 'zod';
import { errorDataSchema } from './errors.ts';
import { consentSchema } from './records.ts';

/** The calls about what goes up by itself, and may do so only once somebody has said yes to where it goes. */
export const consentCalls = {
  /**
   * The answer for everything that is held with `why` `consent` for this. `accept` is kept in the settings and lets all
   * of it go; `decline` cancels what waits, and asks again with the next one.
   */
  answerConsent: {
    input: consentSchema.omit({ host: true }).extend({ answer: z.enum(['accept', 'decline']) }),
    output: z.object({
      done: z.array(z.string()),
      refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
    }),
  },
} as const;
