import { z } from 'zod';
import { timeSchema } from './records.ts';

/**
 * An account at a host, as it may be shown: nothing here is secret. `state` `needs-sign-in`: the host takes its tokens
 * no more; `locked`: the keychain has them and does not give them out. In both nothing goes up under it, and nothing is
 * lost.
 */
export const accountSchema = z.object({
  /** `<host>:<username>`; what jobs and items of the library name as their `account`. */
  id: z.string().min(1),
  host: z.string(),
  username: z.string(),
  state: z.enum(['signed-in', 'needs-sign-in', 'locked']),
  addedAt: timeSchema,
  /** `memory`: they are gone when the engine stops, because there is no keychain that takes them. */
  tokens: z.enum(['keychain', 'memory']),
});
export type Account = z.infer<typeof accountSchema>;
