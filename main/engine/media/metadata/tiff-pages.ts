import { open } from 'node:fs/promises';
import { toErrorData } from '../../../../contract/app-error.ts';
import { type Source, sourceOf, unreadable } from './source.ts';

/** Tags without which a page cannot be drawn as it was (TIFF 6.0, its supplements, and what libtiff reads). */
const needed = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284,
  290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338, 339,
  340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 32995, 32996, 32997,
  32998, 34675, 37439, 50674,
]);
const subfileType = 254;
export const subIfds = 330;

/** Bytes per value, by type. */
export const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};

const mostPages = 10_000;
const mostEntries = 4_096;
/** Size limit of one table of offsets: a page of a million strips. */
const mostTable = 8 * 1024 * 1024;

export interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Offset of the value, inside of the entry or elsewhere. */
  readonly at: number;
  readonly bytes: number;
  readonly isInside: boolean;
  readonly raw: Buffer;
}

export interface Page {
  readonly at: number;
  readonly entries: readonly Entry[];
  /** Offset of the next page; 0 behind the last one. */
  readonly next: number;
  readonly length: number;
}

export interface Shape {
  readonly isLittle: boolean;
  readonly isBig: boolean;
  readonly countBytes: number;
  readonly entryBytes: number;
  readonly offsetBytes: number;
}

/**
 * Reads all pages in the order of the file.
 * @throws AppError `metadata-unreadable` where they are invalid or endless
 */
export async function readPages(source: Source): Promise<{ shape: Shape; pages: Page[] }> {
  const head = Buffer.from(await source.read(0, 8));
  const isLittle = head[0] === 0x49;
  const magic = isLittle ? head.readUInt16LE(2) : head.readUInt16BE(2);
  if (magic !== 42 && magic !== 43) throw unreadable('It has no header of a TIFF');
  const isBig = magic === 43;
  const shape: Shape = isBig
    ? { isLittle, isBig, countBytes: 8, entryBytes: 20, offsetBytes: 8 }
    : { isLittle, isBig, countBytes: 2, entryBytes: 12, offsetBytes: 4 };
  const seen = new Set<number>();
  /** The offset of the next page. */
  let page = numberAt(shape, await source.read(isBig ? 8 : 4, shape.offsetBytes), 0, shape.offsetBytes);
  const pages: Page[] = [];
  while (page !== 0) {
    if (seen.has(page) || pages.length >= mostPages) throw unreadable('The pages of a TIFF go in circles');
    seen.add(page);
    const read = await readPage(source, shape, page);
    pages.push({ at: page, ...read });
    page = read.next;
  }
  return { shape, pages };
}

/** Reads a whole number of so many bytes, in the byte order of the file. */
export function numberAt({ isLittle }: Shape, bytes: Buffer, at: number, length: number): number {
  if (length === 8) {
    const value = isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
    // Behind the end of every file there is.
    return value > 2n ** 52n ? 2 ** 52 : Number(value);
  }
  return isLittle ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

/** Reads one directory. */
export async function readPage(source: Source, shape: Shape, at: number) {
  const { countBytes, entryBytes, offsetBytes } = shape;
  const count = numberAt(shape, await source.read(at, countBytes), 0, countBytes);
  if (count > mostEntries) throw unreadable('A page of a TIFF has too many entries');
  const length = countBytes + count * entryBytes + offsetBytes;
  const whole = Buffer.from(await source.read(at, length));
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const from = countBytes + index * entryBytes;
    const raw = whole.subarray(from, from + entryBytes);
    const tag = numberAt(shape, raw, 0, 2);
    const type = numberAt(shape, raw, 2, 2);
    const values = numberAt(shape, raw, 4, offsetBytes);
    const valueAt = 4 + offsetBytes;
    const bytes = (sizes[type] ?? 0) * values;
    const isInside = bytes <= offsetBytes;
    const place = isInside ? at + from + valueAt : numberAt(shape, raw, valueAt, offsetBytes);
    entries.push({ tag, type, count: values, at: place, bytes, isInside, raw });
  }
  const next = numberAt(shape, whole, length - offsetBytes, offsetBytes);
  return { entries, next, length };
}

/** Reads the values of an entry that holds whole numbers. */
export async function numbers(source: Source, shape: Shape, entry: Entry): Promise<number[]> {
  const size = sizes[entry.type] ?? 0;
  if (![1, 3, 4, 13, 16, 18].includes(entry.type) || entry.bytes > mostTable)
    throw unreadable('A table of a TIFF makes no sense');
  const bytes = await source.read(entry.at, entry.bytes);
  return Array.from({ length: entry.count }, (_, index) => numberAt(shape, bytes, index * size, size));
}

/** Tags whose bytes mean nothing to TIFF: JPEG's tables, the colour profile, and the parameters of LERC. */
const opaque = new Set([347, 34675, 50674]);
/** Tags that are tables: one value for each stripe, tile, colour or shade. */
const tables = new Set([273, 279, 291, 301, 320, 324, 325, 519, 520, 521, 532]);
const numeric = new Set([1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 16, 17]);
/** Size limit of any other value; one for each sample of a pixel. */
const mostValue = 512;

/** True for entries that drawing needs. It takes numbers: a text under a needed tag is not needed. */
export function isNeeded({ tag, type, bytes }: Entry): boolean {
  if (!needed.has(tag)) return false;
  if (opaque.has(tag)) return type === 1 || type === 7;
  return numeric.has(type) && (bytes <= mostValue || tables.has(tag));
}

/** True if a page declares itself a thumbnail of another. */
export async function isThumbnail(source: Source, shape: Shape, entries: readonly Entry[]): Promise<boolean> {
  const entry = entries.find(({ tag }) => tag === subfileType);
  if (entry?.count !== 1) return false;
  return (((await numbers(source, shape, entry))[0] ?? 0) & 1) === 1;
}

/** Counts the pages without thumbnails; 1 where the file is invalid. */
export async function countPages(path: string): Promise<number> {
  const file = await open(path);
  try {
    const source = sourceOf(file, (await file.stat()).size);
    const { shape, pages } = await readPages(source);
    let count = 0;
    for (const { entries } of pages)
      if (count === 0 || !(await isThumbnail(source, shape, entries))) count += 1;
    return Math.max(1, count);
  } catch (thrown) {
    if (toErrorData(thrown).code === 'metadata-unreadable') return 1;
    throw thrown;
  } finally {
    await file.close();
  }
}
