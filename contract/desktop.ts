import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { addResultSchema } from './engine.ts';
import { originSchema } from './records.ts';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Things that came to the shell and that the window adds, because very many are asked about there. */
const inboxItemsSchema = z.object({ items: z.array(addItemSchema).min(1), origin: originSchema });
export type InboxItems = z.infer<typeof inboxItemsSchema>;

/** What of the clipboard could be had. `megapixels` of a picture that is there as bare pixels, and too many of them. */
const clipboardResultSchema = z.discriminatedUnion('kind', [
  /** Pictures went to the engine; files and addresses are handed over, which an event tells. */
  z.object({
    kind: z.literal('taken'),
    added: z.array(addResultSchema),
    /** Files that were copied too, and of which the system (Windows) did not tell. */
    missed: z.number().int(),
  }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('too-large'), megapixels: z.number() }),
]);

/** The calls about clipboard, tray and start, beside the other calls of the shell. */
export const desktopCalls = {
  /** Uploads what the clipboard holds: picture, files, addresses, data addresses, pictures of a piece of HTML. */
  uploadClipboard: call(z.object({ origin: z.enum(['paste', 'clipboard']) }), clipboardResultSchema),
  /** What was handed over since the last time this was asked; the event `handed-over` says when to ask. */
  takeHandedOver: call(
    z.object({}),
    z.object({
      handedOver: z.array(inboxItemsSchema),
      /** What the clipboard holds is to be uploaded, too. */
      clipboard: z.boolean(),
    }),
  ),
  /** Brings the window before the user, to be asked something. */
  showWindow: call(z.object({}), z.object({})),
  /** A notice of the window: shown as the system's notification while the window is hidden or minimized. */
  tellOutside: call(
    z.object({ title: z.string().min(1).max(500), detail: z.string().max(2_000).optional() }),
    z.object({ told: z.boolean() }),
  ),
  /** How the app lives on this desktop. */
  desktop: call(
    z.object({}),
    z.object({
      /** Whether something here shows tray icons; without it, closing the window quits. */
      hasTray: z.boolean(),
      startsAtLogin: z.boolean(),
    }),
  ),
  /** Whether the system starts the app, hidden, when this user signs in; the answer is how it is afterwards. */
  startAtLogin: call(z.object({ wanted: z.boolean() }), z.object({ startsAtLogin: z.boolean() })),
} as const;
