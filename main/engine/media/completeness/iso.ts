import type { Completeness, RandomAccessBytes } from './bytes.ts';
import { checkHeifItems } from './heif.ts';
import { furthestSample } from './samples.ts';

/** Size limit of a box that is read as a whole, bytes: the tables of a day of pictures are smaller. */
const largestTables = 100_000_000;

/** Boxes that a file consists of at its top. */
const known = new Set(
  'ftyp styp moov moof mdat meta free skip wide uuid udta sidx ssix mfra emsg prft pdin pnot meco imda'.split(
    ' ',
  ),
);

/**
 * Checks the boxes of ISO 14496-12 (MP4, MOV, HEIC, AVIF): they fill the file from one to the next, and one of them
 * tells what the media is, and where in the file it lies. Recorders write that one last.
 */
export async function checkIsoBoxes(bytes: RandomAccessBytes): Promise<Completeness> {
  let tellsAll = false;
  let isInParts = false;
  let hasContent = false;
  for (let offset = 0; ; ) {
    // In parts that play as they come, nothing tells which part is the last.
    const atEnd = !tellsAll ? 'unfinished' : isInParts ? 'unknown' : 'complete';
    if (offset === bytes.size) return atEnd;
    const head = await bytes.at(offset, 16);
    const type = head.toString('latin1', 4, 8);
    // A few zeros behind the last box are how some writers end a list.
    if (head.length < 8) return tellsAll && head.every((byte) => byte === 0) ? 'unknown' : 'unfinished';
    // Zeros behind what can be the whole are no part of it, or room for more.
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type))
      return type === '\0\0\0\0' && !(tellsAll && hasContent) ? 'unfinished' : 'unknown';
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return 'unfinished';
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? bytes.size - offset : short;
    if (length < 8) return 'unknown';
    // Behind what can be the whole, something else may follow that is no box.
    if (offset + length > bytes.size)
      return tellsAll && hasContent && !known.has(type) ? 'unknown' : 'unfinished';
    const judged = await checkTables(bytes, type, offset + (short === 1 ? 16 : 8), offset + length);
    if (judged !== 'complete') return judged;
    tellsAll ||= type === 'moov' || type === 'meta';
    isInParts ||= type === 'moof';
    hasContent ||= type === 'mdat' || type === 'idat';
    if (short === 0) return tellsAll ? 'unknown' : 'unfinished';
    offset += length;
  }
}

/** Checks a box that tells where samples or items lie in the file. */
async function checkTables(
  bytes: RandomAccessBytes,
  type: string,
  from: number,
  to: number,
): Promise<Completeness> {
  if ((type !== 'moov' && type !== 'meta') || to - from > largestTables) return 'complete';
  const content = Buffer.from(await bytes.at(from, to - from));
  if (type === 'meta') return checkHeifItems(bytes, content);
  return furthestSample(content) > bytes.size ? 'unfinished' : 'complete';
}
