import { readdir } from 'node:fs/promises';
import { join, parse, sep } from 'node:path';
import { decodeRawPath, toSystemPath } from './raw-path.ts';

/**
 * Matches replacement characters for bytes that are no text; programs differ in how many of them for how many
 * bytes.
 */
const lost = /\ufffd+/g;
const blurred = (name: string) => name.replace(lost, '\ufffd');

/**
 * Restores a path in which bytes that are no text were lost on the way, as a drop, a paste or another program's
 * arguments lose them.
 * @returns null where no name, or more than one, reads like that
 */
export async function restoreLossyPath(path: string): Promise<string | null> {
  const { root } = parse(path);
  let found = root;
  for (const part of path.slice(root.length).split(sep).filter(Boolean)) {
    const name = part.includes('\ufffd') ? await onlyNameLike(found, part) : part;
    if (name === null) return null;
    found = join(found, name);
  }
  return found;
}

async function onlyNameLike(folder: string, wanted: string): Promise<string | null> {
  const names = await readdir(toSystemPath(folder), { encoding: 'buffer' }).catch(() => []);
  const like = names.filter((name) => blurred(name.toString('utf8')) === blurred(wanted));
  return like.length === 1 && like[0] ? decodeRawPath(like[0]) : null;
}
