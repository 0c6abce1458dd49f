import { z } from 'zod';
import { call, timeSchema } from './define.ts';

/** Describes what a crash left in the profile: a dump, or a text. It is sent to nobody. */
export const crashSchema = z.object({ name: z.string(), at: timeSchema, bytes: z.number().int() });
export type Crash = z.infer<typeof crashSchema>;

export const diagnosticsCalls = {
  /**
   * Returns a report for people who look for a mistake, in English: versions, system, settings, last errors, state of
   * queue and budgets, the end of the log. No secrets, no names of pictures, paths shortened. `crashes`: newest first.
   */
  diagnose: call(z.object({}), z.object({ report: z.string(), crashes: z.array(crashSchema) })),
} as const;
