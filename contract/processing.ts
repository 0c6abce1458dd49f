import { z } from 'zod';
import { errorDataSchema } from './errors.ts';

export const processingCalls = {
  /**
   * Waits no longer for uploads that the host is making ready. They cannot be called back: those of which a link is
   * known end as uploaded, and may be deleted as such; of the others nothing is known, and they end as cancelled.
   */
  leaveProcessing: {
    input: z.object({ ids: z.array(z.string()).min(1).max(100_000) }),
    output: z.object({
      done: z.array(z.string()),
      refused: z.array(z.object({ id: z.string(), error: errorDataSchema })),
    }),
  },
} as const;
