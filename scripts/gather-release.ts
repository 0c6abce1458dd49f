import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { flatpakManifest } from './packaging/flatpak.ts';
import { isFeed, joinFeeds } from './packaging/update-feeds.ts';
import { SetupError } from './setup/run-command.ts';
import { runMain } from './setup/run-main.ts';

/**
 * Collects the packages of several machines in one folder: `node scripts/gather-release.ts <from> <to>`. Two files of
 * one name are an error, except feeds of the updater, which are joined.
 */
await runMain(async () => {
  const [from, to] = process.argv.slice(2);
  if (!from || !to) throw new SetupError('usage: node scripts/gather-release.ts <from> <to>');
  mkdirSync(to, { recursive: true });
  const feeds = new Map<string, string[]>();
  const taken = new Set<string>();
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = basename(path);
    if (isFeed(name)) {
      feeds.set(name, [...(feeds.get(name) ?? []), readFileSync(path, 'utf8')]);
      continue;
    }
    if (taken.has(name)) throw new SetupError(`Two machines have built a ${name}.`);
    taken.add(name);
    copyFileSync(path, join(to, name));
  }
  writeFlatpak(to, taken);
  for (const [name, texts] of feeds) writeFileSync(join(to, name), joinFeeds(texts));
  return 0;
});

/** Writes the manifest of the Flatpak for the two archives of Linux. */
function writeFlatpak(folder: string, names: ReadonlySet<string>): void {
  const archiveOf = (arch: string) => {
    const name = [...names].find((one) => one.endsWith(`-linux-${arch}.tar.xz`));
    if (!name) throw new SetupError(`There is no archive of Linux for ${arch}.`);
    const [, version = ''] = /^snapferry-(.+)-linux-/.exec(name) ?? [];
    const url = `https://github.com/snapferry/snapferry/releases/download/v${version}/${name}`;
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return { url, sha256 };
  };
  const archives = { x64: archiveOf('x64'), arm64: archiveOf('arm64') };
  writeFileSync(join(folder, 'io.github.snapferry.yml'), flatpakManifest(archives));
}
