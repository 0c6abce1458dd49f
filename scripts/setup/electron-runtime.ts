import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureStandIn, findStandIn, isStandInSupported, standInRelease } from '../stand-in/electron-25.ts';
import { withFolderLock } from './folder-lock.ts';
import { cacheFolder, root } from './paths.ts';
import { runCommand, SetupError } from './run-command.ts';
import type { ElectronRuntime } from './runtime.ts';

const electronPackage = join(root, 'node_modules', 'electron');
const executableName: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Base URL of releases; a mirror is npm's and Electron's own setting for those who need one. */
const releases = 'https://github.com/electron/electron/releases/';
const probeTimeoutMs = 5_000;
const downloadMs = 10 * 60_000;
/**
 * Time limit in milliseconds: long enough to unpack a release from Electron's own cache, short for a dead connection.
 */
const cacheInstallTimeoutMs = 20_000;

/**
 * Returns the pinned Electron where it is available, else on 64-bit Linux a stand-in from the registry. Safe to be
 * called by several processes at once; costs a few file look-ups when all is there.
 * @throws {SetupError} when there is no Electron for this machine
 */
export async function ensureElectron(say: (line: string) => void): Promise<ElectronRuntime> {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (own) return runtimeInFolder(own);
  const found = findPinned() ?? findStandIn();
  if (found) {
    if (found.kind === 'stand-in') reportChoice(say);
    return found;
  }
  return withFolderLock(join(cacheFolder, 'electron.lock'), async () => {
    const pinned = findPinned() ?? (await downloadPinned(say));
    if (pinned) return pinned;
    if (!isStandInSupported) {
      throw new SetupError(
        'Electron could not be downloaded from GitHub. With a network that reaches it, or ELECTRON_MIRROR set, ' +
          'run the same command again; or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an Electron.',
      );
    }
    reportChoice(say);
    return ensureStandIn(say);
  });
}

function runtimeInFolder(folder: string): ElectronRuntime {
  const executable = join(folder, executableName[process.platform] ?? 'electron');
  if (!existsSync(executable)) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: ${executable} is not there.`,
    );
  }
  return { executable, kind: 'own' };
}

function findPinned(): ElectronRuntime | null {
  try {
    const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
    const there = readFileSync(join(electronPackage, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const executable = join(
      electronPackage,
      'dist',
      readFileSync(join(electronPackage, 'path.txt'), 'utf8').trim(),
    );
    return there === version && existsSync(executable) ? { executable, kind: 'pinned' } : null;
  } catch {
    return null;
  }
}

async function downloadPinned(say: (line: string) => void): Promise<ElectronRuntime | null> {
  if (!existsSync(join(electronPackage, 'install.js'))) {
    throw new SetupError('The dependencies are not installed. Run "npm ci" first.');
  }
  const reachable = await canReachReleases();
  if (reachable) say('Fetching Electron (once).');
  await runCommand(process.execPath, [join(electronPackage, 'install.js')], {
    cwd: root,
    timeLimitMs: reachable ? downloadMs : cacheInstallTimeoutMs,
  });
  return findPinned();
}

async function canReachReleases(): Promise<boolean> {
  const { env } = process;
  // Behind a mirror or a proxy only Electron's own downloader can reach it.
  const indirect = [env.ELECTRON_MIRROR, env.npm_config_electron_mirror, env.HTTPS_PROXY, env.https_proxy];
  if (indirect.some(Boolean)) return true;
  try {
    await fetch(releases, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(probeTimeoutMs),
    });
    return true;
  } catch {
    return false;
  }
}

function reportChoice(say: (line: string) => void): void {
  say(
    `The pinned Electron cannot be downloaded here. Using Electron ${standInRelease.electron} from the npm registry instead: ` +
      'old, and for development and tests only.',
  );
}
