import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AddItem } from '../../../contract/add-item.ts';
import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { JobSource } from '../../../contract/job.ts';
import { whyUnreadable } from '../fs-errors.ts';
import { holdsPicture, isPictureName } from '../media/index.ts';
import { restoreLossyPath } from './lossy-path.ts';
import { decodeRawPath, isRawPath, readablePath, toSystemPath } from './raw-path.ts';
import { checkUrl } from './url-check.ts';

/**
 * What one thing handed over comes to. `input` is what the caller gave, or the path of a picture in a folder, as the
 * caller wrote it.
 */
export type ExpandedItem =
  | { readonly kind: 'picture'; readonly input: string; readonly source: JobSource; readonly name: string }
  /** A file whose name is invalid text, so that it can be kept by its bytes only. */
  | { readonly kind: 'unnameable'; readonly input: string; readonly path: Buffer; readonly name: string }
  | { readonly kind: 'refused'; readonly input: string; readonly failure: ErrorData };

/** With its place among what was handed over, from 0. */
export type PlacedItem = ExpandedItem & { readonly place?: number };

/** Files as they are, folders as the pictures directly in them by natural order, addresses checked; order kept. */
export async function expandItems(items: readonly AddItem[]): Promise<PlacedItem[]> {
  const entries: PlacedItem[] = [];
  for (const [place, item] of items.entries()) {
    const own = item.kind === 'url' ? [fromAddress(item.url)] : await fromPath(item.path);
    entries.push(...own.map((entry) => ({ ...entry, place })));
  }
  return entries;
}

function fromAddress(text: string): ExpandedItem {
  const checked = checkUrl(text);
  if (!checked.ok) return { kind: 'refused', input: text, failure: checked.failure };
  const name = decodeURIComponentSafely(basename(checked.url.pathname)) || checked.url.hostname;
  return { kind: 'picture', input: text, source: { kind: 'url', url: checked.url.href }, name };
}

/** @param given what the caller wrote for it, where that is not the path itself */
async function fromPath(path: string, given = path): Promise<ExpandedItem[]> {
  const refused = (reason: ErrorData): ExpandedItem[] => [{ kind: 'refused', input: given, failure: reason }];
  const shown = { path: readablePath(path) };
  try {
    const found = await stat(toSystemPath(path));
    if (found.isDirectory()) return await fromFolder(path, given);
    if (!found.isFile())
      return refused(errorData('unreadable', 'This is neither a file nor a folder.', shown));
    if (found.size === 0) return refused(errorData('empty-file', 'The file is empty.', shown));
    await access(toSystemPath(path), constants.R_OK);
    return [picture(path, given)];
  } catch (thrown) {
    const failure = readFailure(thrown, shown.path);
    const meant = failure.code === 'vanished' && given === path ? await lossyMeaning(path) : null;
    return meant === null ? refused(failure) : await fromPath(meant, given);
  }
}

/** Restores a path that lost bytes on its way here; null for every other. */
const lossyMeaning = async (path: string) => (path.includes('\ufffd') ? await restoreLossyPath(path) : null);

async function fromFolder(folder: string, given: string): Promise<ExpandedItem[]> {
  const inside = await readdir(toSystemPath(folder), { withFileTypes: true, encoding: 'buffer' });
  const names = inside
    .filter((entry) => !entry.isDirectory())
    .map((entry) => decodeRawPath(entry.name))
    .filter((name) => !name.startsWith('.'));
  names.sort(new Intl.Collator('en', { numeric: true }).compare);
  const pictures: ExpandedItem[] = [];
  for (const name of names) {
    const path = join(folder, name);
    // Pictures without a telling name are found by content; what cannot be read is no picture to us here.
    if (isPictureName(path) || (!isRawPath(path) && (await holdsPicture(path))))
      pictures.push(picture(path, join(given, name)));
  }
  if (pictures.length > 0) return pictures;
  return [
    {
      kind: 'refused',
      input: given,
      failure: errorData('folder-without-pictures', 'There are no pictures in this folder.', {
        path: readablePath(folder),
      }),
    },
  ];
}

function picture(path: string, input: string): ExpandedItem {
  const bytes = toSystemPath(path);
  if (typeof bytes !== 'string')
    return { kind: 'unnameable', input, path: bytes, name: basename(readablePath(path)) };
  return { kind: 'picture', input, source: { kind: 'file', path }, name: basename(path) };
}

function readFailure(thrown: unknown, path: string): ErrorData {
  const code = (thrown as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return errorData('vanished', 'There is no such file.', { path });
  return errorData('unreadable', `The file cannot be read (${code}).`, { path, ...whyUnreadable(code) });
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
