import { createHash } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import type { FileKey } from '../store/folders/types.ts';
import { bytesOf, checkCompleteness, type Wholeness } from './completeness/index.ts';

const readBytes = 256 * 1024;

/** Makes the key by which a file is known again without being read. */
export function keyOf(path: string, { size, mtimeNs, ino }: BigIntStats): FileKey {
  return { path, stamp: `${size}:${mtimeNs}`, inode: String(ino) };
}

/** Whether exactly this file is at the path. */
export async function isThere(path: string, { stamp, inode }: FileKey): Promise<boolean> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  if (!found) return false;
  const key = keyOf('', found);
  return key.stamp === stamp && key.inode === inode;
}

/**
 * Judges whether a file is whole and reads it if it is. @param thoroughly also where its content does not tell
 * @returns `sha256` in hex, null where the file is not whole or changed on the way
 */
export async function hashIfComplete(
  path: string,
  found: BigIntStats,
  thoroughly: boolean,
): Promise<{ wholeness: Wholeness; sha256: string | null }> {
  // A pipe that took the file's place must not be waited for.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const size = Number(found.size);
    const wholeness = await checkCompleteness(bytesOf(file, size), thoroughly);
    if (wholeness === 'unfinished' || (wholeness === 'unknown' && !thoroughly))
      return { wholeness, sha256: null };
    return { wholeness, sha256: await hashOf(file, size) };
  } finally {
    await file.close();
  }
}

async function hashOf(file: FileHandle, size: number): Promise<string | null> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(readBytes, size));
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - offset), offset);
    if (bytesRead === 0) return null;
    hash.update(buffer.subarray(0, bytesRead));
    offset += bytesRead;
  }
  return hash.digest('hex');
}
