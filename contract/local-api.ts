import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { call } from './define.ts';
import { errorDataSchema } from './errors.ts';

/** Port of PicGo's server, and thus the default of editors. */
export const picgoPort = 36_677;

/** Describes the current state of the local API for editors. */
export const localApiSchema = z.object({
  state: z.enum(['off', 'listening', 'failed']),
  /** URL to enter in an editor; null unless `listening`. */
  address: z.string().nullable(),
  /** Why it cannot listen; null unless `failed`. */
  error: errorDataSchema.nullable(),
});
export type LocalApi = z.infer<typeof localApiSchema>;

/** Describes the uploadable content of the clipboard; both empty when there is none. */
export const clipboardContentSchema = z.object({
  items: z.array(addItemSchema).max(100_000),
  pictures: z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })).max(1_000),
  /** Megapixels of a picture that is too large to be read from the clipboard. */
  tooLarge: z.number().nullable(),
});
export type ClipboardContent = z.infer<typeof clipboardContentSchema>;

export const localApiCalls = {
  /** Makes a link by which a browser signs in once; null where nobody serves the window to browsers. */
  makeWebLink: call(z.object({}), z.object({ link: z.string().nullable() })),
  /** Answers `clipboard-asked`, which only a shell can do. An answer that comes too late is no error. */
  giveClipboard: call(z.object({ askId: z.string(), content: clipboardContentSchema }), z.object({})),
} as const;
