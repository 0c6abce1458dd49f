import { crc32 } from 'node:zlib';
import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

const lastChunk = Buffer.from('0000000049454e44ae426082', 'hex');
const partBytes = 64 * 1024;

/**
 * Checks PNG and APNG: chunks up to IEND. Checksums of what is needed to draw it tell what was changed, and what
 * was given its full size before its content.
 */
export async function checkPng(bytes: RandomAccessBytes, thoroughly: boolean): Promise<Completeness> {
  const tail = await bytes.at(bytes.size - lastChunk.length, lastChunk.length);
  const endsWell = tail.equals(lastChunk);
  if (!endsWell && !thoroughly) return 'unfinished';
  for (let offset = 8; ; ) {
    const head = await bytes.at(offset, 8);
    if (head.length < 8) return 'unfinished';
    const length = head.readUInt32BE(0);
    const end = offset + 12 + length;
    if (end > bytes.size) return 'unfinished';
    const type = head.toString('latin1', 4, 8);
    // Zeros where a chunk should begin: room that was taken before there was something to fill it with.
    if (!/^[A-Za-z]{4}$/.test(type)) return type === '\0\0\0\0' ? 'unfinished' : 'unknown';
    // What is not needed to draw it may be wrong; readers pass it over.
    if (/^[A-Z]/.test(type) && !(await isSound(bytes, offset, length))) return 'damaged';
    if (type === 'IEND') return compareEnd(end, bytes.size);
    offset = end;
  }
}

async function isSound(bytes: RandomAccessBytes, offset: number, length: number): Promise<boolean> {
  let sum = 0;
  for (let from = 4; from < length + 8; from += partBytes)
    sum = crc32(await bytes.at(offset + from, Math.min(partBytes, length + 8 - from)), sum);
  const stored = await bytes.at(offset + 8 + length, 4);
  return stored.length === 4 && stored.readUInt32BE(0) === sum;
}
