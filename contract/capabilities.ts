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
   * The database was damaged when the engine started: where it lies now, the backup in use (null: begun empty) and its
   * time, how many later uploads and how many waiting pictures were read out of the damaged one, and how much it tells of
   * that could not be read. What the backup holds as open may have been uploaded since, so the queue is paused then.
   */
  setAside: z
    .object({
      path: z.string(),
      restoredFrom: z.string().nullable(),
      backupAt: timeSchema.nullable(),
      rescued: z.number().int(),
      waiting: z.number().int(),
      leftOut: z.number().int(),
    })
    .nullable(),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
