import { toErrorData } from '../../../../contract/app-error.ts';
import { type Findings, keepBlock, mostShown, note } from './findings.ts';
import type { Plan } from './plan.ts';
import { createRanges, type Ranges } from './ranges.ts';
import { type Source, unreadable } from './source.ts';
import { noteEntries } from './tiff-findings.ts';
import {
  type Entry,
  isNeeded,
  isThumbnail,
  numbers,
  type Page,
  readPage,
  readPages,
  type Shape,
  sizes,
  subIfds,
} from './tiff-pages.ts';

/** Pairs of tags of the offsets of pixels and their lengths. */
const places = [
  { offsets: 273, counts: 279 },
  { offsets: 324, counts: 325 },
  { offsets: 513, counts: 514 },
] as const;
/** Tables of the old kind of JPEG, with their lengths. */
const oldTables: Readonly<Record<number, number>> = { 519: 64, 520: 272, 521: 272 };

const compression = 259;
const jpegTables = 347;
/** Compressions: the old and the new way of putting a JPEG into a TIFF. */
const jpegs = new Set([6, 7]);
/**
 * Plans a TIFF or BigTIFF: pages and their pixels stay where they are. Directories lose every entry that is not
 * needed to draw the page, and whatever no page needs becomes zeros, so that nothing is left behind in the file.
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
  await noteEntries(source, shape, pages, findings);
  if (ranges.end < source.size && (await hasContent(source, ranges.end)) && findings.kinds.length === 0)
    note(findings, 'other');
  ranges.plan(plan, Math.min(ranges.end, source.size));
}

const exifDirectories = new Set([34665, 34853, 40965]);

/** Lists the ranges of removed values, those of EXIF's directories too. */
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

/**
 * Keeps a stripe or tile that is a JPEG. It may have segments of its own; those that carry metadata become zeros
 * where they are.
 */
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
