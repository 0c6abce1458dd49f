import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join, relative, sep } from 'node:path';
// biome-ignore lint/correctness/useImportExtensions: its types lie beside it, which is no other ending.
import { bundleFolder, findBundle, manifestName, stampOf } from './fresh-bundle.mjs';
import { bundleCommand } from './setup/command-bundle.ts';
import { root } from './setup/paths.ts';

// Bundles the command for `scripts/snapferry.mjs`, which starts this in the background. Run by hand, it prints its
// errors.

/** Milliseconds after which a process that claimed to be bundling is taken for dead. */
const claimMs = 180_000;
/** Reflects changes of the packages. */
const lockFile = 'package-lock.json';

const target = bundleFolder(root);
const claim = `${target}.claim`;

function isClaimed(): boolean {
  try {
    mkdirSync(target, { recursive: true });
    mkdirSync(claim);
    return false;
  } catch {
    const made = statSync(claim, { throwIfNoEntry: false });
    if (made && Date.now() - made.mtimeMs < claimMs) return true;
    rmSync(claim, { recursive: true, force: true });
    return isClaimed();
  }
}

function stampsOf(modules: readonly string[]): Record<string, string> {
  const own = modules
    .map((path) => relative(root, path))
    .filter((name) => !name.startsWith('..') && !name.split(sep).includes('node_modules'));
  return Object.fromEntries([...own, lockFile].map((name) => [name, stampOf(join(root, name))]));
}

/** Returns the sources that may be to blame for an error of the bundler. */
const allSources = () =>
  ['contract', 'i18n', 'links', 'main'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );

/** Number of old bundles that are kept: a running command may load a part of its own later. */
const keptBundles = 5;

function removeOldBundles(): void {
  const folders = readdirSync(target, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, madeAt: statSync(join(target, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt);
  for (const { name } of folders.slice(keptBundles))
    rmSync(join(target, name), { recursive: true, force: true });
}

/** Writes the manifest atomically, so that a reader sees the old one or the new one. */
function writeManifest(manifest: { files: Record<string, string>; folder?: string }): void {
  const draft = join(target, `${manifestName}.${process.pid}`);
  writeFileSync(draft, JSON.stringify(manifest));
  renameSync(draft, join(target, manifestName));
}

async function bundle(): Promise<void> {
  const before = Date.now();
  const name = String(before);
  const folder = join(target, name);
  try {
    const modules = await bundleCommand(folder);
    const files = stampsOf(modules);
    // A file that was changed during the bundling may be in it as it was before; the next command bundles again.
    const isTorn = Object.values(files).some((stamp) => Number(stamp.split(':')[0]) >= before);
    if (!isTorn) writeManifest({ files, folder: name });
    removeOldBundles();
  } catch (thrown) {
    rmSync(folder, { recursive: true, force: true });
    writeManifest({ files: stampsOf(allSources()) });
    throw thrown;
  }
}

setPriority(19);
if (!isClaimed()) {
  try {
    if (findBundle(root).isStale) await bundle();
  } catch (thrown) {
    console.error(thrown);
    process.exitCode = 1;
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
}
