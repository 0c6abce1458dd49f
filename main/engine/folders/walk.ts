import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isWithin } from './folder-check.ts';

/** The replacement character: what stands in a name for bytes that are no text. */
const replacementCharacter = '\uFFFD';

/** The part of the file system that is watched. */
export interface WatchScope {
  readonly root: string;
  readonly recursive: boolean;
  /** The profile: its contents are never read. */
  readonly profile: string;
  /** Matches the path relative to the root. */
  matches(path: string): boolean;
}

/** Returns the path relative to the root, with `/` between its parts on every system. */
export function relativePath(root: string, path: string): string {
  const inside = relative(root, path);
  return sep === '/' ? inside : inside.replaceAll(sep, '/');
}

/** True if the walk enters this folder below the root. */
export function isTraversed(ground: WatchScope, folder: string): boolean {
  if (folder === ground.root) return true;
  const inside = relativePath(ground.root, folder);
  const isHidden = inside.split('/').some((part) => part.startsWith('.'));
  return ground.recursive && !isHidden && !isWithin(ground.profile, folder);
}

export interface WalkHooks {
  /** Called for a folder below the first one that could not be read. */
  failed?(folder: string, thrown: unknown): void;
  /** Called for a wanted file, or a folder, whose name is no text: there is no way to open it. */
  unrepresentable?(path: string): void;
}

/** True if a reported name may be one that is no text. */
export const mayBeUnrepresentable = (path: string): boolean => path.includes(replacementCharacter);

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Walks the wanted files, one folder at a time, in natural order. Links to folders are not followed: they may lead
 * round in circles, or to what is watched elsewhere.
 * @throws what reading the first folder throws
 */
export async function* walk(
  ground: WatchScope,
  from: string,
  hooks: WalkHooks = {},
): AsyncGenerator<string[]> {
  const folders = [from];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (thrown) {
      if (folder === from) throw thrown;
      hooks.failed?.(folder, thrown);
      continue;
    }
    entries.sort((a, b) => byName(a.name, b.name));
    const files: string[] = [];
    const inner: string[] = [];
    const named = entries.some(({ name }) => mayBeUnrepresentable(name))
      ? await representableNames(folder)
      : null;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (named && mayBeUnrepresentable(entry.name) && !named.has(entry.name)) {
        const isMissed = entry.isDirectory()
          ? isTraversed(ground, path)
          : ground.matches(relativePath(ground.root, path));
        if (isMissed) hooks.unrepresentable?.(path);
        continue;
      }
      if (entry.isDirectory()) {
        if (isTraversed(ground, path)) inner.push(path);
      } else if (
        ground.matches(relativePath(ground.root, path)) &&
        (entry.isFile() || (await isLinkToFile(path)))
      )
        files.push(path);
    }
    folders.push(...inner.reverse());
    yield files;
  }
}

async function isLinkToFile(path: string): Promise<boolean> {
  // A link to itself answers with an error.
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

/** Lists the names in a folder that are valid text. */
async function representableNames(folder: string): Promise<Set<string>> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  return new Set(names.filter(isUtf8).map((name) => name.toString()));
}
