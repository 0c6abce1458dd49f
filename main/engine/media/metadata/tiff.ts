import { open } from 'node:fs/promises';
import { toErrorData } from '../../../../contract/app-error.ts';
import type { MetadataKind } from '../../../../contract/metadata.ts';
import { type Findings, keepBlock, keepIptc, mostShown, note } from './findings.ts';
import type { Plan } from './plan.ts';
import { createRanges, type Ranges } from './ranges.ts';
import { type Source, sourceOf, unreadable } from './source.ts';

/** Tags without which a page cannot be drawn as it was (TIFF 6.0, its supplements, and what libtiff reads). */
const needed = new Set([
  254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284,
  290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338, 339,
  340, 341, 342, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 32995, 32996, 32997,
  32998, 34675, 37439, 50674,
]);
/** Where pixels lie, and how many bytes of them. */
const places = [
  { offsets: 273, counts: 279 },
  { offsets: 324, counts: 325 },
  { offsets: 513, counts: 514 },
] as const;
/** Tables of the old kind of JPEG: each offset leads to so many bytes. */
const oldTables: Readonly<Record<number, number>> = { 519: 64, 520: 272, 521: 272 };

const subfileType = 254;
const compression = 259;
const jpegTables = 347;
/** The old and the new way of putting a JPEG into a TIFF. */
const jpegs = new Set([6, 7]);
const subIfds = 330;
/** Of what is shown to people: texts by what they tell of. Everything that is not here is told as something else. */
const about: Readonly<Record<number, MetadataKind>> = {
  269: 'description',
  270: 'description',
  271: 'camera',
  272: 'camera',
  285: 'description',
  305: 'software',
  306: 'time',
  315: 'author',
  316: 'software',
  333: 'other',
  33432: 'author',
  // Where on earth each pixel lies (GeoTIFF).
  33550: 'place',
  33922: 'place',
  34264: 'place',
  34735: 'place',
  34736: 'place',
  34737: 'place',
  // GDAL's.
  42112: 'description',
  40091: 'description',
  40092: 'comment',
  40093: 'author',
  40094: 'description',
  40095: 'description',
};

const sizes: Readonly<Record<number, number>> = {
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
/** Bytes of one table of places: a page of a million strips. */
const mostTable = 8 * 1024 * 1024;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the value lies, inside of the entry or elsewhere. */
  readonly at: number;
  readonly bytes: number;
  readonly isInside: boolean;
  readonly raw: Buffer;
}

interface Page {
  readonly at: number;
  readonly entries: readonly Entry[];
  /** Where the next page is; 0 behind the last one. */
  readonly next: number;
  readonly length: number;
}

interface Shape {
  readonly isLittle: boolean;
  readonly isBig: boolean;
  readonly countBytes: number;
  readonly entryBytes: number;
  readonly offsetBytes: number;
}

/**
 * TIFF and BigTIFF: pages and their pixels stay where they are. Directories lose every entry that is not needed to draw
 * the page, and whatever no page needs becomes zeros, so that nothing is left behind in the file.
 */
export async function planTiff(source: Source, plan: Plan, findings: Findings) {
  const { shape, pages } = await readPages(source);
  const ranges = createRanges();
  ranges.keep(0, shape.isBig ? 16 : 8);
  const kept: Page[] = [];
  for (const one of pages) {
    const isReduced = kept.length > 0 && (await isThumbnail(source, shape, one.entries));
    if (isReduced) note(findings, 'thumbnail');
    else kept.push(one);
  }
  if (kept.length === 0) throw unreadable('A TIFF has no pages');
  for (const [index, one] of kept.entries())
    await keepPage(source, shape, { ...one, next: kept[index + 1]?.at ?? 0 }, ranges, findings);
  for (const { at, length, entries } of pages) {
    const gone = [[at, at + length], ...(await placesOf(source, shape, entries, 2))] as const;
    if (gone.some(([from, to]) => ranges.keeps(from, to)))
      throw unreadable('Pixels of a TIFF lie where other things are');
  }
  await tell(source, shape, pages, findings);
  if (ranges.end < source.size && (await hasContent(source, ranges.end)) && findings.kinds.length === 0)
    note(findings, 'other');
  ranges.plan(plan, Math.min(ranges.end, source.size));
}

