import { z } from 'zod';

/** What can be done so that a job goes through after all. Each is tried once a job. */
const remedySchema = z.enum(['fetch-here', 'make-smaller']);

/**
 * Counts what a job has been through, as far as that bounds what may still be done for it. Stored with the job, so that
 * a restart forgets none of it; a person who asks for another try starts it anew, except for the credits.
 */
export const tallySchema = z.object({
  remedies: z.array(remedySchema),
  /** Attempts that left whole and had no answer: each of them may have arrived. */
  lost: z.number().int().nonnegative(),
  /** Attempts that met trouble while those of other jobs went through. */
  alone: z.number().int().nonnegative(),
  /** Attempts after which it came back into the queue. */
  returns: z.number().int().nonnegative(),
  /** Starts in a row that found it half prepared: it may be what ended the engine. */
  deaths: z.number().int().nonnegative(),
  /** What its attempts took from the budget that they took most from, those included of which nobody knows. */
  credits: z.number().nonnegative(),
});
export type Tally = z.infer<typeof tallySchema>;

export const emptyTally: Tally = { remedies: [], lost: 0, alone: 0, returns: 0, deaths: 0, credits: 0 };
