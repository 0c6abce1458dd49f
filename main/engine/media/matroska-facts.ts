import type { FileHandle } from 'node:fs/promises';
import { readAt } from './iso/boxes.ts';
import { ids, isShown, segmentRules } from './metadata/matroska-elements.ts';
import { unknownVideo, type VideoFacts } from './video-facts.ts';

// Read here, and not by the library that reads other videos: in a damaged file that looks for the next element byte by
// byte, and does not always stop.

const [timestampScale, duration, clusterTimestamp] = [0x2ad7b1, 0x4489, 0xe7];
const [video, pixelWidth, pixelHeight, displayWidth, displayHeight, displayUnit] = [
  0xe0, 0xb0, 0xba, 0x54b0, 0x54ba, 0x54b2,
];
/**
 * Maximum number of elements: clusters, and blocks of those that have no length of their own, of a day of pictures
 * and sound.
 */
const mostElements = 20_000_000;
/** Size limit of the elements about tracks and times: a font may be as large, and is none of it. */
const largestSaid = 4_000_000;
const usualScale = 1_000_000;

interface Element {
  readonly id: number;
  readonly from: number;
  /** Null: its length is unknown. */
  readonly to: number | null;
}

/** Contents by element id: of tracks, times and sizes. */
interface Said {
  scale: number;
  /** In units of the scale; null where it is missing. */
  length: number | null;
  width: number | null;
  height: number | null;
  hasPicture: boolean;
  hasSound: boolean;
  /** Numbers of tracks that are neither seen nor heard: when those end says nothing. */
  readonly others: Set<number>;
}

/**
 * Reads the size as shown, the length in ms and whether there is sound; unknown where one element is not behind the
 * other.
 */
export async function matroskaFacts(file: FileHandle): Promise<VideoFacts> {
  const { size } = await file.stat();
  const read = windowOf(file, size);
  const header = elementIn(await read(0), 0);
  if (header?.id !== ids.header || header.to === null) return unknownVideo;
  const segment = elementIn(await read(header.to), header.to);
  if (segment?.id !== ids.segment) return unknownVideo;
  const said: Said = {
    scale: usualScale,
    length: null,
    width: null,
    height: null,
    hasPicture: false,
    hasSound: false,
    others: new Set(),
  };
  const end = Math.min(segment.to ?? size, size);
  let [at, count, cluster, last] = [segment.from, 0, 0, 0];
  while (at < end) {
    const element = elementIn(await read(at), at);
    count += 1;
    if (!element || !known.has(element.id) || count > mostElements) return unknownVideo;
    const { id, from, to } = element;
    const content = async () => readAt(file, from, Math.min((to ?? from) - from, largestSaid));
    if (id === ids.info) info(await content(), said);
    else if (id === ids.tracks) tracks(await content(), said);
    else if (id === clusterTimestamp) cluster = numberOf(await content());
    else if (id === ids.simpleBlock) last = Math.max(last, cluster + blockTime(await read(from), said));
    // Of one that has a length, its time is the first thing in it, and all that is needed of a recording of a minute.
    if (id === ids.cluster && to !== null)
      last = Math.max(last, await lastTime(file, from, Math.min(to, end), said));
    at = id === ids.cluster && to === null ? from : (to ?? from);
  }
  if (!said.hasPicture) return unknownVideo;
  const ms = ((said.length ?? last) * said.scale) / 1_000_000;
  const isKnown = Number.isFinite(ms) && ms >= 0 && (said.length !== null || last > 0);
  return {
    width: said.width,
    height: said.height,
    duration: isKnown ? Math.round(ms) : null,
    hasSound: said.hasSound,
  };
}

/** Elements allowed in a segment, and in a cluster without a length. */
const known = new Set<number>([
  ...segmentRules.level1,
  ...segmentRules.cluster.keys(),
  ids.void,
  ids.checksum,
  ids.simpleBlock,
  ids.blockGroup,
]);

function info(bytes: Buffer, said: Said): void {
  for (const { id, body } of inside(bytes)) {
    if (id === timestampScale) said.scale = numberOf(body) || usualScale;
    else if (id === duration && body.length === 4) said.length = body.readFloatBE(0);
    else if (id === duration && body.length === 8) said.length = body.readDoubleBE(0);
  }
}

