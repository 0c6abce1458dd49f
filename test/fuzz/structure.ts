import { crc32 } from 'node:zlib';

/** Describes a structural part of a file: a chunk, a segment, a box. */
export interface Part {
  readonly from: number;
  readonly to: number;
  /** Position and encoding of its length; null where it has none. */
  readonly length: { readonly at: number; readonly bytes: 1 | 2 | 4; readonly isLittle: boolean } | null;
}

/** Parses the parts of a file, by its kind; none where it is unknown, or invalid. */
export function partsOf(bytes: Buffer): Part[] {
  const text = bytes.toString('latin1', 0, 12);
  try {
    if (text.startsWith('\x89PNG'))
      return chunks(bytes, 8, { lengthAt: 0, head: 8, tail: 4, isLittle: false, pad: 1 });
    if (text.startsWith('RIFF')) return riff(bytes, 12, bytes.length);
    if (text.startsWith('\xff\xd8')) return segments(bytes);
    if (text.startsWith('GIF8')) return blocks(bytes);
    if (text.startsWith('II') || text.startsWith('MM')) return entries(bytes);
    if (text.slice(4, 8) === 'ftyp') return boxes(bytes, 0, bytes.length, 0);
    if (text.startsWith('\x1aE\xdf\xa3')) return elements(bytes, 0, bytes.length, 0);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  return [];
}

const mostParts = 2_000;

interface ChunkShape {
  readonly lengthAt: number;
  readonly head: number;
  readonly tail: number;
  readonly isLittle: boolean;
  readonly pad: 1 | 2;
}

function chunks(bytes: Buffer, start: number, shape: ChunkShape, end = bytes.length): Part[] {
  const parts: Part[] = [];
  for (let at = start; at + shape.head <= end && parts.length < mostParts; ) {
    const lengthAt = at + shape.lengthAt;
    const length = shape.isLittle ? bytes.readUInt32LE(lengthAt) : bytes.readUInt32BE(lengthAt);
    const to = Math.min(at + shape.head + length + shape.tail + ((shape.pad - 1) & length), end);
    parts.push({ from: at, to, length: { at: lengthAt, bytes: 4, isLittle: shape.isLittle } });
    at = to;
  }
  return parts;
}

function riff(bytes: Buffer, from: number, to: number): Part[] {
  const outer = chunks(bytes, from, { lengthAt: 4, head: 8, tail: 0, isLittle: true, pad: 2 }, to);
  const frames = outer.filter((part) => bytes.toString('latin1', part.from, part.from + 4) === 'ANMF');
  return [
    ...outer,
    ...frames.flatMap((part) => (part.from + 24 < part.to ? riff(bytes, part.from + 24, part.to) : [])),
  ];
}

function segments(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && parts.length < mostParts; ) {
    const marker = bytes.readUInt8(at + 1);
    const to = Math.min(at + 2 + bytes.readUInt16BE(at + 2), bytes.length);
    parts.push({ from: at, to, length: { at: at + 2, bytes: 2, isLittle: false } });
    if (marker === 0xda) {
      parts.push({ from: to, to: bytes.length, length: null });
      break;
    }
    at = to;
  }
  return parts;
}

function blocks(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  const table = (packed: number) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  const chain = (from: number) => {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    return Math.min(at + 1, bytes.length);
  };
  for (let at = 13 + table(bytes.readUInt8(10)); at < bytes.length && parts.length < mostParts; ) {
    const kind = bytes[at];
    const data = kind === 0x2c ? at + 10 + table(bytes.readUInt8(at + 9)) + 1 : at + 2;
    const to = kind === 0x3b ? at + 1 : chain(data);
    parts.push({ from: at, to, length: kind === 0x3b ? null : { at: data, bytes: 1, isLittle: false } });
    if (kind !== 0x21 && kind !== 0x2c) break;
    at = to;
  }
  return parts;
}

/** Returns the entries of the first directory: their number of values is what a length is elsewhere. */
function entries(bytes: Buffer): Part[] {
  const isLittle = bytes[0] === 0x49;
  const at = isLittle ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  const count = isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  return Array.from({ length: Math.min(count, 200) }, (_, index) => {
    const from = at + 2 + index * 12;
    return {
      from,
      to: Math.min(from + 12, bytes.length),
      length: { at: from + 4, bytes: 4, isLittle } as const,
    };
  });
}

const holdsBoxes = /^(moov|trak|mdia|minf|stbl|udta|dinf|edts|moof|traf|mvex|iprp|ipco|iinf)$/;

function boxes(bytes: Buffer, from: number, to: number, depth: number): Part[] {
  const parts: Part[] = [];
  for (let at = from; at + 8 <= to && parts.length < mostParts; ) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) break;
    const end = Math.min(at + length, to);
    parts.push({ from: at, to: end, length: { at, bytes: 4, isLittle: false } });
    const type = bytes.toString('latin1', at + 4, at + 8);
    const inside = type === 'meta' ? at + 12 : at + 8;
    if ((type === 'meta' || holdsBoxes.test(type)) && depth < 8)
      parts.push(...boxes(bytes, inside, end, depth + 1));
    at = end;
  }
  return parts;
}

const holdsElements = new Set([
  0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0, 0x1254c367, 0x114d9b74,
]);

function elements(bytes: Buffer, from: number, to: number, depth: number): Part[] {
  const parts: Part[] = [];
  for (let at = from; at + 2 <= to && parts.length < mostParts; ) {
    const idBytes = Math.clz32(bytes.readUInt8(at)) - 23;
    const lengthAt = at + idBytes;
    const lengthBytes = Math.clz32(bytes.readUInt8(lengthAt)) - 23;
    if (idBytes > 4 || lengthBytes > 8) break;
    let length = bytes.readUInt8(lengthAt) & (2 ** (8 - lengthBytes) - 1);
    for (let index = 1; index < lengthBytes; index += 1)
      length = length * 256 + bytes.readUInt8(lengthAt + index);
    const inside = lengthAt + lengthBytes;
    const end = Math.min(inside + length, to);
    parts.push({ from: at, to: end, length: { at: lengthAt, bytes: 1, isLittle: false } });
    const id = bytes.readUIntBE(at, idBytes);
    if (holdsElements.has(id) && depth < 6) parts.push(...elements(bytes, inside, end, depth + 1));
    at = end;
  }
  return parts;
}

/** Recomputes the checksums, so that decoders read the changed parts. */
export function mendChecksums(bytes: Buffer): Buffer {
  if (!bytes.toString('latin1', 0, 4).startsWith('\x89PNG')) return bytes;
  const mended = Buffer.from(bytes);
  for (const { from, to } of partsOf(mended))
    if (to - from >= 12) mended.writeUInt32BE(crc32(mended.subarray(from + 4, to - 4)), to - 4);
  return mended;
}
