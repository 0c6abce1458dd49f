import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants, homedir } from 'node:os';
import { join, sep } from 'node:path';
// biome-ignore lint/correctness/useImportExtensions: its types lie beside it, which is no other ending.
import { bundleInBackground, findBundle } from './fresh-bundle.mjs';

const root = join(import.meta.dirname, '..');

// 22.18 runs TypeScript without a flag, 22.19 is the first such release that every native addon here was built for.
const least = [22, 19];

const tasks = {
  start: 'start.ts',
  dev: 'dev.ts',
  demo: 'demo.ts',
  crash: 'crash.ts',
  faults: 'faults.ts',
  flips: 'flips.ts',
  test: 'test.ts',
  texts: 'texts.ts',
  docs: 'documents.ts',
  'docs:screens': 'document-screens.ts',
  screens: 'screens.ts',
  'test:package': 'package-test.ts',
  'test:command': 'command-test.ts',
  'test:hands': 'hands-test.ts',
  package: 'package.ts',
  release: 'prepare-release.ts',
  'package:command': 'package-command.ts',
  bootstrap: 'bootstrap.ts',
};

/** @returns {string | undefined} the file that a script's name stands for */
export function entryOf(name) {
  if (name !== 'snapferry') return tasks[name] && join(root, 'scripts', tasks[name]);
  const source = join(root, 'main', 'cli', 'index.ts');
  // Node strips no types below node_modules, so an installed package runs what was built.
  const installed = root.includes(`${sep}node_modules${sep}`);
  return !installed && existsSync(source) ? source : join(root, 'out', 'main', 'cli.cjs');
}

/** Returns the file to run for an entry on this Node: for the command's sources the bundle, if it is up to date. */
export function programOf(entry) {
  if (!entry.endsWith('.ts') || process.env.SNAPFERRY_FROM_SOURCE) return entry;
  const bundle = findBundle(root);
  if (bundle.isStale) bundleInBackground(root);
  return bundle.entry ?? entry;
}

/** Returns this user's cache folder on this system. */
function cacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'snapferry');
  if (process.platform === 'win32') return join(LOCALAPPDATA || homedir(), 'snapferry', 'Cache');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'snapferry');
}

/** Enables Node's compile cache, which saves most of the time of a start. Not in a place where others may write. */
export function keepCompiled() {
  try {
    module.enableCompileCache?.(join(cacheFolder(), 'compiled'));
  } catch {
    // The cache is optional.
  }
}

function isFitting(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/** Runs `work` on this Node, or the whole script once more on the Node that came with the dependencies. */
export async function runOnFittingNode(script, args, work) {
  if (isFitting(process.versions.node)) return work();
  const windows = process.platform === 'win32';
  const carrier = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const local = join(root, 'node_modules', carrier, 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(local) || process.env.SNAPFERRY_NODE_CHOSEN) {
    console.error(
      `Snapferry needs Node ${least.join('.')} or newer, and this is ${process.versions.node}. ` +
        'Install a newer Node from https://nodejs.org, then run the same command again.',
    );
    process.exit(3);
  }
  const child = spawn(local, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, SNAPFERRY_NODE_CHOSEN: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
