import type { FileHandle } from 'node:fs/promises';
import { cr3Previews } from './cr3-preview.ts';
import type { Place, Preview } from './preview.ts';

/** Maximum number of directories: a chain that is longer leads in a circle. */
const mostDirectories = 32;
const mostEntries = 1_000;
/** Size limit of a preview, bytes. One in full size has some ten million. */
const largestPreview = 60_000_000;

const tags = {
  compression: 0x0103,
  stripOffsets: 0x0111,
  orientation: 0x0112,
  stripByteCounts: 0x0117,
  subDirectories: 0x014a,
  jpegOffset: 0x0201,
  jpegLength: 0x0202,
  /** Panasonic's tag: the preview itself. */
  jpegFromRaw: 0x002e,
} as const;

/** Compressions of TIFF 6.0 and its supplement that denote a JPEG. */
const jpegCompressions = new Set([6, 7]);
const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 7: 1, 13: 4 };

/**
 * Finds the largest preview in a raw file: those that are TIFF inside (CR2, NEF, ARW, DNG, ORF, RW2 and others),
 * Fuji's RAF and Canon's CR3.
 * @returns null where there is none
 */
export async function rawPreview(file: FileHandle): Promise<Preview | null> {
  const { places, orientation } = await placesIn(file);
  for (const { offset, length } of places.toSorted((a, b) => b.length - a.length)) {
    const jpeg = await jpegAt(file, offset, length);
    if (jpeg) return { jpeg, orientation };
  }
  return null;
}

async function placesIn(file: FileHandle): Promise<{ places: Place[]; orientation: number }> {
  const head = await read(file, 0, 92);
  if (head.toString('latin1', 4, 12) === 'ftypcrx ') return await cr3Previews(file);
  if (head.toString('latin1', 0, 8) === 'FUJIFILM' && head.length === 92)
    return { places: [{ offset: head.readUInt32BE(84), length: head.readUInt32BE(88) }], orientation: 1 };
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return { places: [], orientation: 1 };
  const isLittle = order === 'II';
  return await previewsIn(file, isLittle, uint32(head, 4, isLittle));
}

async function previewsIn(file: FileHandle, isLittle: boolean, first: number) {
  const places: Place[] = [];
  let orientation = 1;
  const seen = new Set<number>();
  const toRead = [first];
  for (let at = toRead.shift(); at !== undefined && seen.size < mostDirectories; at = toRead.shift()) {
    if (at === 0 || seen.has(at)) continue;
    seen.add(at);
    const directory = await readDirectory(file, isLittle, at);
    if (!directory) continue;
    const { values, next } = directory;
    const one = (tag: number) => values.get(tag)?.[0];
    if (seen.size === 1) orientation = one(tags.orientation) ?? 1;
    const isJpeg = jpegCompressions.has(one(tags.compression) ?? 0);
    const strips = values.get(tags.stripOffsets) ?? [];
    for (const [offset, length] of [
      [one(tags.jpegOffset), one(tags.jpegLength)],
      isJpeg && strips.length === 1 ? [strips[0], one(tags.stripByteCounts)] : [],
      directory.jpegFromRaw ? [directory.jpegFromRaw.offset, directory.jpegFromRaw.length] : [],
    ])
      if (offset !== undefined && length !== undefined) places.push({ offset, length });
    toRead.push(...(values.get(tags.subDirectories) ?? []), next);
  }
  return { places, orientation };
}

interface Directory {
  /** Values of entries that hold whole numbers, by tag. */
  readonly values: ReadonlyMap<number, readonly number[]>;
  readonly jpegFromRaw: Place | null;
  readonly next: number;
}

async function readDirectory(file: FileHandle, isLittle: boolean, at: number): Promise<Directory | null> {
  const counted = await read(file, at, 2);
  const count = counted.length === 2 ? uint16(counted, 0, isLittle) : 0;
  if (count === 0 || count > mostEntries) return null;
  const bytes = await read(file, at + 2, count * 12 + 4);
  if (bytes.length < count * 12) return null;
  const values = new Map<number, number[]>();
  let jpegFromRaw: Place | null = null;
  for (let entry = 0; entry < count * 12; entry += 12) {
    const tag = uint16(bytes, entry, isLittle);
    const type = uint16(bytes, entry + 2, isLittle);
    const number = uint32(bytes, entry + 4, isLittle);
    const size = sizes[type];
    if (size === undefined) continue;
    if (tag === tags.jpegFromRaw && number > 4)
      jpegFromRaw = { offset: uint32(bytes, entry + 8, isLittle), length: number };
    if (type === 7 || number > mostEntries) continue;
    const isInPlace = size * number <= 4;
    const source = isInPlace
      ? bytes.subarray(entry + 8, entry + 12)
      : await read(file, uint32(bytes, entry + 8, isLittle), size * number);
    if (source.length < size * number) continue;
    values.set(
      tag,
      Array.from({ length: number }, (_, index) =>
        size === 1
          ? source.readUInt8(index)
          : size === 2
            ? uint16(source, index * 2, isLittle)
            : uint32(source, index * 4, isLittle),
      ),
    );
  }
  const next = bytes.length >= count * 12 + 4 ? uint32(bytes, count * 12, isLittle) : 0;
  return { values, jpegFromRaw, next };
}

/**
 * Checks for a JPEG that can be drawn. Raw pixels may be JPEG too, of the lossless kind, which nothing here can
 * draw (SOF3).
 */
async function jpegAt(file: FileHandle, offset: number, length: number): Promise<Buffer | null> {
  if (length < 4 || length > largestPreview || !Number.isSafeInteger(offset)) return null;
  const bytes = await read(file, offset, length);
  if (bytes.length < length || bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes.readUInt8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return marker <= 0xc2 ? bytes : null;
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

const uint16 = (from: Buffer, at: number, isLittle: boolean) =>
  isLittle ? from.readUInt16LE(at) : from.readUInt16BE(at);
const uint32 = (from: Buffer, at: number, isLittle: boolean) =>
  from.length < at + 4 ? 0 : isLittle ? from.readUInt32LE(at) : from.readUInt32BE(at);
