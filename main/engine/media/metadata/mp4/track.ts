import { toErrorData } from '../../../../../contract/app-error.ts';
import { type Findings, mostShown, note, telemetry } from '../findings.ts';
import { type Source, unreadable } from '../source.ts';
import type { BoxKeeper } from './box-keeper.ts';
import { boxNames } from './box-names.ts';
import type { Box } from './boxes.ts';
import { samplePlaces } from './sample-places.ts';

const inTrack = boxNames('tkhd mdia edts tref tapt clip matt load');
const inMedia = boxNames('mdhd hdlr minf elng');
const inInformation = boxNames('vmhd smhd hmhd nmhd gmhd sthd hdlr dinf stbl');
const inSamples = boxNames(
  'stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz saio',
);
/** Boxes with a meaning of their own, which many decoders take wherever in a track they stand. */
const leaves = new Set(
  [...inTrack, ...inMedia, ...inInformation, ...inSamples].filter(
    (type) => !['mdia', 'minf', 'stbl', 'stsd', 'dinf', 'tref', 'hdlr'].includes(type),
  ),
);
/** Handlers whose samples are seen or heard. */
const shownHandlers = boxNames('vide soun auxv pict clcp');
/**
 * Handlers of chapters and subtitles: no part of the picture, and where drones and dashboard cameras write down the
 * way they took.
 */
const textHandlers = boxNames('text sbtl subt');
const picturesOf = boxNames('vide auxv pict');

/** The shared state of one walk through a video. */
export interface Walk {
  readonly source: Source;
  readonly keeper: BoxKeeper;
  readonly findings: Findings;
  /** Ranges of the samples of the kept tracks; grows on the way. */
  readonly samples: [from: number, to: number][];
}

/**
 * Plans a track.
 * @returns whether it is kept: what is neither seen nor heard is removed, and the user is told what it was
 * @throws AppError metadata-unreadable
 */
export async function keepTrack(walk: Walk, box: Box): Promise<boolean> {
  const handler = await handlerOf(walk, box);
  if (!shownHandlers.has(handler)) {
    if (textHandlers.has(handler))
      note(walk.findings, (await tellsThePlace(walk, box)) ? 'place' : 'description');
    // Cameras write where they are, second by second, beside how they are held.
    else note(walk.findings, handler === 'tmcd' ? 'time' : handler === 'hint' ? 'other' : 'place');
    walk.keeper.drop(box);
    return false;
  }
  walk.keeper.keepHead(box);
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (child.type === 'mdia') await media(walk, child, picturesOf.has(handler));
    else if (child.type === 'tref') await references(walk, child);
    else await leaf(walk, child);
  }
  return true;
}

async function handlerOf(walk: Walk, trak: Box): Promise<string> {
  for await (const media of walk.keeper.reader.children(trak.from, trak.to))
    if (media.type === 'mdia')
      for await (const child of walk.keeper.reader.children(media.from, media.to))
        if (child.type === 'hdlr') return (await walk.source.read(child.from + 8, 4)).toString('latin1');
  return '';
}

/** True if the texts of a track read like a way: it is removed in any case, and the user is told what it was. */
async function tellsThePlace(walk: Walk, trak: Box): Promise<boolean> {
  let left = mostShown;
  try {
    for (const [from, to] of await samplePlaces(walk.source, await tablesOf(walk, trak))) {
      const length = Math.min(to - from, left);
      if (length <= 0) break;
      if (telemetry.test((await walk.source.read(from, length)).toString('latin1'))) return true;
      left -= length;
    }
    return false;
  } catch (thrown) {
    if (toErrorData(thrown).code !== 'metadata-unreadable') throw thrown;
    // What cannot be read might be one.
    return true;
  }
}

async function tablesOf(walk: Walk, trak: Box): Promise<Map<string, Box>> {
  const tables = new Map<string, Box>();
  let inside = [trak];
  for (const type of ['mdia', 'minf', 'stbl', null]) {
    const deeper: Box[] = [];
    for (const box of inside)
      for await (const child of walk.keeper.reader.children(box.from, box.to)) {
        if (type === null) tables.set(child.type, child);
        else if (child.type === type) deeper.push(child);
      }
    inside = deeper;
  }
  return tables;
}

