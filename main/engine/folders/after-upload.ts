import { access, link, lstat, mkdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { AfterUploadAction } from '../../../contract/folders.ts';
import type { FolderStore } from '../store/folders/index.ts';
import { keyOf } from './file-key.ts';
import { relativePath } from './walk.ts';

/**
 * Applies the after-upload action to a file. One that is gone, or has other content by now, is left alone. Can be
 * repeated after a crash at any point.
 * @throws what the file system says
 */
export async function applyAfterUpload(
  memory: FolderStore,
  folder: { readonly id: string; readonly path: string; readonly afterUpload: AfterUploadAction },
  file: { readonly path: string; readonly stamp: string },
): Promise<void> {
  const { afterUpload } = folder;
  const path = join(folder.path, file.path);
  const found = await stat(path, { bigint: true }).catch(() => null);
  const isAside =
    afterUpload.kind === 'move' &&
    file.path.toLowerCase().startsWith(`${afterUpload.subfolder}/`.toLowerCase());
  const isSame = !isAside && found !== null && keyOf(file.path, found).stamp === file.stamp;
  if (isSame && afterUpload.kind === 'trash') {
    // Loaded when it is needed: it brings a library that finds files by patterns, which a start need not read.
    const { default: trash } = await import('trash');
    await trash(path, { glob: false });
    // The library passes over in silence what it does not find.
    if (await lstat(path).catch(() => null)) throw new Error('It is still there.');
  }
  if (isSame && afterUpload.kind === 'move') {
    const target = await moveAside(path, join(folder.path, afterUpload.subfolder, file.path));
    const inside = relativePath(folder.path, target);
    memory.moveFile(folder.id, file.path, inside, target, basename(target));
    memory.markProcessed(folder.id, inside);
    return;
  }
  memory.markProcessed(folder.id, file.path);
}

/** Moves a file to this name or one with a number, never overwriting one. @returns its new path */
async function moveAside(path: string, wanted: string): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true });
  const ending = extname(wanted);
  const stem = wanted.slice(0, wanted.length - ending.length);
  for (let number = 1; ; number++) {
    const target = number === 1 ? wanted : `${stem} (${number})${ending}`;
    try {
      // Unlike a rename, this fails where there is something already.
      await link(path, target);
      await unlink(path);
      return target;
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === 'EEXIST') {
        if (await isOneFile(path, target)) {
          await unlink(path);
          return target;
        }
        continue;
      }
      if (code === 'ENOENT') throw thrown;
      // Some disks have no links.
      const isFree = await access(target).then(
        () => false,
        () => true,
      );
      if (!isFree) continue;
      await rename(path, target);
      return target;
    }
  }
}

/**
 * True if these are two names of one file, as after a crash between the two steps.
 * @throws where it has but one name, which both lead to by a link of a folder: to take one away would delete the
 * file
 */
async function isOneFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(a, { bigint: true }), stat(b, { bigint: true })]);
  if (one.ino !== other.ino || one.dev !== other.dev) return false;
  if (one.nlink === 1n) throw new Error('It lies there already.');
  return true;
}
