import { masksOf, readMasked } from './bmp-masks.ts';

/** Four bytes a pixel: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface BmpHeader {
  /** Bytes of it. */
  readonly length: number;
  readonly width: number;
  /** Less than nothing: its first row is at its top. */
  readonly height: number;
  readonly bits: number;
  readonly compression: number;
  readonly colours: number;
  /** Where its pixels are. */
  readonly start: number;
}

const fileHeader = 14;
/** The first kind of header, with its sizes in two bytes each and three bytes a colour. */
const coreHeader = 12;
/** Enough of a file to read a header from it. */
export const bmpHead = fileHeader + 36;

/** @param file at least its first bytes, as many as `bmpHead` if it has them */
export function readBmpHeader(file: Buffer): BmpHeader {
  const start = file.readUInt32LE(10);
  const length = file.readUInt32LE(14);
  if (length === coreHeader)
    return {
      length,
      width: file.readUInt16LE(18),
      height: file.readUInt16LE(20),
      bits: file.readUInt16LE(24),
      compression: 0,
      colours: 0,
      start,
    };
  // OS/2 may leave out all that is nothing at its end.
  const optional = (at: number) => (at + 4 <= fileHeader + length ? file.readUInt32LE(at) : 0);
  return {
    length,
    width: file.readInt32LE(18),
    height: file.readInt32LE(22),
    bits: file.readUInt16LE(28),
    compression: optional(30),
    colours: optional(46),
    start,
  };
}

/** @throws when it is damaged, or of a kind that nobody writes */
export function decodeBmp(file: Buffer): Pixels {
  const header = readBmpHeader(file);
  const { width, bits, compression } = header;
  const height = Math.abs(header.height);
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits)) throw new Error(`It has ${bits} bits.`);
  if (width <= 0 || height === 0) throw new Error('It has no pixels.');
  const palette = bits <= 8 ? paletteOf(file, header) : null;
  const masks = bits === 16 || bits === 32 ? masksOf(file, header) : null;
  const start = header.start || fileHeader + header.length + (palette?.length ?? masks?.length ?? 0);
  const stored = file.subarray(start);
  const isRle = (compression === 1 && bits === 8) || (compression === 2 && bits === 4);
  if (!isRle && !masks && compression !== 0)
    throw new Error(`It has ${bits} bits in compression ${compression}.`);
  // Before there is room made for it: what is said in few bytes may be large.
  const rowLength = Math.ceil((width * bits) / 32) * 4;
  // Some writers leave the last row without what fills it up.
  const needed = rowLength * (height - 1) + Math.ceil((width * bits) / 8);
  if (!isRle && stored.length < needed) throw new Error('It ends in its pixels.');
  const data = new Uint8Array(width * height * 4);
  const rowAt = (row: number) => (header.height < 0 ? row : height - 1 - row) * width * 4;
  if (masks) {
    for (let row = 0; row < height; row += 1)
      readMasked(stored.subarray(row * rowLength), width, bits, masks, data, rowAt(row));
  } else if (palette) {
    const indexes = isRle
      ? runs(stored, width, height, bits)
      : packed(stored, width, height, bits, rowLength);
    const whole = new Uint32Array(data.buffer);
    for (let row = 0; row < height; row += 1)
      for (let x = 0, from = row * width, to = rowAt(row) / 4; x < width; x += 1, from += 1, to += 1)
        whole[to] = palette.colours[indexes[from] as number] as number;
  } else
    for (let row = 0; row < height; row += 1)
      for (let x = 0, from = row * rowLength, to = rowAt(row); x < width; x += 1, from += 3, to += 4) {
        data[to] = stored[from + 2] as number;
        data[to + 1] = stored[from + 1] as number;
        data[to + 2] = stored[from] as number;
        data[to + 3] = 255;
      }
  return { width, height, data };
}

/** As many colours as there may be, black where it has none. */
function paletteOf(file: Buffer, { length, bits, colours, start }: BmpHeader) {
  const size = length === coreHeader ? 3 : 4;
  const from = fileHeader + length;
  const most = 1 << bits;
  const said = colours === 0 ? most : Math.min(colours, most);
  const end = Math.min(start || file.length, file.length);
  const count = Math.max(0, Math.min(said, Math.floor((end - from) / size)));
  const all = Buffer.alloc(most * 4);
  for (let index = 0; index < most; index += 1) {
    const at = from + index * size;
    const [blue = 0, green = 0, red = 0] = index < count ? file.subarray(at, at + 3) : [];
    all.set([red, green, blue, 255], index * 4);
  }
  return { colours: new Uint32Array(Uint8Array.from(all).buffer), length: said * size };
}

function packed(stored: Buffer, width: number, height: number, bits: number, rowLength: number): Uint8Array {
  const indexes = new Uint8Array(width * height);
  const mask = (1 << bits) - 1;
  for (let row = 0, to = 0; row < height; row += 1)
    for (let x = 0; x < width; x += 1, to += 1) {
      const bit = x * bits;
      const byte = stored[row * rowLength + (bit >> 3)] as number;
      indexes[to] = (byte >> (8 - bits - (bit & 7))) & mask;
    }
  return indexes;
}

/** RLE8 and RLE4; what it leaves out is of the first colour. */
function runs(stored: Buffer, width: number, height: number, bits: number): Uint8Array {
  const indexes = new Uint8Array(width * height);
  let at = 0;
  let x = 0;
  let row = 0;
  const next = () => {
    const byte = stored[at];
    if (byte === undefined) throw new Error('It ends in its pixels.');
    at += 1;
    return byte;
  };
  const set = (index: number) => {
    if (x < width) indexes[row * width + x] = index;
    x += 1;
  };
  const half = (byte: number, isLow: boolean) => (isLow ? byte & 15 : byte >> 4);
  // Some writers leave out the end of the last row, or of the whole.
  while (row < height && !(row === height - 1 && x >= width)) {
    const count = next();
    const value = next();
    if (count > 0) {
      for (let i = 0; i < count; i += 1) set(bits === 8 ? value : half(value, i % 2 === 1));
    } else if (value === 0) {
      x = 0;
      row += 1;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      x += next();
      row += next();
    } else {
      const length = Math.ceil((value * bits) / 8);
      for (let i = 0, byte = 0; i < value; i += 1) {
        if (bits === 8 || i % 2 === 0) byte = next();
        set(bits === 8 ? byte : half(byte, i % 2 === 1));
      }
      // It is of an even length in the file.
      if (length % 2 === 1) at += 1;
    }
  }
  return indexes;
}
