import { type Entry, numbers, readPages, type Shape } from '../metadata/tiff-pages.ts';
import type { Completeness, RandomAccessBytes } from './bytes.ts';

/** True for the first bytes of a TIFF, or of a raw photograph that is made like one. */
export const isTiff = (head: Buffer): boolean =>
  /^(4949(2a|2b)00|4d4d00(2a|2b))/.test(head.toString('hex', 0, 4));

/** Says that the file ends before something that it refers to. */
class EndsEarly extends Error {}

/** Tags of the two tables by which pixels are found: in strips, in tiles, in a JPEG. */
const [strips, tiles, jpeg] = [
  [273, 279],
  [324, 325],
  [513, 514],
] as const;
const [width, height, bitsPerSample, compression, samplesPerPixel] = [256, 257, 258, 259, 277];
const uncompressed = 1;

/**
 * Checks TIFF: whether its pages, their tables and their pixels are all within the file. Nothing tells that no page
 * follows.
 */
export async function checkTiff(bytes: RandomAccessBytes): Promise<Completeness> {
  const source = {
    size: bytes.size,
    async read(at: number, length: number): Promise<Buffer> {
      const read = await bytes.at(at, length);
      if (read.length < length) throw new EndsEarly();
      return read;
    },
  };
  try {
    const { shape, pages } = await readPages(source);
    if (pages.length === 0) return 'unfinished';
    for (const { entries } of pages)
      for (const tables of [strips, tiles, jpeg])
        if (!(await isWithin(source, shape, entries, tables))) return 'unfinished';
    return 'unknown';
  } catch (thrown) {
    return thrown instanceof EndsEarly ? 'unfinished' : 'unknown';
  }
}

async function isWithin(
  source: Parameters<typeof numbers>[0],
  shape: Shape,
  entries: readonly Entry[],
  [offsetTag, lengthTag]: readonly [number, number],
): Promise<boolean> {
  const [atOffsets, atLengths] = [offsetTag, lengthTag].map((wanted) =>
    entries.find(({ tag }) => tag === wanted),
  );
  if (!atOffsets || !atLengths) return true;
  const offsets = await numbers(source, shape, atOffsets);
  const lengths = await numbers(source, shape, atLengths);
  const ends = offsets.map((offset, index) => offset + (lengths[index] ?? 0));
  if (ends.every((end) => end <= source.size)) return true;
  // Some writers give the last strip as many rows as all others: what counts is whether there are enough bytes.
  const first = async (wanted: number) => {
    const entry = entries.find(({ tag }) => tag === wanted);
    return (entry && (await numbers(source, shape, entry))[0]) ?? 1;
  };
  if ((await first(compression)) !== uncompressed || offsetTag !== strips[0]) return false;
  const row = Math.ceil(
    ((await first(width)) * (await first(bitsPerSample)) * (await first(samplesPerPixel))) / 8,
  );
  const there = offsets.reduce(
    (sum, offset, index) => sum + Math.max(0, Math.min(lengths[index] ?? 0, source.size - offset)),
    0,
  );
  return there >= row * (await first(height));
}
