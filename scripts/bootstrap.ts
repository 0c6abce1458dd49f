import { ensureElectron } from './setup/electron-runtime.ts';
import type { ElectronRuntime } from './setup/runtime.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';

/**
 * Installs what this machine needs to run the app: system libraries, then an Electron. Each script that needs Electron
 * calls it first, because `npm ci` runs no scripts of ours; when all is there it takes a few milliseconds.
 * @throws {import('./setup/run-command.ts').SetupError}
 */
export async function bootstrap(
  say: (line: string) => void = console.error,
  { tests = false } = {},
): Promise<ElectronRuntime> {
  await ensureSystemLibraries(say, tests);
  return ensureElectron(say);
}
