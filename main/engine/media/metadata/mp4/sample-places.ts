import { type Source, unreadable } from '../source.ts';
import type { Box } from './boxes.ts';

const mostTable = 32 * 1024 * 1024;

/**
 * Locates the samples of a track, chunk by chunk.
 * @param tables boxes of its sample table by their type
 * @throws AppError metadata-unreadable
 */
export async function samplePlaces(
  source: Source,
  tables: ReadonlyMap<string, Box>,
): Promise<[from: number, to: number][]> {
  const large = await table(source, tables, 'co64', 8);
  const small = large ?? (await table(source, tables, 'stco', 4));
  const runs = await table(source, tables, 'stsc', 12);
  const sizes = await sizesOf(source, tables);
  if (!small || !runs || !sizes) throw unreadable('A track of a video does not tell where its samples are');
  const count = small.readUInt32BE(4);
  const places: [number, number][] = [];
  const runCount = runs.readUInt32BE(4);
  let run = 0;
  let sample = 0;
  for (let chunk = 1; chunk <= count; chunk++) {
    while (run + 1 < runCount && runs.readUInt32BE(8 + (run + 1) * 12) <= chunk) run += 1;
    const perChunk = runCount > 0 ? runs.readUInt32BE(8 + run * 12 + 4) : 0;
    const offset = large
      ? Number(large.readBigUInt64BE(8 + (chunk - 1) * 8))
      : small.readUInt32BE(8 + (chunk - 1) * 4);
    const length = sizes.sum(sample, perChunk);
    sample += perChunk;
    if (length > 0) places.push([offset, offset + length]);
  }
  return places;
}

async function table(
  source: Source,
  tables: ReadonlyMap<string, Box>,
  type: string,
  each: number,
): Promise<Buffer | null> {
  const box = tables.get(type);
  if (!box) return null;
  if (box.to - box.from > mostTable) throw unreadable('A table of a video is too long');
  const body = Buffer.from(await source.read(box.from, box.to - box.from));
  if (body.length < 8 || body.readUInt32BE(4) * each > body.length - 8)
    throw unreadable('A table of a video is longer than its box');
  return body;
}

async function sizesOf(source: Source, tables: ReadonlyMap<string, Box>) {
  const box = tables.get('stsz');
  if (!box) {
    if (tables.has('stz2')) throw unreadable('A track of a video has sizes of a rare kind');
    return null;
  }
  if (box.to - box.from > mostTable || box.to - box.from < 12)
    throw unreadable('A table of a video is too long');
  const body = Buffer.from(await source.read(box.from, box.to - box.from));
  const [same, count] = [body.readUInt32BE(4), body.readUInt32BE(8)];
  if (same === 0 && count * 4 > body.length - 12)
    throw unreadable('A table of a video is longer than its box');
  return {
    sum(first: number, many: number): number {
      const last = Math.min(first + many, count);
      if (same !== 0) return Math.max(last - first, 0) * same;
      let sum = 0;
      for (let index = first; index < last; index++) sum += body.readUInt32BE(12 + index * 4);
      return sum;
    },
  };
}
