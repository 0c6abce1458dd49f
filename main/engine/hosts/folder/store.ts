import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';

/** Codes of a file system without hard links. */
const withoutLinks = [
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EACCES',
  'EINVAL',
  'UNKNOWN',
];

/** Finds out what the folder is now. @returns null if it is none */
export async function lookAt(folder: string): Promise<{ readonly isMountPoint: boolean } | null> {
  try {
    const [own, above] = await Promise.all([stat(folder), stat(dirname(folder))]);
    return own.isDirectory() ? { isMountPoint: own.dev !== above.dev } : null;
  } catch {
    return null;
  }
}

/**
 * Makes a file and deletes it: what rights, shares over a network and quotas come to is known only then.
 * @throws what the system says where nothing may be written
 */
export async function checkWritable(folder: string): Promise<void> {
  const path = join(folder, '.snapferry-check.part');
  await (await open(path, 'w')).close();
  await unlink(path);
}

/**
 * Decides who may read what is stored: whoever may enter the folder that the user named, such as a web server under a
 * name of its own. What this process makes by itself is for its user alone.
 */
async function rightsBelow(root: string): Promise<{ readonly folder: number; readonly file: number }> {
  const { mode } = await stat(root);
  return {
    folder: 0o700 | (mode & 0o2775),
    file: 0o600 | ((mode & 0o011) << 2) | (mode & 0o020),
  };
}

/** Makes the folders of a key one by one: some file systems over a network fail at several at once. */
export async function makeFolders(root: string, key: string): Promise<void> {
  const rights = await rightsBelow(root);
  let at = root;
  for (const segment of key.split('/').slice(0, -1)) {
    at = join(at, segment);
    try {
      await mkdir(at);
      // Some file systems have no rights to set.
      await chmod(at, rights.folder).catch(() => {});
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || !(await stat(at)).isDirectory()) throw error;
    }
  }
}

/**
 * Writes all parts, and makes sure that the disk has them.
 * @param root folder whose rights the file gets
 * @param onWritten bytes so far
 */
export async function writeFile(
  root: string,
  path: string,
  parts: AsyncIterable<Uint8Array>,
  onWritten: (bytes: number) => void,
): Promise<void> {
  let file: FileHandle | null = null;
  try {
    const rights = await rightsBelow(root);
    let written = 0;
    for await (const part of parts) {
      // Not before there is something to write: what fails at once leaves no empty file.
      file ??= await open(path, 'w');
      let done = 0;
      while (done < part.length) done += (await file.write(part, done, part.length - done)).bytesWritten;
      written += part.length;
      onWritten(written);
    }
    await file?.chmod(rights.file).catch(() => {});
    await file?.sync();
  } finally {
    await file?.close();
  }
}

/**
 * Gives the finished file its name. A file that has that name already stays as it is: with the same content it is this
 * picture from an earlier attempt.
 * @throws {AppError} `name-taken` where its content is another
 */
export async function publish(part: string, path: string, key: string, media: Media): Promise<void> {
  try {
    await link(part, path);
    await unlink(part);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EEXIST' && !withoutLinks.includes(code)) throw error;
    if (code === 'EEXIST' || (await isThere(path))) {
      if (!(await holds(path, media)))
        throw new AppError(errorData('name-taken', `Another file is called ${key}`, { name: key }));
      await unlink(part);
    } else await rename(part, path);
  }
  await syncFolder(dirname(path));
}

/** Deletes a file, if it is there. */
export async function deleteFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function holds(path: string, media: Media): Promise<boolean> {
  if ((await stat(path)).size !== media.bytes) return false;
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex') === media.sha256;
}

/** Makes sure that the name is on the disk, where folders can be opened for that. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows and some file systems over a network do it by themselves, or cannot.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
