import { z } from 'zod';
import { timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';

const common = {
  until: timeSchema.nullable(),
  /** Name of the destination; left out: the built-in one. */
  service: z.string().optional(),
};

/**
 * Reasons why a job waits, and until when as far as is known (`until` null: unknown, it is sent as soon as possible).
 */
export const waitReasonSchema = z.discriminatedUnion('kind', [
  /** `budget` names the fullest budget, `needed` the credits that the job wants from it. */
  z.object({
    kind: z.literal('credits'),
    budget: z.string(),
    needed: z.number(),
    ...common,
  }),
  /** All remaining credits are currently kept for interactive jobs. */
  z.object({ kind: z.literal('reserve'), ...common }),
  /** Other jobs are first; only the number of parallel uploads is in the way. */
  z.object({ kind: z.literal('turn'), ahead: z.number(), ...common }),
  /** Another attempt after a failure; `error` says which. */
  z.object({ kind: z.literal('retry'), error: errorDataSchema, ...common }),
  /** There is no way to the host. `error` where that is for a proxy: which, and what is wrong with it. */
  z.object({ kind: z.literal('network'), error: errorDataSchema.optional(), ...common }),
  /** The host, or what answers in its place, is in trouble: `error` says which; left out, it is over capacity. */
  z.object({ kind: z.literal('host'), error: errorDataSchema.optional(), ...common }),
  /** The host accepts no more for now, for no visible reason: the next request is at `until`. */
  z.object({ kind: z.literal('refused'), ...common }),
  /** The host takes nothing without another Client-ID. `error`: why the one that is set is refused; left out: none is set. */
  z.object({ kind: z.literal('client-id'), error: errorDataSchema.optional(), ...common }),
  z.object({ kind: z.literal('sign-in'), ...common }),
  /** Nothing can be sent to its destination until somebody changes something: `error` says what is wrong. */
  z.object({ kind: z.literal('destination'), error: errorDataSchema, ...common }),
  /** Four daily limits were hit this month: a fifth would block the app, so nothing is sent before `until`. */
  z.object({ kind: z.literal('strikes'), strikes: z.number(), ...common }),
  z.object({ kind: z.literal('quiet-hours'), ...common }),
  /** Other machines that spend the same allowance go first. */
  z.object({ kind: z.literal('machines'), ...common }),
  /** Another machine, of this name, is uploading it. */
  z.object({ kind: z.literal('elsewhere'), machine: z.string(), ...common }),
  /** The store of the common allowance is being asked: nothing is known of the other machines yet. */
  z.object({ kind: z.literal('joining'), ...common }),
  /** The store of the common allowance cannot be asked. `until`: after that this machine goes on without it; null: it does not. */
  z.object({ kind: z.literal('ledger'), error: errorDataSchema, ...common }),
  /** It can be cancelled until then, before its first byte. */
  z.object({ kind: z.literal('grace'), ...common }),
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;
