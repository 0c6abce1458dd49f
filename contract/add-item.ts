import { z } from 'zod';

/** One thing handed over: a path of a file or folder, or an address. */
export const addItemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1) }),
  z.object({ kind: z.literal('url'), url: z.string().min(1) }),
]);
export type AddItem = z.infer<typeof addItemSchema>;
