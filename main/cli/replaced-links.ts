import { copyFile, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** A file of notes whose links change, as text before and after. */
export interface RewrittenNote {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly links: number;
}

/** A file of notes with such links that stays as it is: no text in UTF-8, a link to a file elsewhere, or too large. */
export interface LeftNote {
  readonly path: string;
  readonly why: 'encoding' | 'symlink' | 'size';
}

export interface RewritePlan {
  readonly changes: readonly RewrittenNote[];
  /** Whoever deletes the old pictures has to know of these. */
  readonly left: readonly LeftNote[];
}

const notes = /\.(?:md|markdown|mdown|mdx)$/i;
/** Larger files are no notes that anybody wrote. */
const maxNoteBytes = 20_000_000;
/** Folders deeper than this are no notes either, and a circle of mounts ends somewhere. */
const maxDepth = 40;

/**
 * Replaces addresses in a text. An address that goes on behind (`…/a.png` in `…/a.png.bak`) is another one.
 * @param table new addresses by old ones
 * @returns the text, and how many were replaced
 */
export function replaceLinks(
  text: string,
  table: ReadonlyMap<string, string>,
): { readonly text: string; readonly count: number } {
  let count = 0;
  const replaced = text.replace(/https?:\/\/[^\s<>()[\]"'`\\|]+/g, (found) => {
    // A mark at the end of a sentence belongs to that, not to the address.
    const address = found.replace(/[.,;:!?*_~]+$/, '');
    const next = table.get(address);
    if (next === undefined) return found;
    count += 1;
    return next + found.slice(address.length);
  });
  return { text: replaced, count };
}

/** Lists Markdown files below a folder, in order, and symbolic links to such; hidden folders are left out. */
async function listNotes(folder: string, depth = 0): Promise<{ path: string; isLink: boolean }[]> {
  if (depth > maxDepth) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found: { path: string; isLink: boolean }[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const isLink = entry.isSymbolicLink();
    if (entry.isDirectory() && !entry.name.startsWith('.')) found.push(...(await listNotes(path, depth + 1)));
    else if ((entry.isFile() || isLink) && notes.test(entry.name)) found.push({ path, isLink });
  }
  return found;
}

/** Returns whether a symbolic link leads out of the folder to a file: what lies in it is found by its own name. */
async function leadsElsewhere(path: string, folder: string): Promise<boolean> {
  try {
    const target = relative(await realpath(folder), await realpath(path));
    return (await stat(path)).isFile() && (target.startsWith('..') || isAbsolute(target));
  } catch {
    return false;
  }
}

/**
 * Finds the notes below a folder whose links change. Nothing is written.
 * @throws the system's error where the folder cannot be read
 */
export async function planRewrite(folder: string, table: ReadonlyMap<string, string>): Promise<RewritePlan> {
  const changes: RewrittenNote[] = [];
  const left: LeftNote[] = [];
  for (const { path, isLink } of await listNotes(folder)) {
    if (isLink && !(await leadsElsewhere(path, folder))) continue;
    if ((await stat(path)).size > maxNoteBytes) {
      left.push({ path, why: 'size' });
      continue;
    }
    const bytes = await readFile(path);
    const before = bytes.toString('utf8');
    const { text: after, count } = replaceLinks(before, table);
    if (count === 0) continue;
    // What is no UTF-8 would not come out of it as it was.
    const isText = Buffer.from(before, 'utf8').equals(bytes);
    if (isLink || !isText) left.push({ path, why: isLink ? 'symlink' : 'encoding' });
    else changes.push({ path, before, after, links: count });
  }
  return { changes, left };
}

/** Writes the changed lines as a unified diff without context. Line ends stay as they are. */
export function diffOf({ path, before, after }: RewrittenNote, folder: string): string[] {
  const name = relative(folder, path);
  const [old, now] = [before.split('\n'), after.split('\n')];
  const lines = [`--- ${name}`, `+++ ${name}`];
  for (const [index, line] of old.entries()) {
    const next = now[index] ?? '';
    if (line !== next) lines.push(`@@ -${index + 1} +${index + 1} @@`, `-${line}`, `+${next}`);
  }
  return lines.map((line) => line.replace(/\r$/, ''));
}

/**
 * Replaces the notes, each in one step, and keeps what they were in a folder beside.
 * @param keptIn outside of `folder`, or programs would take the copies for notes
 * @throws the system's error; notes before it are done, and kept
 */
export async function rewriteNotes(
  folder: string,
  changes: readonly RewrittenNote[],
  keptIn: string,
): Promise<void> {
  for (const { path, after } of changes) {
    const kept = join(keptIn, relative(resolve(folder), resolve(path)));
    await mkdir(dirname(kept), { recursive: true });
    await copyFile(path, kept);
    const draft = `${path}.snapferry-${process.pid}`;
    try {
      const { mode, uid, gid } = await stat(path);
      const file = await open(draft, 'wx', mode);
      try {
        await file.writeFile(after);
        // Others who read the note go on reading it: what this process makes is for its user alone.
        await file.chown(uid, gid).catch(() => {});
        await file.chmod(mode);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
    } catch (thrown) {
      await rm(draft, { force: true });
      throw thrown;
    }
  }
}
