import { z } from 'zod';

/** Describes one input: the path of a file or folder, or a URL. */
export const addItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1) }),
  z.object({ kind: z.literal('url'), url: z.string().min(1) }),
]);
export type AddItem = z.infer<typeof addItemSchema>;
