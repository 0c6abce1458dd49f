import { resolve } from 'node:path';
import { z } from 'zod';
import { type AddItem, addItemSchema } from '../../../contract/add-item.ts';
import { captureFromArguments, captureRequestSchema } from '../capture/capture-request.ts';
import { itemOf } from '../clipboard/clipboard-content.ts';

/**
 * What a start of the app is asked to do: what to add, whether its window stays out of sight, and what to capture. A
 * second start hands it to the first, so it may come from another process of this user.
 */
export const launchRequestSchema = z.object({
  items: z.array(addItemSchema).max(100_000),
  hidden: z.boolean(),
  /** A capture is asked for, and no window. */
  capture: captureRequestSchema.nullable(),
  /** What the clipboard holds is to be uploaded, and no window is asked for. */
  clipboard: z.boolean().optional(),
  /** A sign-in that a browser brought back to our scheme. */
  signIn: z.string().max(16_384).optional(),
});
export type LaunchRequest = z.infer<typeof launchRequestSchema>;

/** Started by the system when a user signs in: nobody asked for a window. */
export const hiddenFlag = '--hidden';
/** Does what the hotkey does, for desktops whose own shortcut settings start programs. */
export const clipboardFlag = '--upload-clipboard';

/**
 * What the app was started with ("Open with", a file dropped on its icon): files as absolute paths, addresses as they
 * are. Desktops of Linux hand over files as `file:` addresses.
 * @param appFolder the folder that a development Electron was told to load, null in a packaged app
 */
export function parseArguments(
  argv: readonly string[],
  cwd: string,
  appFolder: string | null,
): LaunchRequest {
  const capture = captureFromArguments(argv, cwd, appFolder);
  if (capture) return { items: [], hidden: true, capture };
  const signIn = signInFromArguments(argv);
  const isForClipboard = argv.includes(clipboardFlag);
  const items = argv
    .slice(1)
    .filter((argument) => !isOurAddress.test(argument))
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument): AddItem => itemOf(argument) ?? { kind: 'path', path: resolve(cwd, argument) });
  const isOwn = (item: AddItem) =>
    appFolder !== null && item.kind === 'path' && item.path === resolve(appFolder);
  const own = items.findIndex(isOwn);
  return {
    items: items.filter((_, index) => index !== own),
    hidden: argv.includes(hiddenFlag) || isForClipboard,
    capture,
    ...(isForClipboard ? { clipboard: true } : {}),
    ...(signIn === null ? {} : { signIn }),
  };
}

const isOurAddress = /^snapferry:/i;

/**
 * The sign-in that the system handed over on our command line, because a browser addressed our scheme. A command line
 * can be read by every program of this machine: a code in it is of no use to them without the client secret, and is
 * taken; tokens are not, so that nobody is led to register a way back that shows them. macOS hands over by an event.
 */
function signInFromArguments(argv: readonly string[]): string | null {
  const address = argv.find((argument) => /^snapferry:\/\/signed-in\b/i.test(argument));
  return address === undefined || /_token=/i.test(address) ? null : address;
}

/** The arguments of a start with the same flags and nothing to do. @param appFolder as above */
export function relaunchArguments(argv: readonly string[], appFolder: string | null): string[] {
  const flags = argv.slice(1).filter((argument) => argument.startsWith('-'));
  return appFolder === null ? flags : [...flags, appFolder];
}
