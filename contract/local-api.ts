import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { errorDataSchema } from './errors.ts';

/** Where PicGo's server listens, and what editors therefore ask when nothing else is set. */
export const picgoPort = 36_677;

/** The API for editors on this computer, as it stands now. */
export const localApiSchema = z.object({
  state: z.enum(['off', 'listening', 'failed']),
  /** What an editor is to be told; null unless `listening`. */
  address: z.string().nullable(),
  /** Why it cannot listen; null unless `failed`. */
  error: errorDataSchema.nullable(),
});
export type LocalApi = z.infer<typeof localApiSchema>;

/** What lies in the clipboard that can be uploaded; both empty when there is nothing. */
export const clipboardContentSchema = z.object({
  items: z.array(addItemSchema).max(100_000),
  pictures: z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })).max(1_000),
  /** Megapixels of a picture that is too large to be taken out of the clipboard. */
  tooLarge: z.number().nullable(),
});
export type ClipboardContent = z.infer<typeof clipboardContentSchema>;

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const localApiCalls = {
  /** The answer to `clipboard-asked`, which only a shell can give. One that nobody waits for any more is no error. */
  giveClipboard: call(z.object({ askId: z.string(), content: clipboardContentSchema }), z.object({})),
} as const;
