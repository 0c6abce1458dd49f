import { z } from 'zod';
import { timeSchema } from './define.ts';

/** Describes what the engine can do on this machine, for the status line and `doctor`. */
export const capabilitiesSchema = z.object({
  engine: z.object({ pid: z.number().int(), version: z.string(), node: z.string(), startedAt: timeSchema }),
  profile: z.string(),
  host: z.object({ id: z.string(), apiUrl: z.string(), hasClientId: z.boolean(), isSandbox: z.boolean() }),
  /** `memory`: there is no keychain, so tokens are lost when the engine stops; `why` in plain English. */
  vault: z.object({ kind: z.enum(['keychain', 'memory']), why: z.string().nullable() }),
  /**
   * Set when the database was damaged at the start: its new path, the backup in use (null: begun empty) and its time,
   * and how many later uploads were recovered from the damaged file. Jobs that are open in the backup may have been
   * uploaded since, so the queue is paused then.
   */
  setAside: z
    .object({
      path: z.string(),
      restoredFrom: z.string().nullable(),
      backupAt: timeSchema.nullable(),
      rescued: z.number().int(),
    })
    .nullable(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
