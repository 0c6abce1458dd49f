import { z } from 'zod';
import { call, timeSchema } from './define.ts';
import { errorDataSchema } from './errors.ts';

/** What a machine does while the store of a common allowance cannot be asked. */
export const withoutLedger = ['part', 'stop'] as const;

export const ledgerSettingsSchema = z.object({
  /**
   * Address of the store: `redis://[user@]host[:port][/database]`, or `rediss://` for TLS; `?place=name` tells machines
   * at different addresses apart, `take=/folder` says out of which this one uploads what others offer. The password is in the keychain alone. Null: this machine spends alone.
   */
  url: z.string().min(1).max(500).nullable(),
  /** `part`: it goes on with its equal part; `stop`: it sends nothing. */
  without: z.enum(withoutLedger),
});
export type LedgerSettings = z.infer<typeof ledgerSettingsSchema>;

export const sharedViewSchema = z.object({
  /** `together`: the store answers; `part`: it does not, and this machine goes on with its part; `stopped`: it waits. */
  state: z.enum(['connecting', 'together', 'part', 'stopped']),
  /** Number of machines that spend the allowance, this one included, as last heard. */
  machines: z.number().int(),
  /** What is wrong with the store; null when nothing is. */
  error: errorDataSchema.nullable(),
});
export type SharedView = z.infer<typeof sharedViewSchema>;

/** One of the machines that spend an allowance together, as it was last heard of. */
export const machineSchema = z.object({
  /** Name of its computer, as that says it. */
  name: z.string(),
  isOwn: z.boolean(),
  /** Credits that it took from each budget, in the budget's present window. */
  spent: z.record(z.string(), z.number()),
  /** Number of uploads that wait there and could go in this window. */
  waiting: z.number().int(),
  seenAt: timeSchema,
});
export type Machine = z.infer<typeof machineSchema>;

const ledgerViewSchema = z.object({
  /** Whether a password is stored for the address of the settings; it is never returned. */
  hasPassword: z.boolean(),
  /** True if the environment names the store, whatever the settings say. */
  isGiven: z.boolean(),
});
export type LedgerView = z.infer<typeof ledgerViewSchema>;

export const ledgerCalls = {
  /** Returns the machines that spend the built-in destination's allowance, heard of last first, at most 200. */
  machines: call(z.object({}), z.object({ machines: z.array(machineSchema) })),
  ledger: call(z.object({}), ledgerViewSchema),
  /** Stores the password of the store of the settings, which cannot be read back; null deletes it. */
  setLedgerPassword: call(
    z.object({ password: z.string().min(1).max(1_024).nullable() }),
    // `memory`: no keychain accepts it, so it is lost when the engine stops.
    ledgerViewSchema.extend({
      keptIn: z.enum(['keychain', 'memory']).nullable(),
      why: z.string().nullable(),
    }),
  ),
} as const;
