import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildTarget, buildTargetOf } from './build-target.ts';
import { ensureElectron } from './electron-runtime.ts';
import { root } from './paths.ts';
import { runCommand, SetupError } from './run-command.ts';

const sources = ['contract', 'i18n', 'links', 'main', 'preload', 'renderer', 'sandbox'];
const settings = ['package-lock.json', 'electron.vite.config.ts'];
// Written last.
const product = join(root, 'out', 'renderer', 'index.html');
/** File that records the target of the last build. */
const targetNote = join(root, 'out', 'build-target');

/**
 * Builds the app if any of its inputs is newer than the last build.
 * @throws {SetupError}
 */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  const target = await targetHere();
  if (isBuiltFor(target) && newestSource() < statSync(product).mtimeMs) return;
  await build(say, target);
}

/**
 * Builds the app, by default for the Electron of this machine.
 * @throws {SetupError} with the build's output
 */
export async function build(say: (line: string) => void, target?: BuildTarget): Promise<void> {
  const chosen = target ?? (await targetHere());
  say(chosen === 'pinned' ? 'Building the app.' : 'Building the app for the old Electron of this machine.');
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const env = { SNAPFERRY_BUILD_TARGET: chosen };
  const built = await runCommand(process.execPath, [tool, 'build'], { cwd: root, env });
  if (built.code !== 0) throw new SetupError(`The build failed:\n${built.output.trim()}`);
  writeFileSync(targetNote, chosen);
}

async function targetHere(): Promise<BuildTarget> {
  return buildTargetOf(await ensureElectron(() => {}));
}

function isBuiltFor(target: BuildTarget): boolean {
  return existsSync(product) && existsSync(targetNote) && readFileSync(targetNote, 'utf8') === target;
}

function newestSource(): number {
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return Math.max(...[...files, ...settings].map((file) => statSync(join(root, file)).mtimeMs));
}
