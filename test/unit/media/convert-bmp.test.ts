import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../engine/support/running-engine.ts';
import { convert } from '../../support/media/operations.ts';

const run = promisify(execFile);

/** What another program sees in it. */
async function byFfmpeg(path: string): Promise<Buffer> {
  const options = ['-v', 'error', '-i', path, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'];
  const { stdout } = await run('ffmpeg', options, { encoding: 'buffer' }).catch((thrown) => {
    throw new Error('This test needs ffmpeg; npm test installs it where it may', { cause: thrown });
  });
  return stdout;
}

async function byUs(path: string): Promise<Buffer> {
  const target = join(await temporaryFolder(), 'made');
  await convert(path, { 'image/png': 1_000_000, 'image/jpeg': 0, 'image/gif': 0 }, target);
  return await sharp(await readFile(target))
    .ensureAlpha()
    .raw()
    .toBuffer();
}

/** No colour has two channels alike, and none is its own reverse. */
const colour = (index: number) => [
  (63 + index * 37) % 256,
  (70 + index * 59) % 256,
  (163 + index * 83) % 256,
];

interface Kind {
  readonly bits: 1 | 4 | 8 | 24;
  /** Bytes of the header: 12 and 64 are OS/2's. */
  readonly header: 12 | 40 | 64 | 108 | 124;
  readonly width: number;
  readonly height: number;
  readonly isTopDown?: boolean;
  /** Colours in the palette, if not all there may be. */
  readonly colours?: number;
  /** Bytes between the palette and the pixels. */
  readonly gap?: number;
  /** What is stored instead of rows. */
  readonly rle?: readonly number[];
}

/** A BMP whose pixels count up through the palette. */
function bmp({ bits, header, width, height, isTopDown, colours, gap = 0, rle }: Kind): Buffer {
  const many = bits === 24 ? 0 : (colours ?? 1 << bits);
  const palette = Array.from({ length: many }, (_, index) => {
    const quad = colour(index).reverse();
    return header === 12 ? quad : [...quad, 0];
  }).flat();
  const rowLength = Math.ceil((width * bits) / 32) * 4;
  const rows = Buffer.alloc(rowLength * height);
  for (let row = 0; row < height; row += 1)
    for (let x = 0; x < width; x += 1) {
      const value = row * 3 + x;
      const at = row * rowLength;
      if (bits === 24) rows.set(colour(value).reverse(), at + x * 3);
      else {
        const byte = at + ((x * bits) >> 3);
        rows[byte] = (rows[byte] ?? 0) | ((value % many) << (8 - bits - ((x * bits) & 7)));
      }
    }
  const pixels = rle ? Buffer.from(rle) : rows;
  const start = 14 + header + palette.length + gap;
  const head = Buffer.alloc(14 + header);
  head.write('BM', 'latin1');
  head.writeUInt32LE(start + pixels.length, 2);
  head.writeUInt32LE(start, 10);
  head.writeUInt32LE(header, 14);
  if (header === 12) {
    head.writeUInt16LE(width, 18);
    head.writeUInt16LE(height, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt16LE(bits, 24);
  } else {
    head.writeInt32LE(width, 18);
    head.writeInt32LE(isTopDown ? -height : height, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(bits, 28);
    head.writeUInt32LE(rle ? (bits === 8 ? 1 : 2) : 0, 30);
    head.writeUInt32LE(pixels.length, 34);
    head.writeUInt32LE(colours ?? 0, 46);
  }
  return Buffer.concat([head, Buffer.from(palette), Buffer.alloc(gap), pixels]);
}

async function file(bytes: Buffer): Promise<string> {
  const path = join(await temporaryFolder(), 'a.bmp');
  await writeFile(path, bytes);
  return path;
}

const size = { width: 13, height: 7 } as const;
// A run of odd length, pixels as they are of odd length, a row after a row, and its end.
const rle8 = [5, 7, 0, 5, 1, 2, 3, 4, 5, 0, 3, 9, 0, 0, 13, 200, 0, 0, 0, 3, 8, 9, 10, 0, 10, 11, 0, 1];
const rle4 = [
  5, 0x7a, 0, 5, 0x12, 0x34, 0x50, 0, 3, 0x90, 0, 0, 13, 0xc3, 0, 0, 0, 3, 0x89, 0xa0, 10, 0xb4, 0, 1,
];

describe('a BMP has the pixels that ffmpeg sees in it', () => {
  test.each<[string, Kind]>([
    ['1 bit', { bits: 1, header: 40, ...size }],
    ['1 bit, two bytes a row', { bits: 1, header: 40, width: 16, height: 3 }],
    ['4 bits, odd width', { bits: 4, header: 40, ...size }],
    ['4 bits, twelve colours', { bits: 4, header: 40, width: 12, height: 5, colours: 12 }],
    ['8 bits', { bits: 8, header: 40, ...size }],
    ['8 bits, few colours', { bits: 8, header: 40, ...size, colours: 30 }],
    ['8 bits, version 4', { bits: 8, header: 108, ...size }],
    ['8 bits, version 5', { bits: 8, header: 124, ...size }],
    ['4 bits, version 5', { bits: 4, header: 124, ...size }],
    ['1 bit, version 5', { bits: 1, header: 124, ...size }],
    ['8 bits, from its top', { bits: 8, header: 40, ...size, isTopDown: true }],
    ['8 bits, a gap before its pixels', { bits: 8, header: 40, ...size, gap: 10 }],
    ['24 bits', { bits: 24, header: 40, ...size }],
    ['24 bits, a gap before its pixels', { bits: 24, header: 40, ...size, gap: 10 }],
    ['RLE8', { bits: 8, header: 40, width: 13, height: 3, rle: rle8 }],
    ['RLE8, version 5', { bits: 8, header: 124, width: 13, height: 3, rle: rle8 }],
    ['RLE4', { bits: 4, header: 40, width: 13, height: 3, rle: rle4 }],
    ['RLE4, version 5', { bits: 4, header: 124, width: 13, height: 3, rle: rle4 }],
    ['OS/2, 1 bit', { bits: 1, header: 12, ...size }],
    ['OS/2, 4 bits', { bits: 4, header: 12, ...size }],
    ['OS/2, 8 bits', { bits: 8, header: 12, ...size }],
    ['OS/2, 24 bits', { bits: 24, header: 12, ...size }],
    ['OS/2 version 2, 8 bits', { bits: 8, header: 64, ...size }],
  ])('%s', async (_what, kind) => {
    const path = await file(bmp(kind));
    const seen = await byFfmpeg(path);
    expect(seen.length).toBe(kind.width * kind.height * 4);
    const made = await byUs(path);
    expect(made.toString('hex')).toBe(seen.toString('hex'));
    // The last row of the file is the first of the picture, and starts with a colour known here.
    if (!kind.rle) {
      const index = kind.isTopDown ? 0 : (kind.height - 1) * 3;
      const among = kind.bits === 24 ? index + 1 : (kind.colours ?? 1 << kind.bits);
      expect([...made.subarray(0, 4)]).toEqual([...colour(index % among), 255]);
    }
  });
});

test('what an RLE leaves out is of the first colour', async () => {
  const rle = [2, 5, 0, 2, 1, 1, 1, 6, 0, 1];
  const made = await byUs(await file(bmp({ bits: 8, header: 40, width: 5, height: 2, rle })));
  const indexes = [0, 0, 0, 6, 0, 5, 5, 0, 0, 0];
  expect([...made]).toEqual(indexes.flatMap((index) => [...colour(index), 255]));
});

test.each<[string, Kind]>([
  ['rows', { bits: 8, header: 40, ...size }],
  ['OS/2', { bits: 4, header: 12, ...size }],
  ['RLE', { bits: 8, header: 40, width: 13, height: 3, rle: rle8.slice(0, -2) }],
])('one that breaks off in its pixels is not made up: %s', async (_what, kind) => {
  const whole = bmp(kind);
  await expect(byUs(await file(whole.subarray(0, -5)))).rejects.toMatchObject({
    data: { code: 'not-convertible', params: { reason: 'damaged' } },
  });
});

test('the largest that OS/2 can say is told to be too much, soon', async () => {
  const bytes = bmp({ bits: 1, header: 12, ...size });
  bytes.writeUInt16LE(65_535, 18);
  bytes.writeUInt16LE(65_535, 20);
  await expect(byUs(await file(bytes))).rejects.toMatchObject({
    data: { code: 'not-convertible', params: { reason: 'much' } },
  });
});

/** A BMP of one row with numbers in the place of colours, in 16 or 32 bits each. */
function masked(bits: 16 | 32, header: number, numbers: readonly number[], masks: readonly number[] = []) {
  // From the fourth version on they are a part of the header.
  const behind = header === 40 ? masks : [];
  const start = 14 + header + behind.length * 4;
  const bytes = Buffer.alloc(start + Math.ceil((numbers.length * bits) / 32) * 4);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(start, 10);
  bytes.writeUInt32LE(header, 14);
  bytes.writeInt32LE(numbers.length, 18);
  bytes.writeInt32LE(1, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(bits, 28);
  bytes.writeUInt32LE(masks.length > 0 ? (header === 40 && masks.length === 4 ? 6 : 3) : 0, 30);
  for (const [index, mask] of masks.entries()) bytes.writeUInt32LE(mask, 54 + index * 4);
  for (const [index, number] of numbers.entries())
    if (bits === 16) bytes.writeUInt16LE(number, start + index * 2);
    else bytes.writeUInt32LE(number, start + index * 4);
  return bytes;
}

const white = [255, 255, 255, 255];
test.each<[string, Buffer, number[][]]>([
  [
    '16 bits',
    masked(16, 40, [0x7fff, 0x7c00, 0x03e0, 0x001f, 0x4210]),
    [white, [255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255], [132, 132, 132, 255]],
  ],
  [
    '16 bits, six of them green',
    masked(16, 40, [0xffff, 0x07e0, 0x0400], [0xf800, 0x7e0, 0x1f]),
    [white, [0, 255, 0, 255], [0, 130, 0, 255]],
  ],
  [
    '16 bits, four with alpha',
    masked(16, 124, [0xffff, 0x8f00], [0xf00, 0xf0, 0xf, 0xf000]),
    [white, [255, 0, 0, 136]],
  ],
  [
    '16 bits, alpha behind the header',
    masked(16, 40, [0xffff, 0x8f00], [0xf00, 0xf0, 0xf, 0xf000]),
    [white, [255, 0, 0, 136]],
  ],
  ['32 bits', masked(32, 40, [0xffffff, 0x102030]), [white, [16, 32, 48, 255]]],
  ['32 bits with alpha', masked(32, 40, [0xffffffff, 0x80102030]), [white, [16, 32, 48, 128]]],
  [
    '32 bits, other order',
    masked(32, 124, [0xffffffff, 0x40302010], [0xff, 0xff00, 0xff0000, 0xff000000]),
    [white, [16, 32, 48, 64]],
  ],
  [
    '32 bits, ten each',
    masked(32, 108, [0x3fffffff, 0x20000000], [0x3ff00000, 0xffc00, 0x3ff]),
    [white, [128, 0, 0, 255]],
  ],
])('white is white, and each number its colour: %s', async (_what, bytes, expected) => {
  const made = await byUs(await file(bytes));
  expect(expected.map((_, index) => [...made.subarray(index * 4, index * 4 + 4)])).toEqual(expected);
});
