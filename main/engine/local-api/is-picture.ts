import { open } from 'node:fs/promises';
import { headBytes, kindOf, sniff } from '../media/sniff.ts';

/** Whether a file is a picture or a video by its content, whatever it is called. */
export async function isPictureFile(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return kindOf(await sniff(path, head.subarray(0, bytesRead))) !== null;
  } finally {
    await file.close();
  }
}
