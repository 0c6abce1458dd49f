import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  for (const [name, texts] of feeds) writeFileSync(join(to, name), joinFeeds(texts));
  return 0;
});
