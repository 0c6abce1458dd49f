import { constants } from 'node:fs';
import { open, readlink, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { maxPictureBytes } from '../../../contract/limits.ts';
import type { Spool } from '../sources/spool.ts';
import type { ReceivedPicture } from './receive-form.ts';

/**
 * Copies a file for a caller that may not read all that we can: only where it lies in one of the allowed folders.
 * What is judged is what was opened, so that nothing can be put in its place in between.
 * @returns null for everything else; why is not the caller's business
 */
export async function copyFromAllowed(
  path: string,
  folders: readonly string[],
  spool: Pick<Spool, 'putStream'>,
): Promise<Pick<ReceivedPicture, 'name' | 'path'> | null> {
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  // Without waiting for who writes into a pipe.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (!file) return null;
  try {
    const found = await file.stat();
    const real = await realPathOf(file.fd, path);
    const isAllowed = roots.some((root) => root !== null && real.startsWith(join(root, sep)));
    if (!isAllowed || !found.isFile() || found.size === 0 || found.size > maxPictureBytes) return null;
    const copy = await spool.putStream(file.createReadStream({ autoClose: false }));
    return { name: real.slice(real.lastIndexOf(sep) + 1), path: copy };
  } finally {
    await file.close();
  }
}

/** Returns the path of an open file; Linux tells it of the file itself, elsewhere its name has to do. */
const realPathOf = (fd: number, path: string): Promise<string> =>
  process.platform === 'linux' ? readlink(`/proc/self/fd/${fd}`) : realpath(path);
