import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleCommand } from '../scripts/setup/command-bundle.ts';
import { root } from '../scripts/setup/paths.ts';

/**
 * Bundles scripts as what ships is bundled, for as long as they are used.
 * @param entries scripts by their names; default: those of the command
 * @param use is given the folder, in which each script is `NAME.cjs`
 */
export async function withBundle<T>(
  entries: Readonly<Record<string, string>> | undefined,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  // Among the packages, where it finds those that are not bundled.
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'snapferry-bench-'));
  try {
    await bundleCommand(folder, entries);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
