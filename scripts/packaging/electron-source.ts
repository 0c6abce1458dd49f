import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ElectronRuntime } from '../setup/runtime.ts';

/** Describes the Electron that a package is built from. */
export interface ElectronSource {
  readonly dist: string;
  readonly version: string;
  /** Removes what was created for the packaging alone. */
  cleanUp(): Promise<void>;
}

/**
 * Returns the folder from which electron-builder takes Electron: this machine's, so that nothing is downloaded. The
 * stand-in contains an app of its own, which a package must not; it is copied without.
 */
export async function electronSource({ executable, kind }: ElectronRuntime): Promise<ElectronSource> {
  const folder = distOf(executable);
  const version = (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
  if (kind !== 'stand-in') return { dist: folder, version, cleanUp: async () => {} };
  const copy = await mkdtemp(join(tmpdir(), 'snapferry-electron-'));
  const own = join(folder, 'resources', 'app');
  await cp(folder, copy, { recursive: true, filter: (path) => path !== own });
  return { dist: copy, version, cleanUp: () => rm(copy, { recursive: true, force: true }) };
}

/** Returns the folder of a release: on macOS the program lies three folders below it. */
function distOf(executable: string): string {
  const folder = dirname(executable);
  return process.platform === 'darwin' ? join(folder, '..', '..', '..') : folder;
}
