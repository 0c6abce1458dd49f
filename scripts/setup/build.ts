import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';
import { runCommand, SetupError } from './run-command.ts';

const sources = ['contract', 'i18n', 'links', 'locales', 'main', 'preload', 'renderer', 'sandbox'];
const settings = ['package-lock.json', 'electron.vite.config.ts'];
// Written last.
const product = join(root, 'out', 'renderer', 'index.html');

/** Builds the app if anything that goes into it is newer than what was built. @throws {SetupError} */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  if (existsSync(product) && newestSource() < statSync(product).mtimeMs) return;
  await build(say);
}

/** @throws {SetupError} with what the build said */
export async function build(say: (line: string) => void): Promise<void> {
  say('Building the app.');
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = await runCommand(process.execPath, [tool, 'build'], { cwd: root });
  if (built.code !== 0) throw new SetupError(`The build failed:\n${built.output.trim()}`);
}

function newestSource(): number {
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return Math.max(...[...files, ...settings].map((file) => statSync(join(root, file)).mtimeMs));
}