async function readPages(source: Source): Promise<{ shape: Shape; pages: Page[] }> {
  const head = Buffer.from(await source.read(0, 8));
  const isLittle = head[0] === 0x49;
  const magic = isLittle ? head.readUInt16LE(2) : head.readUInt16BE(2);
  if (magic !== 42 && magic !== 43) throw unreadable('It has no header of a TIFF');
  const isBig = magic === 43;
  const shape: Shape = isBig
    ? { isLittle, isBig, countBytes: 8, entryBytes: 20, offsetBytes: 8 }
    : { isLittle, isBig, countBytes: 2, entryBytes: 12, offsetBytes: 4 };
  const seen = new Set<number>();
  /** The place that leads to the next page. */
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

/** How many pages there are, small copies left out; 1 where that makes no sense. */
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

const exifDirectories = new Set([34665, 34853, 40965]);

/** Where the values lie that go, those of EXIF's directories too. */
async function placesOf(
  source: Source,
  shape: Shape,
  entries: readonly Entry[],
  depth: number,
): Promise<[from: number, to: number][]> {
  const places: [number, number][] = [];
  for (const entry of entries) {
    if (isNeeded(entry)) continue;
    if (!entry.isInside) places.push([entry.at, entry.at + entry.bytes]);
    if (!exifDirectories.has(entry.tag) || depth === 0 || entry.count !== 1) continue;
    try {
      const [at = 0] = await numbers(source, shape, entry);
      const directory = await readPage(source, shape, at);
      places.push([at, at + directory.length]);
      // None of its tags are those of a page, whatever their numbers.
      const inside = directory.entries.map((one) => (isNeeded(one) ? { ...one, tag: -1 } : one));
      places.push(...(await placesOf(source, shape, inside, depth - 1)));
    } catch (thrown) {
      if (toErrorData(thrown).code !== 'metadata-unreadable') throw thrown;
      // It leads nowhere, so nothing of it is anywhere.
    }
  }
  return places;
}

async function hasContent(source: Source, from: number): Promise<boolean> {
  return (await source.read(from, Math.min(source.size - from, mostShown))).some((byte) => byte !== 0);
}

function numberAt({ isLittle }: Shape, bytes: Buffer, at: number, length: number): number {
  if (length === 8) {
    const value = isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at);
    // Behind the end of every file there is.
    return value > 2n ** 52n ? 2 ** 52 : Number(value);
  }
  return isLittle ? bytes.readUIntLE(at, length) : bytes.readUIntBE(at, length);
}

async function readPage(source: Source, shape: Shape, at: number) {
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

async function numbers(source: Source, shape: Shape, entry: Entry): Promise<number[]> {
  const size = sizes[entry.type] ?? 0;
  if (![1, 3, 4, 13, 16, 18].includes(entry.type) || entry.bytes > mostTable)
    throw unreadable('A table of a TIFF makes no sense');
  const bytes = await source.read(entry.at, entry.bytes);
  return Array.from({ length: entry.count }, (_, index) => numberAt(shape, bytes, index * size, size));
}

/** JPEG's tables, the colour profile, and the parameters of LERC: bytes that mean nothing to TIFF. */
const opaque = new Set([347, 34675, 50674]);
/** Tables: one value for each stripe, tile, colour or shade. */
const tables = new Set([273, 279, 291, 301, 320, 324, 325, 519, 520, 521, 532]);
const numeric = new Set([1, 3, 4, 5, 6, 8, 9, 10, 11, 12, 16, 17]);
/** Bytes of any other value; one for each sample of a pixel. */
const mostValue = 512;

/** Drawing takes numbers: a text under a tag that is needed is none of what is. */
function isNeeded({ tag, type, bytes }: Entry): boolean {
  if (!needed.has(tag)) return false;
  if (opaque.has(tag)) return type === 1 || type === 7;
  return numeric.has(type) && (bytes <= mostValue || tables.has(tag));
}

async function isThumbnail(source: Source, shape: Shape, entries: readonly Entry[]): Promise<boolean> {
  const entry = entries.find(({ tag }) => tag === subfileType);
  if (entry?.count !== 1) return false;
  return (((await numbers(source, shape, entry))[0] ?? 0) & 1) === 1;
}

async function keepPage(
  source: Source,
  shape: Shape,
  page: Page,
  ranges: Ranges,
  findings: Findings,
): Promise<void> {
  const { countBytes, entryBytes, offsetBytes } = shape;
  const isReduced = await isThumbnail(source, shape, page.entries);
  if (page.entries.some(({ tag }) => tag === subIfds)) {
    // A raw photograph in a TIFF's clothes: the picture itself is where otherwise smaller copies are.
    if (isReduced) throw unreadable('The first page of a TIFF is only a small copy of one that is elsewhere');
    note(findings, 'thumbnail');
  }
  const kept = page.entries.filter(isNeeded);
  if (new Set(kept.map(({ tag }) => tag)).size < kept.length)
    throw unreadable('A page of a TIFF says the same thing twice');
  // What the entries that go leave behind becomes zeros like everything else.
  const directory = Buffer.alloc(countBytes + kept.length * entryBytes + offsetBytes);
  const write = (value: number, at: number, length: number) => {
    if (length === 8) {
      if (shape.isLittle) directory.writeBigUInt64LE(BigInt(value), at);
      else directory.writeBigUInt64BE(BigInt(value), at);
    } else if (shape.isLittle) directory.writeUIntLE(value, at, length);
    else directory.writeUIntBE(value, at, length);
  };
  write(kept.length, 0, countBytes);
  for (const [index, entry] of kept.entries()) {
    const at = countBytes + index * entryBytes;
    const valueAt = 4 + offsetBytes;
    entry.raw.copy(directory, at);
    if (!sizes[entry.type]) throw unreadable('A page of a TIFF has a value of no known type');
    // What a short value leaves of its place may hold anything.
    if (entry.isInside) directory.fill(0, at + valueAt + entry.bytes, at + entryBytes);
    else {
      if (entry.at + entry.bytes > source.size) throw unreadable('A value of a TIFF lies behind its end');
      if (entry.tag === jpegTables)
        await keepJpeg(source, entry.at, entry.at + entry.bytes, ranges, findings);
      else ranges.keep(entry.at, entry.at + entry.bytes);
    }
  }
  write(page.next, countBytes + kept.length * entryBytes, offsetBytes);
  ranges.patch(page.at, directory);
  await keepPixels(source, shape, kept, ranges, findings);
}

async function keepPixels(
  source: Source,
  shape: Shape,
  kept: readonly Entry[],
  ranges: Ranges,
  findings: Findings,
): Promise<void> {
  const found = (tag: number) => kept.find((entry) => entry.tag === tag);
  const packing = found(compression);
  const isJpeg = packing !== undefined && jpegs.has((await numbers(source, shape, packing))[0] ?? 0);
  let hasPixels = false;
  for (const { offsets, counts } of places) {
    const [at, lengths] = [found(offsets), found(counts)];
    if (!at) continue;
    if (!lengths || lengths.count < at.count)
      throw unreadable('A TIFF does not tell how long its stripes are');
    const froms = await numbers(source, shape, at);
    const sizes = await numbers(source, shape, lengths);
    for (const [index, from] of froms.entries()) {
      const to = Math.min(from + (sizes[index] ?? 0), source.size);
      if (isJpeg && to > from) await keepJpeg(source, from, to, ranges, findings);
      else ranges.keep(Math.min(from, source.size), to);
      hasPixels ||= to > from;
    }
  }
  for (const [tag, length] of Object.entries(oldTables)) {
    const entry = found(Number(tag));
    for (const from of entry ? await numbers(source, shape, entry) : [])
      ranges.keep(Math.min(from, source.size), Math.min(from + length, source.size));
  }
  if (!hasPixels) throw unreadable('A page of a TIFF has no pixels');
}

/** A stripe or tile that is a JPEG may have segments of its own; those that tell something become zeros where they are. */
async function keepJpeg(
  source: Source,
  from: number,
  to: number,
  ranges: Ranges,
  findings: Findings,
): Promise<void> {
  let kept = from;
  let at = from + 2;
  const isWhole = to - from >= 4 && (await source.read(from, 2)).readUInt16BE(0) === 0xffd8;
  while (isWhole && to - at >= 4) {
    const head = await source.read(at, 4);
    const [fill, marker = 0] = head;
    const end = at + 2 + head.readUInt16BE(2);
    if (fill !== 0xff || marker === 0xda || marker === 0xd9) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (end > to || end < at + 4) throw unreadable('A stripe of a TIFF is a JPEG that makes no sense');
    // Adobe's tells how its colours are meant.
    if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee)) {
      const body = Buffer.from(await source.read(at + 4, end - at - 4));
      if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0')
        keepBlock(findings, 'exif', body.subarray(6));
      else if (body.some((byte) => byte !== 0))
        note(findings, marker === 0xfe ? 'comment' : 'other', marker === 0xfe ? body.toString('utf8') : null);
      ranges.keep(kept, at + 4);
      kept = end;
    }
    at = end;
  }
  ranges.keep(kept, to);
}

