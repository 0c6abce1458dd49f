import type { FileHandle } from 'node:fs/promises';
import { type Box, boxesIn, boxesOf, readAt } from './iso/boxes.ts';

/** Maximum number of samples: more than a day of pictures, 120 a second. */
const mostSamples = 12_000_000;
/** Size limit of a table of contents, bytes: that of a day is smaller. */
const largestMovie = 100_000_000;

const boxHead = 8;
/** Bytes in front of the entries of a table, and of each entry. */
const tables: Readonly<Record<string, { readonly head: number; readonly each: number }>> = {
  stts: { head: 8, each: 8 },
  ctts: { head: 8, each: 8 },
  stsc: { head: 8, each: 12 },
  stco: { head: 8, each: 4 },
  co64: { head: 8, each: 8 },
  stss: { head: 8, each: 4 },
};
/** Tables whose entries say how many samples they stand for. */
const runs = new Set(['stts', 'ctts']);

/**
 * True if the tables of an MP4 or MOV can be what they claim to be: a few bytes may promise thousands of millions
 * of samples, and a parser that takes them at their word writes each of them down.
 */
export async function areTablesSane(file: FileHandle): Promise<boolean> {
  const outer = await boxesOf(file);
  const movie = outer.find(({ type }) => type === 'moov');
  // Without its end nothing in it can be judged, and a parser reads what there is.
  if (!movie) return (await readAt(file, (outer.at(-1)?.to ?? 0) + 4, 4)).toString('latin1') !== 'moov';
  if (movie.to - movie.from > largestMovie) return false;
  const bytes = await readAt(file, movie.from, movie.to - movie.from);
  return areSaneWithin(bytes, { type: 'moov', from: 0, to: bytes.length });
}

/** What the tables of samples lie in, from the outside to the inside. */
const insideOf: Readonly<Record<string, string>> = { moov: 'trak', trak: 'mdia', mdia: 'minf', minf: 'stbl' };

function areSaneWithin(bytes: Buffer, outer: Box): boolean {
  const boxes = boxesIn(bytes, outer.from, outer.to);
  // One that is longer than what it lies in ends this walk, and not a parser's.
  if (outer.to - (boxes.at(-1)?.to ?? outer.from) >= boxHead) return false;
  const inner = insideOf[outer.type];
  if (inner === undefined) return boxes.every((table) => isSane(bytes, table));
  return boxes.filter(({ type }) => type === inner).every((box) => areSaneWithin(bytes, box));
}

function isSane(bytes: Buffer, { type, from, to }: Box): boolean {
  const length = to - from;
  if (type === 'stsz' || type === 'stz2') {
    if (length < 12) return false;
    const [same, count] = [bytes.readUInt32BE(from + 4), bytes.readUInt32BE(from + 8)];
    // In the smallest of its forms two samples share a byte.
    return count <= mostSamples && ((type === 'stsz' && same > 0) || count <= (length - 12) * 2);
  }
  const shape = tables[type];
  if (!shape) return true;
  if (length < shape.head) return false;
  const count = bytes.readUInt32BE(from + 4);
  if (count * shape.each > length - shape.head) return false;
  const entryAt = (entry: number) => from + shape.head + entry * shape.each;
  if (type === 'stsc')
    return range(count).every((entry) => bytes.readUInt32BE(entryAt(entry) + 4) <= mostSamples);
  if (!runs.has(type)) return true;
  let samples = 0;
  for (let entry = 0; entry < count; entry += 1) samples += bytes.readUInt32BE(entryAt(entry));
  return samples <= mostSamples;
}

const range = (length: number) => Array.from({ length }, (_, index) => index);
