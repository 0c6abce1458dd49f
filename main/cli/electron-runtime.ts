import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

const binary = process.platform === 'win32' ? 'electron.exe' : 'electron';

function installedElectron(): string | null {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    return join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
  } catch {
    return null;
  }
}

/** Lists the runtimes that set-up puts into the cache folder where the pinned release cannot be downloaded. */
function fallbackRuntimes(): string[] {
  const { cache } = envPaths('snapferry', { suffix: '' });
  try {
    const folders = readdirSync(cache).filter((name) => /^electron-.*-stand-in$/.test(name));
    return folders.map((name) => join(cache, name, binary));
  } catch {
    return [];
  }
}

/**
 * Finds the path of the Electron that would show the window, or null when there is none yet. Starts and downloads
 * nothing.
 */
export function findElectron(environment: NodeJS.ProcessEnv): string | null {
  const own = environment.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = own ? [join(own, binary)] : [installedElectron(), ...fallbackRuntimes()];
  return candidates.find((path) => path !== null && existsSync(path)) ?? null;
}
