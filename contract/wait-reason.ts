import { z } from 'zod';
import { timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';

/**
 * Reasons why a job waits, and until when as far as is known (`until` null: unknown, it is sent as soon as possible).
 */
export const waitReasonSchema = z.discriminatedUnion('kind', [
  /** `budget` names the fullest budget, `needed` the credits that the job wants from it. */
  z.object({
    kind: z.literal('credits'),
    budget: z.string(),
    needed: z.number(),
    until: timeSchema.nullable(),
  }),
  /** All remaining credits are currently kept for interactive jobs. */
  z.object({ kind: z.literal('reserve'), until: timeSchema.nullable() }),
  /** Other jobs are first; only the number of parallel uploads is in the way. */
  z.object({ kind: z.literal('turn'), ahead: z.number(), until: timeSchema.nullable() }),
  /** Another attempt after a failure; `error` says which. */
  z.object({ kind: z.literal('retry'), error: errorDataSchema, until: timeSchema.nullable() }),
  /** There is no way to the host. `error` where that is for a proxy: which, and what is wrong with it. */
  z.object({ kind: z.literal('network'), error: errorDataSchema.optional(), until: timeSchema.nullable() }),
  /** The host, or what answers in its place, is in trouble: `error` says which; left out, it is over capacity. */
  z.object({ kind: z.literal('host'), error: errorDataSchema.optional(), until: timeSchema.nullable() }),
  /** The host accepts no more for now, for no visible reason: the next request is at `until`. */
  z.object({ kind: z.literal('refused'), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('client-id'), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('sign-in'), until: timeSchema.nullable() }),
  /** Four daily limits were hit this month: a fifth would block the app, so nothing is sent before `until`. */
  z.object({ kind: z.literal('strikes'), strikes: z.number(), until: timeSchema.nullable() }),
  z.object({ kind: z.literal('quiet-hours'), until: timeSchema.nullable() }),
  /** It can be cancelled until then, before its first byte. */
  z.object({ kind: z.literal('grace'), until: timeSchema.nullable() }),
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;
