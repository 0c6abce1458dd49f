import { z } from 'zod';

/** Identifies pictures of the library or of the queue to drag. */
export const draggableFilesSchema = z.object({
  kind: z.enum(['items', 'jobs']),
  ids: z.array(z.string()).min(1).max(200),
});
export type DraggableFiles = z.infer<typeof draggableFilesSchema>;
