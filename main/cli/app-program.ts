import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { programVariable } from '../engine/program-variable.ts';

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

function electron(environment: NodeJS.ProcessEnv): string | null {
  const own = environment.ELECTRON_OVERRIDE_DIST_PATH;
  const candidates = own ? [join(own, binary)] : [installedElectron(), ...fallbackRuntimes()];
  return candidates.find((path) => path !== null && existsSync(path)) ?? null;
}

/** Finds the app's folder: the nearest parent folder with a package.json. */
function appFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = join(folder, '..');
  return folder;
}

/**
 * Finds the command that starts the app: the program that this command belongs to, or in a checkout Electron with the
 * built app. Starts and downloads nothing.
 * @returns null where no app is here, as beside a command that was installed by npm
 */
export function findApp(
  environment: NodeJS.ProcessEnv,
): readonly [program: string, ...args: string[]] | null {
  const installed = environment[programVariable];
  if (installed) return existsSync(installed) ? [installed] : null;
  const program = electron(environment);
  const folder = appFolder();
  return program !== null && existsSync(join(folder, 'out', 'main', 'index.cjs')) ? [program, folder] : null;
}
