// In a checkout the command may run from one bundled file, which starts several times as fast as 1,400 sources. It is
// built automatically: the first command bundles it in the background, and it is used only while every file that went
// into it is unchanged.
import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root the checkout */
export const bundleFolder = (root) => join(root, 'out', 'command');
export const manifestName = 'made-of.json';

/** @returns {string} by which a file is known to be as it was; empty where it is gone */
export function stampOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}:${found.size}` : '';
}

/** @returns {{ files: Record<string, string>, folder?: string } | null} what the last bundle was made of */
function readManifest(root) {
  try {
    return JSON.parse(readFileSync(join(bundleFolder(root), manifestName), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Checks each file that the bundle was made of; some 700 of them take some milliseconds.
 * @returns {{ entry: string | null, isStale: boolean }} what can be run, and whether a new one is worth making
 */
export function findBundle(root) {
  const made = readManifest(root);
  if (!made) return { entry: null, isStale: true };
  const isFresh = Object.entries(made.files).every(([name, stamp]) => stampOf(join(root, name)) === stamp);
  // Without a folder: it could not be bundled, and is tried again when something has changed.
  if (!isFresh || made.folder === undefined) return { entry: null, isStale: !isFresh };
  return { entry: join(bundleFolder(root), made.folder, 'cli.cjs'), isStale: false };
}

/** Bundles in the background; several processes that do so at once produce one. */
export function bundleInBackground(root) {
  if (process.env.CI || process.env.SNAPFERRY_FROM_SOURCE) return;
  const script = join(root, 'scripts', 'bundle-command.ts');
  const maker = spawn(process.execPath, [script], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  maker.on('error', () => {});
  maker.unref();
}