function tracks(bytes: Buffer, said: Said): void {
  for (const { id, body } of inside(bytes)) {
    if (id !== ids.trackEntry) continue;
    const parts = inside(body);
    const tells = (wanted: number) =>
      numberOf(parts.find((part) => part.id === wanted)?.body ?? Buffer.alloc(0));
    const type = tells(ids.trackType);
    if (!isShown(type)) said.others.add(tells(ids.trackNumber));
    if (type === 2) said.hasSound = true;
    if (type !== 1 || said.hasPicture) continue;
    said.hasPicture = true;
    const shape = inside(parts.find((part) => part.id === video)?.body ?? Buffer.alloc(0));
    const told = (wanted: number) => {
      const body = shape.find((part) => part.id === wanted)?.body;
      return body ? numberOf(body) || null : null;
    };
    // In other units than pixels only the shape is told.
    const isInPixels = (told(displayUnit) ?? 0) === 0;
    said.width = (isInPixels ? told(displayWidth) : null) ?? told(pixelWidth);
    said.height = (isInPixels ? told(displayHeight) : null) ?? told(pixelHeight);
  }
}

/**
 * Finds when the last of the blocks begins, in a cluster that has a length; blocks in groups stand for less than
 * others.
 */
async function lastTime(file: FileHandle, from: number, to: number, said: Said): Promise<number> {
  const bytes = await readAt(file, from, Math.min(to - from, largestSaid));
  let [cluster, last] = [0, 0];
  for (const { id, body } of inside(bytes)) {
    if (id === clusterTimestamp) cluster = numberOf(body);
    else if (id === ids.simpleBlock) last = Math.max(last, cluster + blockTime(body, said));
  }
  return Math.max(cluster, last);
}

/** Reads a block's time, after its track's number; it may be before that of the cluster. */
function blockTime(body: Buffer, { others }: Said): number {
  const at = Math.clz32(body[0] ?? 0) - 23;
  const number = numberOf(body.subarray(0, at)) - 2 ** (7 * at);
  if (others.has(number)) return Number.NEGATIVE_INFINITY;
  return body.length >= at + 2 ? body.readInt16BE(at) : 0;
}

function* elements(bytes: Buffer): Generator<Element> {
  for (let at = 0; at < bytes.length; ) {
    const element = elementIn(bytes.subarray(at, at + 12), at);
    if (element?.to == null) return;
    yield element;
    at = element.to;
  }
}

const inside = (bytes: Buffer) =>
  [...elements(bytes)].map(({ id, from, to }) => ({ id, body: bytes.subarray(from, to ?? from) }));

function numberOf(body: Buffer): number {
  let value = 0;
  for (const byte of body.subarray(0, 8)) value = value * 256 + byte;
  return value;
}

/**
 * Reads the header of an element.
 * @param head the bytes at that offset
 * @returns null where there is none
 */
function elementIn(head: Buffer, at: number): Element | null {
  const idBytes = Math.clz32(head[0] ?? 0) - 23;
  const lengthBytes = Math.clz32(head[idBytes] ?? 0) - 23;
  if (idBytes > 4 || lengthBytes > 8 || idBytes + lengthBytes > head.length) return null;
  const mask = 2 ** (8 - lengthBytes) - 1;
  let length = (head[idBytes] ?? 0) & mask;
  let isOpen = length === mask;
  for (const byte of head.subarray(idBytes + 1, idBytes + lengthBytes)) {
    length = length * 256 + byte;
    isOpen &&= byte === 0xff;
  }
  const from = at + idBytes + lengthBytes;
  return { id: head.readUIntBE(0, idBytes), from, to: isOpen ? null : from + length };
}

const windowBytes = 64 * 1024;
const headBytes = 12;

/** Reads the first bytes at an offset; consecutive offsets share one read. */
function windowOf(file: FileHandle, size: number): (at: number) => Promise<Buffer> {
  let start = 0;
  let held: Buffer = Buffer.alloc(0);
  return async (at) => {
    const wanted = Math.max(0, Math.min(headBytes, size - at));
    if (at < start || at + wanted > start + held.length) {
      start = at;
      held = await readAt(file, at, Math.max(0, Math.min(windowBytes, size - at)));
    }
    return held.subarray(at - start, at - start + wanted);
  };
}
