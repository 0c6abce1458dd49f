import { type Completeness, compareEnd, type RandomAccessBytes } from './bytes.ts';

/**
 * Checks RIFF (WebP, AVI) by the length in the header, which is even in the file. Some writers fill it in at the
 * end.
 */
export async function checkRiff(bytes: RandomAccessBytes): Promise<Completeness> {
  const head = await bytes.at(0, 12);
  if (head.length < 12) return 'unfinished';
  const length = head.readUInt32LE(4);
  if (length === 0 || length === 0xffff_ffff) return 'unknown';
  const isOddOne = length % 2 === 1 && bytes.size === length + 9;
  return isOddOne ? 'complete' : compareEnd(length + 8, bytes.size);
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
  return /<\/([\w-]+:)?svg\s*>\s*(<!--[\s\S]*-->\s*)?$/i.test(tail.toString('latin1'))
    ? 'complete'
    : 'unfinished';
}

/**
 * Checks the boxes of ISO 14496-12 (MP4, MOV, HEIC, AVIF): they fill the file from one to the next, and one of them
 * tells what the media is. Recorders write that one last.
 */
export async function checkIsoBoxes(bytes: RandomAccessBytes): Promise<Completeness> {
  let tellsAll = false;
  for (let offset = 0; ; ) {
    if (offset === bytes.size) return tellsAll ? 'complete' : 'unfinished';
    const head = await bytes.at(offset, 16);
    if (head.length < 8) return 'unfinished';
    const type = head.toString('latin1', 4, 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return type === '\0\0\0\0' ? 'unfinished' : 'unknown';
    // In parts that play as they come, nothing tells which part is the last.
    if (type === 'moof') return 'unknown';
    if (type === 'moov' || type === 'meta') tellsAll = true;
    const short = head.readUInt32BE(0);
    if (short === 0) return tellsAll ? 'unknown' : 'unfinished';
    if (short === 1 && head.length < 16) return 'unfinished';
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return 'unknown';
    offset += length;
    if (offset > bytes.size) return 'unfinished';
  }
}

/** Checks EBML (WebM, Matroska) by the length of the segment; live recordings have none. */
export async function checkEbml(bytes: RandomAccessBytes): Promise<Completeness> {
  const header = await element(bytes, 0);
  if (header === 'unfinished' || header.length === null) return 'unfinished';
  const segment = await element(bytes, header.content + header.length);
  if (segment === 'unfinished') return 'unfinished';
  return segment.length === null ? 'unknown' : compareEnd(segment.content + segment.length, bytes.size);
}

/** Returns where an element's content begins and how long it is; null when it does not tell. */
async function element(
  bytes: RandomAccessBytes,
  offset: number,
): Promise<{ content: number; length: number | null } | 'unfinished'> {
  const head = await bytes.at(offset, 16);
  const idBytes = Math.clz32(head[0] ?? 0) - 23;
  const first = head[idBytes];
  if (first === undefined || first === 0) return 'unfinished';
  const lengthBytes = Math.clz32(first) - 23;
  if (head.length < idBytes + lengthBytes) return 'unfinished';
  let length = first & (2 ** (8 - lengthBytes) - 1);
  let isOpen = length === 2 ** (8 - lengthBytes) - 1;
  for (const byte of head.subarray(idBytes + 1, idBytes + lengthBytes)) {
    length = length * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  return { content: offset + idBytes + lengthBytes, length: isOpen ? null : length };
}
