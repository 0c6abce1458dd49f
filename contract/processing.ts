import { z } from 'zod';
import { call, idsSchema, perIdOutputSchema, timeSchema } from './define.ts';

/** What is known of an upload that the host is still making ready. Times in ms. */
export const processingSchema = z.object({
  /** When the host took it. */
  since: timeSchema,
  /** What its link will be; null as long as the host has not told. */
  link: z.string().nullable(),
  /** Whether it could be deleted at the host. */
  canDelete: z.boolean(),
});

export const processingCalls = {
  /**
   * Waits no longer for uploads that the host is making ready. They cannot be called back: those of which a link is
   * known end as uploaded, and may be deleted as such; of the others nothing is known, and they end as cancelled.
   */
  leaveProcessing: call(idsSchema, perIdOutputSchema),
} as const;
