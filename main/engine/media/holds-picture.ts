import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { headBytes, kindOf, sniff } from './sniff.ts';

/**
 * Decides by its content whether a file is a picture or a video, whatever it is called.
 * @throws what the file system said
 */
export async function holdsPicture(path: string): Promise<boolean> {
  // A pipe, opened so, is not waited for.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) return false;
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return kindOf(await sniff(path, head.subarray(0, bytesRead))) !== null;
  } finally {
    await file.close();
  }
}
