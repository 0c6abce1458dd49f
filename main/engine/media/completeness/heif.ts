import { type HeifItem, itemsOf } from '../heif/items.ts';
import type { Completeness, RandomAccessBytes } from './bytes.ts';

/** Size limit of a picture in it that is looked through, bytes. */
const largestItem = 500_000_000;

/**
 * Checks the items of a HEIF: whether all of them lie within the file, and whether what is coded in HEVC can be what
 * an encoder wrote.
 * @param meta the content of `meta`
 */
export async function checkHeifItems(bytes: RandomAccessBytes, meta: Buffer): Promise<Completeness> {
  const items = itemsOf(meta);
  const ends = items.flatMap(({ extents }) => extents.map(({ offset, length }) => offset + length));
  if (ends.some((end) => end > bytes.size)) return 'unfinished';
  for (const item of items)
    if ((item.type === 'hvc1' || item.type === 'hev1') && !(await isHevc(bytes, item))) return 'damaged';
  return 'complete';
}

/** True for units with their lengths in front of them, up to the end of the item. */
async function isHevc(bytes: RandomAccessBytes, { extents }: HeifItem): Promise<boolean> {
  const length = extents.reduce((sum, extent) => sum + extent.length, 0);
  // A length of nothing stands for all of the file, and lengths of other than four bytes are hardly ever written.
  if (length === 0 || length > largestItem) return true;
  const parts: Buffer[] = [];
  for (const extent of extents) parts.push(Buffer.from(await bytes.at(extent.offset, extent.length)));
  const coded = Buffer.concat(parts);
  return [4, 2, 1].some((bytesOfLength) => areUnits(coded, bytesOfLength));
}

/** Zeros that may follow a unit. */
const mostTrailing = 3;

function areUnits(coded: Buffer, bytesOfLength: number): boolean {
  let at = 0;
  while (at + bytesOfLength <= coded.length) {
    const from = at + bytesOfLength;
    at = from + coded.readUIntBE(at, bytesOfLength);
    if (at > coded.length || at - from < 3 || !isUnit(coded.subarray(from, at))) return false;
  }
  return at === coded.length;
}

/**
 * True for what can be a unit of HEVC (ITU-T H.265, 7.4.2): its first bit is 0, and nothing in it looks like the start
 * of another, which encoders see to by a three behind every two zeros.
 */
function isUnit(unit: Buffer): boolean {
  if (((unit[0] ?? 0) & 0x80) !== 0) return false;
  for (let at = unit.indexOf('\0\0', 2, 'latin1'); at !== -1; at = unit.indexOf('\0\0', at + 3, 'latin1')) {
    const [third, fourth] = [unit[at + 2], unit[at + 3]];
    // What was cut out of a stream may have kept the first zeros of the next start.
    if (
      (third ?? 0) === 0 &&
      unit.length - at <= mostTrailing &&
      unit.subarray(at).every((byte) => byte === 0)
    )
      return true;
    if (third === undefined || third < 3) return false;
    if (third === 3 && fourth !== undefined && fourth > 3) return false;
  }
  return true;
}
