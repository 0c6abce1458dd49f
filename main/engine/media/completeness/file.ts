import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { withReadErrors } from '../../fs-errors.ts';
import type { OperationContext, Operations } from '../operations.ts';
import { openBytes } from './bytes.ts';
import { checkCompleteness } from './index.ts';

const readBytes = 256 * 1024;

/** Opens a file without waiting: a pipe may have taken its place. */
const openFile = (path: string) =>
  withReadErrors(() => open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));

/** See `checkFile` in ../index.ts. */
export async function checkFile(
  { path, size, thoroughly }: Operations['checkFile']['input'],
  context: OperationContext,
): Promise<Operations['checkFile']['output']> {
  const file = await openFile(path);
  try {
    const completeness = await checkCompleteness(openBytes(file, size), thoroughly);
    const isUndecided = completeness === 'unknown' || completeness === 'damaged';
    if (completeness === 'unfinished' || (isUndecided && !thoroughly)) return { completeness, sha256: null };
    return { completeness, sha256: await withReadErrors(() => hashOf(file, size, context)) };
  } finally {
    await file.close();
  }
}

/** Hashes the file; null where it ends before its size. */
async function hashOf(
  file: FileHandle,
  size: number,
  { progress }: OperationContext,
): Promise<string | null> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(Math.min(readBytes, size));
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - offset), offset);
    if (bytesRead === 0) return null;
    hash.update(buffer.subarray(0, bytesRead));
    offset += bytesRead;
    progress();
  }
  return hash.digest('hex');
}
