import { resolve } from 'node:path';
import { z } from 'zod';

/** What a second start of the app hands to the first. It comes from another process of this user. */
export const handoverSchema = z.object({ paths: z.array(z.string().min(1)).max(100_000) });

/**
 * The files that the app was started with ("Open with", a file dropped on its icon), as absolute paths.
 * @param appFolder the folder that a development Electron was told to load, null in a packaged app
 */
export function filesFromArguments(
  argv: readonly string[],
  cwd: string,
  appFolder: string | null,
): readonly string[] {
  const paths = argv
    .slice(1)
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(cwd, argument));
  const own = appFolder === null ? -1 : paths.indexOf(resolve(appFolder));
  return paths.filter((_, index) => index !== own);
}
