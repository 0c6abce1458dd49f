import { join } from 'node:path';
// biome-ignore lint/correctness/useImportExtensions: its types lie beside it, which is no other ending.
import { findBundle } from '../fresh-bundle.mjs';
import { root } from './paths.ts';
import { runCommand } from './run-command.ts';

/**
 * Bundles the command for tests that start it some hundreds of times, unless the last bundle is of these sources: read
 * from 1,400 sources it costs several times the processor.
 * @returns the entry; null where it cannot be bundled, and tests run it from its sources
 */
export async function bundleForTests(): Promise<string | null> {
  if (findBundle(root).isStale)
    await runCommand(process.execPath, [join(root, 'scripts', 'bundle-command.ts')], { cwd: root });
  return findBundle(root).entry;
}
