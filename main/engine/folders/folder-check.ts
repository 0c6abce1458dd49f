import { constants } from 'node:fs';
import { access, opendir, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** A folder that was checked for watching. */
export interface CheckedFolder {
  /** Without symbolic links, as the file system writes it. */
  readonly path: string;
  /** True for a mount point: without the disk there is an empty folder in its place. */
  readonly isMount: boolean;
}

interface OtherFolder {
  readonly path: string;
  readonly recursive: boolean;
}

/** True if `path` lies in `folder`, or is it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|[\\/])/i.test(way));
}

/**
 * Checks a folder that is to be watched.
 * @param profile without links in it
 * @param others all that are watched beside it
 * @throws {AppError} `folder-missing`, `folder-unreadable`, `not-a-folder` {folder}, `folder-is-profile` {folder},
 * `folder-overlaps` {folder, other}
 */
export async function checkFolder(
  asked: OtherFolder,
  profile: string,
  others: readonly OtherFolder[],
): Promise<CheckedFolder> {
  const path = await realpath(asked.path).catch((thrown) => {
    throw new AppError(folderFailure(thrown, asked.path));
  });
  const found = await statFolder(path);
  if (found.kind === 'failed') throw new AppError(found.failure);
  const params = { folder: path };
  if (isWithin(profile, path))
    throw new AppError(errorData('folder-is-profile', `${path} belongs to the profile.`, params));
  for (const other of others) {
    const liesInIt = isWithin(other.path, path) && (other.recursive || other.path === path);
    const containsIt = isWithin(path, other.path) && asked.recursive;
    if (liesInIt || containsIt) {
      const why = `${path} has pictures in common with ${other.path}.`;
      throw new AppError(errorData('folder-overlaps', why, { ...params, other: other.path }));
    }
  }
  return { path, isMount: found.isMount };
}

export type FolderStatus =
  | { readonly kind: 'there'; readonly key: string; readonly isMount: boolean }
  | { readonly kind: 'failed'; readonly failure: ErrorData };

/** Reads the status of a folder. `key` tells it from another one that takes its place. */
export async function statFolder(path: string): Promise<FolderStatus> {
  try {
    const [found, above] = await Promise.all([stat(path), stat(dirname(path))]);
    if (!found.isDirectory()) {
      const what = errorData('not-a-folder', `${path} is not a folder.`, { folder: path });
      return { kind: 'failed', failure: what };
    }
    await access(path, constants.R_OK | constants.X_OK);
    await (await opendir(path)).close();
    return { kind: 'there', key: `${found.dev}:${found.ino}`, isMount: found.dev !== above.dev };
  } catch (thrown) {
    return { kind: 'failed', failure: folderFailure(thrown, path) };
  }
}

export function folderFailure(thrown: unknown, path: string): ErrorData {
  const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
  const params = { folder: path };
  // A disk that was pulled out answers with any of the last three.
  if (['ENOENT', 'ENOTDIR', 'ESTALE', 'ENODEV', 'ENXIO'].includes(code))
    return errorData('folder-missing', `There is no folder ${path}.`, params);
  return errorData('folder-unreadable', `${path} cannot be opened (${code}).`, params);
}

/** File systems that do not report changes by other machines: statfs(2), and the kernel's magic.h. */
const remoteTypes = new Set([
  0x6969, // NFS
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x517b, // SMB
  0x65735546, // FUSE: sshfs, rclone and the like
  0x01021997, // 9P
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x6a656a63, // virtiofs
  0x786f4256, // VirtualBox
]);

/** True if the folder is on another machine, as far as can be told. */
export async function isRemote(path: string): Promise<boolean> {
  if (process.platform === 'win32') return path.startsWith('\\\\');
  if (process.platform !== 'linux') return false;
  const found = await statfs(path).catch(() => null);
  return found !== null && remoteTypes.has(found.type >>> 0);
}
