import { resolve } from 'node:path';
import { z } from 'zod';
import { type AddItem, addItemSchema } from '../../../contract/add-item.ts';
import { captureFromArguments, captureRequestSchema } from '../capture/capture-request.ts';
import { itemOf } from '../clipboard/clipboard-content.ts';

/**
 * Describes what a start of the app is asked to do: inputs to add, whether its window stays hidden, and a capture. A
 * second start passes it to the first, so it may come from another process of this user.
 */
export const launchRequestSchema = z.object({
  items: z.array(addItemSchema).max(100_000),
  hidden: z.boolean(),
  /** Set when a capture is requested, which needs no window. */
  capture: captureRequestSchema.nullable(),
  /** True when the clipboard's content is to be uploaded, which needs no window. */
  clipboard: z.boolean().optional(),
  /** Redirect URL of a sign-in, which a browser opened in our scheme. */
  signIn: z.string().max(16_384).optional(),
});
export type LaunchRequest = z.infer<typeof launchRequestSchema>;

/** Set when the system starts the app at login: no window is requested. */
export const hiddenFlag = '--hidden';
/** Uploads the clipboard like the hotkey, for desktops whose own shortcut settings start programs. */
export const clipboardFlag = '--upload-clipboard';

/**
 * Parses the command line of the app ("Open with", a file dropped on its icon): files as absolute paths, URLs
 * unchanged. Desktops of Linux pass files as `file:` URLs.
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
 * Finds the redirect URL of a sign-in on the command line, where the system puts it when a browser opens our scheme. A
 * command line can be read by every program of this machine: a code in it is of no use to them without the client
 * secret, and is accepted; tokens are not, so that users do not register a redirect that exposes them. macOS delivers
 * by an event.
 */
function signInFromArguments(argv: readonly string[]): string | null {
  const address = argv.find((argument) => /^snapferry:\/\/signed-in\b/i.test(argument));
  return address === undefined || /_token=/i.test(address) ? null : address;
}

/**
 * Returns the arguments for a start with the same flags and nothing to do.
 * @param appFolder as above
 */
export function relaunchArguments(argv: readonly string[], appFolder: string | null): string[] {
  const flags = argv.slice(1).filter((argument) => argument.startsWith('-'));
  return appFolder === null ? flags : [...flags, appFolder];
}
