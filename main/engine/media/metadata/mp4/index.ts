import { type Findings, note } from '../findings.ts';
import type { Plan } from '../plan.ts';
import { type Source, unreadable } from '../source.ts';
import { BoxKeeper } from './box-keeper.ts';
import { boxNames } from './box-names.ts';
import type { Box } from './boxes.ts';
import { keepTrack, type Walk } from './track.ts';

// ISO base media (14496-12), MP4 and QuickTime. Offsets into the file stand in its tables, so nothing moves: boxes that
// go become `free` boxes of zeros, samples of tracks that go become zeros, and so does every byte of `mdat` that no
// track that stays points to.

const atTop = boxNames('ftyp styp moov moof mdat mfra sidx ssix pdin wide free skip');
const inMovie = boxNames('mvhd trak mvex iods clip');
const inFragment = boxNames('mfhd traf');
const inTrackFragment = boxNames('tfhd tfdt trun sdtp sbgp sgpd subs saiz saio senc');

const c2paUuid = 'd8fec3d61b0e483c92975828877ec481';

/** The top-level boxes of a video. */
interface Contents {
  /** Boxes of samples. */
  readonly data: Box[];
  /** Number of removed tracks; null as long as no table of contents was met. */
  removedTracks: number | null;
  isFragmented: boolean;
}

/**
 * Plans which bytes of a video stay where they are, and which become zeros.
 * @param keep content credentials (C2PA) stay
 * @throws AppError metadata-unreadable
 */
export async function planMp4(source: Source, plan: Plan, findings: Findings, keep: { provenance: boolean }) {
  const walk: Walk = { source, keeper: new BoxKeeper(source, findings), findings, samples: [] };
  const contents: Contents = { data: [], removedTracks: null, isFragmented: false };
  let end = 0;
  for await (const box of walk.keeper.reader.children(0, source.size)) {
    end = box.to;
    await keepTop(walk, contents, box, keep);
  }
  if (contents.removedTracks === null) throw unreadable('A video has no table of contents');
  if (contents.isFragmented && contents.removedTracks > 0)
    throw unreadable('A video in fragments has a track that cannot be taken out');
  keepSamples(walk, contents);
  if (end < source.size) note(findings, 'other');
  walk.keeper.ranges.plan(plan, end);
}

async function keepTop(
  walk: Walk,
  contents: Contents,
  box: Box,
  keep: { provenance: boolean },
): Promise<void> {
  const { keeper, findings } = walk;
  if (box.type === 'uuid' && (await startsWithUuid(walk, box, c2paUuid))) {
    note(findings, 'provenance');
    if (keep.provenance) keeper.keepAll(box);
    else keeper.drop(box);
  } else if (!atTop.has(box.type) || box.type === 'free' || box.type === 'skip')
    await keeper.dropAndTell(box);
  else if (box.type === 'mdat') contents.data.push(box);
  else if (box.type === 'moov') {
    if (contents.removedTracks !== null) throw unreadable('A video has two tables of contents');
    contents.removedTracks = await keepMovie(walk, box);
  } else if (box.type === 'moof') {
    contents.isFragmented = true;
    await keepFragment(walk, box);
  } else keeper.keepAll(box);
}

/** Plans the table of contents. @returns the number of removed tracks */
async function keepMovie(walk: Walk, box: Box): Promise<number> {
  const { keeper } = walk;
  let removedTracks = 0;
  keeper.keepHead(box);
  for await (const child of keeper.reader.children(box.from, box.to)) {
    if (child.type === 'cmov') throw unreadable('The table of contents of a video is packed');
    if (child.type === 'mvhd') await keeper.keepWithoutTimes(child);
    else if (child.type === 'trak') removedTracks += (await keepTrack(walk, child)) ? 0 : 1;
    else if (inMovie.has(child.type)) keeper.keepAll(child);
    else await keeper.dropAndTell(child);
  }
  return removedTracks;
}

async function keepFragment({ keeper }: Walk, box: Box): Promise<void> {
  keeper.keepHead(box);
  for await (const child of keeper.reader.children(box.from, box.to)) {
    if (!inFragment.has(child.type)) await keeper.dropAndTell(child);
    else if (child.type === 'traf') await keeper.keepOnly(child, inTrackFragment);
    else keeper.keepAll(child);
  }
}

/** Keeps the samples of the kept tracks; of a video in fragments everything, because its tracks are all shown. */
function keepSamples({ keeper, samples }: Walk, { data, isFragmented }: Contents): void {
  samples.sort((a, b) => a[0] - b[0]);
  let next = 0;
  for (const box of data) {
    keeper.keepHead(box);
    if (isFragmented) {
      keeper.ranges.keep(box.from, box.to);
      continue;
    }
    for (; next < samples.length; next++) {
      const [from, to] = samples[next] ?? [0, 0];
      if (from >= box.to) break;
      keeper.ranges.keep(Math.max(from, box.from), Math.min(to, box.to));
      if (to > box.to) break;
    }
  }
}

async function startsWithUuid({ source }: Walk, box: Box, uuid: string): Promise<boolean> {
  if (box.to - box.from < 16) return false;
  return (await source.read(box.from, 16)).toString('hex') === uuid;
}
