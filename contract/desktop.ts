import { z } from 'zod';
import { addItemSchema } from './add-item.ts';
import { addResultSchema } from './add-result.ts';
import { call } from './define.ts';
import { originSchema } from './origin.ts';

/** Inputs that reached the shell and that the window adds, because it asks for confirmation of very many. */
const inboxItemsSchema = z.object({ items: z.array(addItemSchema).min(1), origin: originSchema });
export type InboxItems = z.infer<typeof inboxItemsSchema>;

/** Describes what was taken from the clipboard. `megapixels`: size of a bitmap that is too large. */
const clipboardResultSchema = z.discriminatedUnion('kind', [
  /** Pictures went to the engine; files and URLs are handed over, which an event announces. */
  z.object({
    kind: z.literal('taken'),
    added: z.array(addResultSchema),
    /** Number of further copied files that the system (Windows) did not report. */
    missed: z.number().int(),
  }),
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('too-large'), megapixels: z.number() }),
]);

/** Defines the calls about clipboard, tray and autostart, a part of the shell's calls. */
export const desktopCalls = {
  /** Uploads the clipboard's content: a picture, files, URLs, data URLs, pictures in HTML. */
  uploadClipboard: call(z.object({ origin: z.enum(['paste', 'clipboard']) }), clipboardResultSchema),
  /** Returns the inputs handed over since the last call; the event `handed-over` says when to call. */
  takeHandedOver: call(
    z.object({}),
    z.object({
      handedOver: z.array(inboxItemsSchema),
      /** True when the clipboard's content is to be uploaded, too. */
      clipboard: z.boolean(),
    }),
  ),
  /** Shows and focuses the window for a question to the user. */
  showWindow: call(z.object({}), z.object({})),
  /** Shows a notice of the window as a system notification while the window is hidden or minimized. */
  tellOutside: call(
    z.object({ title: z.string().min(1).max(500), detail: z.string().max(2_000).optional() }),
    z.object({ told: z.boolean() }),
  ),
  /** Makes the page larger or smaller by a step, or as large as usual. */
  zoom: call(z.object({ by: z.enum(['in', 'out', 'reset']) }), z.object({})),
  /** Opens the folder with the data of this profile in the system's file manager. */
  openDataFolder: call(z.object({}), z.object({ opened: z.boolean() })),
  /** Quits the app, as its menu does. */
  quit: call(z.object({}), z.object({})),
  /** Returns the state of tray and autostart on this desktop. */
  desktop: call(
    z.object({}),
    z.object({
      /** Whether the desktop shows tray icons; without it, closing the window quits. */
      hasTray: z.boolean(),
      startsAtLogin: z.boolean(),
    }),
  ),
  /** Sets whether the system starts the app hidden at login; the answer is the state afterwards. */
  startAtLogin: call(z.object({ wanted: z.boolean() }), z.object({ startsAtLogin: z.boolean() })),
} as const;
