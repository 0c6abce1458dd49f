/** What a header says of how its pixels are stored; `length`: bytes of the header. */
interface Stored {
  readonly length: number;
  readonly bits: number;
  readonly compression: number;
}

/** Where a channel is in the number of a pixel, and what each of its values is in eight bits. */
interface Channel {
  readonly shift: number;
  readonly most: number;
  /** Bits beyond those that are looked up. */
  readonly surplus: number;
  readonly scaled: Uint8Array;
}

export interface Masks {
  readonly red: Channel;
  readonly green: Channel;
  readonly blue: Channel;
  /** Null: all of it is solid. */
  readonly alpha: Channel | null;
  /** Bytes of the masks between header and pixels. */
  readonly length: number;
}

const fileHeader = 14;
/** Headers from this length on hold the masks themselves; before, they follow. */
const [ownColours, ownAlpha] = [52, 56];
const masksAt = fileHeader + 40;
const [bitFields, alphaBitFields] = [3, 6];
const usual: Readonly<Record<number, readonly [number, number, number, number]>> = {
  16: [0x7c00, 0x03e0, 0x001f, 0],
  // Who writes no masks puts alpha there, or nothing at all.
  32: [0x00ff0000, 0x0000ff00, 0x000000ff, 0xff000000],
};

/** Reads the masks of red, green, blue and alpha of a BMP with 16 or 32 bits. @throws for another compression */
export function masksOf(file: Buffer, { length, bits, compression }: Stored): Masks {
  const hasMasks = compression === bitFields || compression === alphaBitFields;
  if (!hasMasks && compression !== 0) throw new Error(`It has ${bits} bits in compression ${compression}.`);
  const hasAlpha = compression === alphaBitFields || length >= ownAlpha;
  const [red, green, blue, alpha] = hasMasks
    ? [0, 4, 8, 12].map((at) => (at === 12 && !hasAlpha ? 0 : file.readUInt32LE(masksAt + at)))
    : (usual[bits] ?? []);
  return {
    red: channelOf(red),
    green: channelOf(green),
    blue: channelOf(blue),
    alpha: alpha ? channelOf(alpha) : null,
    length: hasMasks && length < ownColours ? (compression === alphaBitFields ? 16 : 12) : 0,
  };
}

/** Maximum number of bits of a channel that are looked up: the eye knows no more. */
const mostBits = 12;

function channelOf(mask = 0): Channel {
  const bits = mask >>> 0;
  if (bits === 0) return { shift: 0, most: 0, surplus: 0, scaled: new Uint8Array(1) };
  const shift = 31 - Math.clz32(bits & -bits);
  const width = 32 - Math.clz32(bits >>> shift);
  const surplus = Math.max(0, width - mostBits);
  const most = 2 ** (width - surplus) - 1;
  const scaled = Uint8Array.from({ length: most + 1 }, (_, value) => Math.round((value * 255) / most));
  return { shift, most, surplus, scaled };
}

const eightBits = (pixel: number, { shift, most, surplus, scaled }: Channel) =>
  scaled[(pixel >>> (shift + surplus)) & most] as number;

/** Reads a row of pixels, four bytes each, into `data` from `to` on. */
export function readMasked(
  row: Buffer,
  width: number,
  bits: number,
  { red, green, blue, alpha }: Masks,
  data: Uint8Array,
  to: number,
): void {
  for (let x = 0, at = to; x < width; x += 1, at += 4) {
    const pixel = bits === 16 ? row.readUInt16LE(x * 2) : row.readUInt32LE(x * 4);
    data[at] = eightBits(pixel, red);
    data[at + 1] = eightBits(pixel, green);
    data[at + 2] = eightBits(pixel, blue);
    data[at + 3] = alpha ? eightBits(pixel, alpha) : 255;
  }
}
