import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';

/** Describes an upload that the host is still processing. Times in ms. */
export const processingSchema = z.object({
  /** When the host received it. */
  since: timeSchema,
  /** Its future link; null until the host tells it. */
  link: z.string().nullable(),
  /** Whether it could be deleted at the host. */
  canDelete: z.boolean(),
});

export const processingCalls = {
  /**
   * Stops waiting for uploads that the host is processing. They cannot be cancelled: those with a known link end as
   * uploaded, and may be deleted as such; of the others nothing is known, and they end as cancelled.
   */
  leaveProcessing: call(idsSchema, perIdOutputSchema),
} as const;
