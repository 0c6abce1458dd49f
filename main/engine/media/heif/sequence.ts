import { type Box, boxesAt, boxesIn } from '../iso/boxes.ts';

// Image sequences of HEIF (ISO 23008-12, 7): tracks of ISO 14496-12 beside a still, as animated AVIF has them.

/** A frame: its bytes in the file, and whether it is drawn without those before it. */
export interface Sample {
  readonly offset: number;
  readonly length: number;
  readonly isKey: boolean;
  /** How long it is shown, ms. */
  readonly duration: number;
}

export interface Sequence {
  readonly frames: readonly Sample[];
  /** Transparency, frame by frame; null where there is none. */
  readonly alpha: readonly Sample[] | null;
}

const mostSamples = 100_000;

/**
 * Reads the first track of pictures, and the one of its transparency.
 * @param movie the content of `moov`
 * @throws RangeError for tables that end too early; null where there is no such track
 */
export function sequenceIn(movie: Buffer): Sequence | null {
  const tracks = boxesIn(movie, 0, movie.length)
    .filter(({ type }) => type === 'trak')
    .map((trak) => ({ trak, id: trackId(movie, trak), handler: handlerOf(movie, trak) }));
  const main = tracks.find(({ handler }) => handler === 'pict' || handler === 'vide');
  if (!main) return null;
  const clear = tracks.find(({ trak, handler }) => handler === 'auxv' && refersTo(movie, trak, main.id));
  const [frames, alpha] = [samplesOf(movie, main.trak), clear ? samplesOf(movie, clear.trak) : null];
  return { frames, alpha: alpha?.length === frames.length ? alpha : null };
}

function trackId(movie: Buffer, trak: Box): number {
  const [tkhd] = boxesAt(movie, trak.from, trak.to, ['tkhd']);
  if (!tkhd) return 0;
  return movie.readUInt32BE(tkhd.from + (movie[tkhd.from] === 1 ? 20 : 12));
}

function handlerOf(movie: Buffer, trak: Box): string {
  const [hdlr] = boxesAt(movie, trak.from, trak.to, ['mdia', 'hdlr']);
  return hdlr ? movie.toString('latin1', hdlr.from + 8, hdlr.from + 12) : '';
}

function refersTo(movie: Buffer, trak: Box, id: number): boolean {
  return boxesAt(movie, trak.from, trak.to, ['tref', 'auxl']).some(({ from, to }) => {
    for (let at = from; at + 4 <= to; at += 4) if (movie.readUInt32BE(at) === id) return true;
    return false;
  });
}

function samplesOf(movie: Buffer, trak: Box): Sample[] {
  const [mdhd] = boxesAt(movie, trak.from, trak.to, ['mdia', 'mdhd']);
  const [stbl] = boxesAt(movie, trak.from, trak.to, ['mdia', 'minf', 'stbl']);
  if (!mdhd || !stbl) throw new RangeError('A track has no tables.');
  const tables = boxesIn(movie, stbl.from, stbl.to);
  const table = (...names: string[]) => tables.find(({ type }) => names.includes(type));
  const [stsz, chunks, stsc, stts, stss] = [
    table('stsz'),
    table('stco', 'co64'),
    table('stsc'),
    table('stts'),
    table('stss'),
  ];
  if (!stsz || !chunks || !stsc || !stts) throw new RangeError('A track has no tables.');
  const scale = movie.readUInt32BE(mdhd.from + (movie[mdhd.from] === 1 ? 20 : 12)) || 1;
  const [same, count] = [movie.readUInt32BE(stsz.from + 4), movie.readUInt32BE(stsz.from + 8)];
  if (count > mostSamples) throw new RangeError('A track has too many samples.');
  const keys = stss && new Set(entries(movie, stss, 1).map(([number = 0]) => number));
  const durations = entries(movie, stts, 2).flatMap(([many = 0, units = 0]) =>
    Array.from({ length: Math.min(many, count) }, () => (units / scale) * 1_000),
  );
  const runs = entries(movie, stsc, 3);
  const samples: Sample[] = [];
  const chunkCount = movie.readUInt32BE(chunks.from + 4);
  for (let chunk = 0; chunk < chunkCount && samples.length < count; chunk += 1) {
    const inChunk = runs.findLast(([first = 1]) => first <= chunk + 1)?.[1] ?? 1;
    let offset =
      chunks.type === 'co64'
        ? Number(movie.readBigUInt64BE(chunks.from + 8 + chunk * 8))
        : movie.readUInt32BE(chunks.from + 8 + chunk * 4);
    for (let one = 0; one < inChunk && samples.length < count; one += 1) {
      const index = samples.length;
      const length = same || movie.readUInt32BE(stsz.from + 12 + index * 4);
      const isKey = index === 0 || !keys || keys.has(index + 1);
      samples.push({ offset, length, isKey, duration: durations[index] ?? 0 });
      offset += length;
    }
  }
  return samples;
}

/** Reads the entries of a table: each of so many numbers. */
function entries(movie: Buffer, { from }: Box, each: number): number[][] {
  const count = movie.readUInt32BE(from + 4);
  if (count > mostSamples) throw new RangeError('A table has too many entries.');
  return Array.from({ length: count }, (_, entry) =>
    Array.from({ length: each }, (_unused, field) =>
      movie.readUInt32BE(from + 8 + (entry * each + field) * 4),
    ),
  );
}
