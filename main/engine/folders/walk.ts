import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isWithin } from './place.ts';

/** Which part of the file system a watched folder is. */
export interface Ground {
  readonly root: string;
  readonly recursive: boolean;
  /** The profile: what lies in it is never looked at. */
  readonly profile: string;
  /** By the path inside of the root. */
  isWanted(path: string): boolean;
}

/** The path inside of the root, with `/` between its parts on every system. */
export function pathIn(root: string, path: string): string {
  const inside = relative(root, path);
  return sep === '/' ? inside : inside.replaceAll(sep, '/');
}

/** Whether this folder below the root is looked into. */
export function isEntered(ground: Ground, folder: string): boolean {
  if (folder === ground.root) return true;
  const inside = pathIn(ground.root, folder);
  const isHidden = inside.split('/').some((part) => part.startsWith('.'));
  return ground.recursive && !isHidden && !isWithin(ground.profile, folder);
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The wanted files of each folder, one folder at a time, in natural order. Links to folders are not followed: they may
 * lead round in circles, or to what is watched elsewhere.
 * @param failed told of each folder below the first one that could not be read
 * @throws what reading the first folder throws
 */
export async function* walk(
  ground: Ground,
  from: string,
  failed?: (folder: string, thrown: unknown) => void,
): AsyncGenerator<string[]> {
  const folders = [from];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (thrown) {
      if (folder === from) throw thrown;
      failed?.(folder, thrown);
      continue;
    }
    entries.sort((a, b) => byName(a.name, b.name));
    const files: string[] = [];
    const inner: string[] = [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (isEntered(ground, path)) inner.push(path);
      } else if (ground.isWanted(pathIn(ground.root, path)) && (entry.isFile() || (await isLinkToFile(path))))
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
