import { z } from 'zod';

/** Remedies that may make a job succeed after all. Each is tried once a job. */
const remedySchema = z.enum(['fetch-here', 'make-smaller']);

/**
 * Counts what a job has been through, as far as that bounds its retries. Stored with the job, so that a restart
 * forgets none of it; a manual retry resets it, except for the credits.
 */
export const tallySchema = z.object({
  remedies: z.array(remedySchema),
  /** Attempts that were sent whole and had no answer: each of them may have arrived. */
  lost: z.number().int().nonnegative(),
  /** Attempts that met trouble while those of other jobs went through. */
  alone: z.number().int().nonnegative(),
  /** Attempts after which it was requeued. */
  returns: z.number().int().nonnegative(),
  /** Starts in a row that found it half prepared: it may be what killed the engine. */
  deaths: z.number().int().nonnegative(),
  /** Credits that its attempts took from the budget that they took most from, unknown ends included. */
  credits: z.number().nonnegative(),
});
export type Tally = z.infer<typeof tallySchema>;

export const emptyTally: Tally = { remedies: [], lost: 0, alone: 0, returns: 0, deaths: 0, credits: 0 };