/** Removes references to time codes, chapters, subtitles and descriptions: those tracks are removed. */
async function references(walk: Walk, box: Box): Promise<void> {
  walk.keeper.keepHead(box);
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (['sync', 'auxl', 'fall', 'vdep', 'vplx'].includes(child.type)) walk.keeper.keepAll(child);
    else walk.keeper.drop(child);
  }
}

async function leaf(walk: Walk, box: Box): Promise<void> {
  if (box.type === 'tkhd' || box.type === 'mdhd') await walk.keeper.keepWithoutTimes(box);
  else if (leaves.has(box.type)) walk.keeper.keepAll(box);
  else await walk.keeper.dropAndTell(box);
}

async function media(walk: Walk, box: Box, isVideo: boolean): Promise<void> {
  walk.keeper.keepHead(box);
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (child.type === 'hdlr') await walk.keeper.keepWithoutName(child);
    else if (child.type === 'minf') await information(walk, child, isVideo);
    else await leaf(walk, child);
  }
}

async function information(walk: Walk, box: Box, isVideo: boolean): Promise<void> {
  walk.keeper.keepHead(box);
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (child.type === 'stbl') await sampleTable(walk, child, isVideo);
    else if (child.type === 'hdlr') await walk.keeper.keepWithoutName(child);
    else if (child.type === 'dinf') await dataInformation(walk, child);
    else await leaf(walk, child);
  }
}

/**
 * Cleans the data references. Old programs name the file and the disk where the samples were; they are in this
 * file.
 */
async function dataInformation(walk: Walk, box: Box): Promise<void> {
  walk.keeper.keepHead(box);
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (child.type !== 'dref') {
      await walk.keeper.dropAndTell(child);
      continue;
    }
    walk.keeper.ranges.keep(child.at, Math.min(child.from + 8, child.to));
    for await (const entry of walk.keeper.reader.children(child.from + 8, child.to)) {
      const [, , , flags = 0] = await walk.source.read(entry.from, 4);
      if ((flags & 1) === 0) throw unreadable('A video keeps its samples in another file');
      walk.keeper.ranges.keep(entry.at, entry.from + 4);
      if (entry.to > entry.from + 4) note(walk.findings, 'other');
    }
  }
}

async function sampleTable(walk: Walk, box: Box, isVideo: boolean): Promise<void> {
  walk.keeper.keepHead(box);
  const tables = new Map<string, Box>();
  for await (const child of walk.keeper.reader.children(box.from, box.to)) {
    if (child.type === 'stsd') await descriptions(walk, child, isVideo);
    else await leaf(walk, child);
    tables.set(child.type, child);
  }
  for (const place of await samplePlaces(walk.source, tables)) walk.samples.push(place);
}

/**
 * Cleans the sample descriptions. The name of the compressor tells the camera; everything else says how to decode.
 */
async function descriptions(walk: Walk, box: Box, isVideo: boolean): Promise<void> {
  walk.keeper.ranges.keep(box.at, box.from + 8);
  for await (const entry of walk.keeper.reader.children(box.from + 8, box.to)) {
    const nameAt = entry.from + 42;
    if (!isVideo || entry.to - entry.from < 78) {
      walk.keeper.keepAll(entry);
      continue;
    }
    const name = Buffer.from(await walk.source.read(nameAt, 32));
    walk.keeper.ranges.keep(entry.at, nameAt);
    walk.keeper.ranges.keep(nameAt + 32, entry.from + 78);
    const shown = name.toString('latin1', 1, 1 + Math.min(name[0] ?? 0, 31)).trim();
    if (shown) note(walk.findings, 'software', shown);
    for await (const child of walk.keeper.reader.children(entry.from + 78, entry.to)) {
      if (child.type === 'uuid' || child.type === 'udta' || child.type === 'meta')
        await walk.keeper.dropAndTell(child);
      else walk.keeper.keepAll(child);
    }
  }
}
