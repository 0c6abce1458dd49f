import { resolve } from 'node:path';
import { z } from 'zod';
import { type AddItem, addItemSchema } from '../../contract/add.ts';
import { captureFromArguments, captureRequestSchema } from './capture/request.ts';
import { itemOf } from './clipboard/content.ts';

/**
 * What a start of the app is asked to do: what to add, whether its window stays out of sight, and what to capture. A
 * second start hands it to the first, so it may come from another process of this user.
 */
export const startSchema = z.object({
  items: z.array(addItemSchema).max(100_000),
  hidden: z.boolean(),
  /** A capture is asked for, and no window. */
  capture: captureRequestSchema.nullable(),
});
export type Start = z.infer<typeof startSchema>;

/** Started by the system when a user signs in: nobody asked for a window. */
export const hiddenFlag = '--hidden';

/**
 * What the app was started with ("Open with", a file dropped on its icon): files as absolute paths, addresses as they
 * are. Desktops of Linux hand over files as `file:` addresses.
 * @param appFolder the folder that a development Electron was told to load, null in a packaged app
 */
export function readArguments(argv: readonly string[], cwd: string, appFolder: string | null): Start {
  const capture = captureFromArguments(argv, cwd, appFolder);
  if (capture) return { items: [], hidden: true, capture };
  const items = argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument): AddItem => itemOf(argument) ?? { kind: 'path', path: resolve(cwd, argument) });
  const isOwn = (item: AddItem) =>
    appFolder !== null && item.kind === 'path' && item.path === resolve(appFolder);
  const own = items.findIndex(isOwn);
  return { items: items.filter((_, index) => index !== own), hidden: argv.includes(hiddenFlag), capture };
}

/** The arguments of a start with the same flags and nothing to do. @param appFolder as above */
export function withoutItems(argv: readonly string[], appFolder: string | null): string[] {
  const flags = argv.slice(1).filter((argument) => argument.startsWith('-'));
  return appFolder === null ? flags : [...flags, appFolder];
}
