import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { FileKey } from '../store/folders/types.ts';

/** Makes the key that identifies a file without reading it. */
export function keyOf(path: string, { size, mtimeNs, ino }: BigIntStats): FileKey {
  return { path, stamp: `${size}:${mtimeNs}`, inode: String(ino) };
}

/** True if exactly this file is at the path. */
export async function isThere(path: string, { stamp, inode }: FileKey): Promise<boolean> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  if (!found) return false;
  const key = keyOf('', found);
  return key.stamp === stamp && key.inode === inode;
}
