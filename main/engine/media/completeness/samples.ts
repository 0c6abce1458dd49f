import { type Box, boxesAt, boxesIn } from '../iso/boxes.ts';

/** Samples of one chunk that are added up; what has more in its last one is told by where that begins. */
const mostInChunk = 1_000_000;

/**
 * Finds the furthest end of the samples of all tracks that lie in the same file (ISO 14496-12, 8.7), as far as their
 * last chunk tells; 0 where nothing can be read.
 * @param movie the content of `moov`
 */
export function furthestSample(movie: Buffer): number {
  return boxesAt(movie, 0, movie.length, ['trak', 'mdia', 'minf']).reduce((furthest, minf) => {
    try {
      return Math.max(furthest, endOfTrack(movie, minf));
    } catch (thrown) {
      if (thrown instanceof RangeError) return furthest;
      throw thrown;
    }
  }, 0);
}

function endOfTrack(movie: Buffer, minf: Box): number {
  if (!isInThisFile(movie, minf)) return 0;
  const [stbl] = boxesAt(movie, minf.from, minf.to, ['stbl']);
  const tables = stbl ? boxesIn(movie, stbl.from, stbl.to) : [];
  const chunks = tables.find(({ type }) => type === 'stco' || type === 'co64');
  if (!chunks) return 0;
  const each = chunks.type === 'co64' ? 8 : 4;
  const count = Math.min(
    movie.readUInt32BE(chunks.from + 4),
    Math.floor((chunks.to - chunks.from - 8) / each),
  );
  let [furthest, last] = [0, 0];
  for (let chunk = 0; chunk < count; chunk += 1) {
    const at = chunks.from + 8 + chunk * each;
    last = each === 8 ? Number(movie.readBigUInt64BE(at)) : movie.readUInt32BE(at);
    furthest = Math.max(furthest, last);
  }
  return count === 0 ? 0 : Math.max(furthest + 1, last + bytesOfLastChunk(movie, tables));
}

/** False for a track whose samples lie in another file, as in QuickTime's reference movies. */
function isInThisFile(movie: Buffer, minf: Box): boolean {
  const [dref] = boxesAt(movie, minf.from, minf.to, ['dinf', 'dref']);
  const isOwn = ({ from }: Box) => (movie.readUInt32BE(from) & 1) === 1;
  return !dref || boxesIn(movie, dref.from + 8, dref.to).every(isOwn);
}

/** Adds up the sizes of the samples in the last chunk; 0 where they are not listed one by one. */
function bytesOfLastChunk(movie: Buffer, tables: readonly Box[]): number {
  const [runs, sizes] = ['stsc', 'stsz'].map((wanted) => tables.find(({ type }) => type === wanted));
  if (!runs || !sizes || runs.to - runs.from < 20) return 0;
  const runCount = Math.min(movie.readUInt32BE(runs.from + 4), Math.floor((runs.to - runs.from - 8) / 12));
  if (runCount === 0) return 0;
  const inChunk = movie.readUInt32BE(runs.from + 8 + (runCount - 1) * 12 + 4);
  const [same, count] = [movie.readUInt32BE(sizes.from + 4), movie.readUInt32BE(sizes.from + 8)];
  // Of sound without compression one size stands for all, and writers disagree on what it is.
  if (same > 0 || inChunk > Math.min(count, mostInChunk)) return 0;
  let bytes = 0;
  for (let sample = count - inChunk; sample < count; sample += 1)
    bytes += movie.readUInt32BE(sizes.from + 12 + sample * 4);
  return bytes;
}