const xmpTag = 700;
const iptcTag = 33723;
const photoshopTag = 34377;
const gpsTag = 34853;
const exifTag = 34665;

/** What the entries that go would have told. */
async function tell(source: Source, shape: Shape, pages: readonly Page[], findings: Findings): Promise<void> {
  const entries = pages.flatMap((page) => page.entries);
  for (const entry of entries) {
    if (isNeeded(entry) || entry.tag === subIfds) continue;
    const isThere = entry.at + entry.bytes <= source.size;
    const value = isThere
      ? Buffer.from(await source.read(entry.at, Math.min(entry.bytes, mostShown)))
      : Buffer.alloc(0);
    if (entry.tag === xmpTag) keepBlock(findings, 'xmp', value);
    else if (entry.tag === photoshopTag) keepBlock(findings, 'photoshop', value);
    else if (entry.tag === iptcTag) keepIptc(findings, value);
    else if (entry.tag === gpsTag) note(findings, 'place');
    else if (entry.tag === exifTag) note(findings, 'camera');
    else {
      const encoding = entry.tag >= 40091 && entry.tag <= 40095 ? 'utf16le' : 'utf8';
      note(findings, about[entry.tag] ?? 'other', value.toString(encoding));
    }
  }
  // All of EXIF hangs on the first page; small enough files are looked into as a whole.
  const hasExif = entries.some(({ tag }) => tag === gpsTag || tag === exifTag);
  const [first] = pages;
  if (!first || !hasExif || shape.isBig || source.size > mostWhole) return;
  const whole = Buffer.from(await source.read(0, source.size));
  // In EXIF a second page is a small copy; here it is a page.
  whole.fill(0, first.at + first.length - shape.offsetBytes, first.at + first.length);
  findings.exif.push(whole);
}

const mostWhole = 24 * 1024 * 1024;
