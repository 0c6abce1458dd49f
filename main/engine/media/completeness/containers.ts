import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

/**
 * Checks RIFF (WebP, AVI) by the length in the header, which is even in the file. Some writers fill it in at the
 * end. Long films are several in a row (OpenDML).
 */
export async function checkRiff(bytes: RandomAccessBytes): Promise<Completeness> {
  for (let offset = 0; ; ) {
    const head = await bytes.at(offset, 12);
    if (head.length < 12) return 'unfinished';
    const length = head.readUInt32LE(4);
    if (length === 0 || length === 0xffff_ffff) return 'unknown';
    const end = offset + length + 8;
    if (length % 2 === 1 && bytes.size === end + 1) return 'complete';
    if (end >= bytes.size) return compareEnd(end, bytes.size);
    if ((await bytes.at(end, 12)).toString('latin1', 8, 12) !== 'AVIX') return 'unknown';
    offset = end;
  }
}

/** Checks BMP by the length in the header, which some writers leave empty. */
export async function checkBmp(bytes: RandomAccessBytes): Promise<Completeness> {
  const head = await bytes.at(0, 6);
  if (head.length < 6) return 'unfinished';
  const length = head.readUInt32LE(2);
  return length === 0 ? 'unknown' : compareEnd(length, bytes.size);
}

/** Checks SVG for the end of its outermost element. */
export async function checkSvg(bytes: RandomAccessBytes): Promise<Completeness> {
  const tail = await bytes.at(Math.max(bytes.size - 1_024, 0), 1_024);
  const text = tail.toString('latin1').replaceAll('\0', '');
  const bare = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '').trimEnd();
  // Empty, it is one element without an end of its own.
  return /(<\/([\w-]+:)?svg\s*|<([\w-]+:)?svg\b[^<>]*\/)>$/i.test(bare) ? 'complete' : 'unfinished';
}

const asfHeader = Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex');

/** True for the first bytes of Windows Media. */
export const isAsf = (head: Buffer): boolean => head.subarray(0, 16).equals(asfHeader);

/** Checks ASF (Windows Media): objects with their lengths, up to the end of the file. */
export async function checkAsf(bytes: RandomAccessBytes): Promise<Completeness> {
  for (let offset = 0; ; ) {
    const head = await bytes.at(offset, 24);
    if (head.length < 24) return offset === bytes.size ? 'complete' : 'unfinished';
    const length = Number(head.readBigUInt64LE(16));
    // A broadcast has none.
    if (length < 24) return 'unknown';
    offset += length;
    if (offset > bytes.size) return 'unfinished';
  }
}

/** Checks FLV: tags with their lengths; nothing tells which is the last. */
export async function checkFlv(bytes: RandomAccessBytes): Promise<Completeness> {
  const head = await bytes.at(0, 9);
  if (head.length < 9) return 'unfinished';
  // In front of each tag stands the length of the one before it.
  for (let offset = head.readUInt32BE(5) + 4; ; ) {
    const tag = await bytes.at(offset, 11);
    if (tag.length < 11) return offset === bytes.size ? 'unknown' : 'unfinished';
    if (((tag[0] ?? 0) & 0xc0) !== 0 || tag.readUIntBE(8, 3) !== 0) return 'unknown';
    offset += 11 + tag.readUIntBE(1, 3) + 4;
    if (offset > bytes.size) return 'unfinished';
  }
}
