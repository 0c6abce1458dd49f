import { toErrorData } from '../../../../contract/app-error.ts';
import { type Findings, keepBlock, mostShown, note, telemetry } from './findings.ts';
import type { Plan } from './plan.ts';
import { createRanges } from './ranges.ts';
import { type Source, unreadable } from './source.ts';

// ISO base media (14496-12), MP4 and QuickTime. Offsets into the file stand in its tables, so nothing moves: boxes that
// go become `free` boxes of zeros, samples of tracks that go become zeros, and so does every byte of `mdat` that no
// track that stays points to.

const atTop = set('ftyp styp moov moof mdat mfra sidx ssix pdin wide free skip');
const inMovie = set('mvhd trak mvex iods clip');
const inTrack = set('tkhd mdia edts tref tapt clip matt load');
const inMedia = set('mdhd hdlr minf elng');
const inInformation = set('vmhd smhd hmhd nmhd gmhd sthd hdlr dinf stbl');
const inSamples = set(
  'stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz saio',
);
const inFragment = set('mfhd traf');
const inTrackFragment = set('tfhd tfdt trun sdtp sbgp sgpd subs saiz saio senc');
/** Handlers whose samples people see or hear. */
const shownHandlers = set('vide soun auxv pict clcp');
/** Chapters and subtitles: no part of the picture, and where drones and dashboard cameras write down the way they took. */
const textHandlers = set('text sbtl subt');
const picturesOf = set('vide auxv pict');

const mostTable = 32 * 1024 * 1024;
const mostBoxes = 50_000;

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

interface Box {
  readonly type: string;
  readonly at: number;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

export async function planMp4(source: Source, plan: Plan, findings: Findings, keep: { provenance: boolean }) {
  const walk = createWalk(source, findings, keep);
  const end = await walk.top();
  if (end < source.size) note(findings, 'other');
  walk.ranges.plan(plan, end);
}

function createWalk(source: Source, findings: Findings, keep: { provenance: boolean }) {
  const ranges = createRanges();
  const data: Box[] = [];
  let boxes = 0;
  let isFragmented = false;
  let hasMovie = false;
  let removedTracks = 0;
  /** Of the tracks that stay. */
  const samples: [from: number, to: number][] = [];

  async function* children(from: number, to: number): AsyncGenerator<Box> {
    let at = from;
    while (to - at >= 8) {
      const head = Buffer.from(await source.read(at, 8));
      const type = head.toString('latin1', 4, 8);
      let length = head.readUInt32BE(0);
      let headBytes = 8;
      if (length === 1) {
        const large = (await source.read(at + 8, 8)).readBigUInt64BE(0);
        if (large > BigInt(to - at)) throw unreadable('A box of a video is longer than what it is in');
        length = Number(large);
        headBytes = 16;
      } else if (length === 0) length = to - at;
      // QuickTime ends some lists with a zero.
      if (length < headBytes || at + length > to) {
        // Cut off in the middle of its samples: what there is of them can be shown.
        if (type === 'mdat' && to === source.size && length > headBytes) length = to - at;
        else throw unreadable('A box of a video is longer than what it is in');
      }
      boxes += 1;
      if (boxes > mostBoxes) throw unreadable('A video has too many boxes');
      yield { type, at, from: at + headBytes, to: at + length };
      at += length;
    }
    // A few bytes that are no box stay zeros.
  }

  const keepHead = (box: Box) => ranges.keep(box.at, box.from);
  const keepAll = (box: Box) => ranges.keep(box.at, box.to);

  /** A box of the same length that means nothing. */
  function drop(box: Box): void {
    ranges.keep(box.at, box.at + 4);
    ranges.patch(box.at + 4, Buffer.from('free'));
    ranges.keep(box.at + 8, box.from);
  }

  async function dropAndTell(box: Box): Promise<void> {
    const length = Math.min(box.to - box.from, mostShown);
    const body = Buffer.from(await source.read(box.from, length));
    const isRoom = box.type === 'free' || box.type === 'skip';
    const isEmpty = body.every((byte) => byte === 0);
    if (isRoom && isEmpty && box.from + length === box.to) return keepAll(box);
    drop(box);
    if (isEmpty) return;
    if (isRoom) note(findings, 'other');
    else tell(box.type, body, findings);
  }

  async function top(): Promise<number> {
    let end = 0;
    for await (const box of children(0, source.size)) {
      end = box.to;
      const isProvenance = box.type === 'uuid' && (await startsWithUuid(box, c2paUuid));
      if (isProvenance) {
        note(findings, 'provenance');
        if (keep.provenance) keepAll(box);
        else drop(box);
      } else if (!atTop.has(box.type) || box.type === 'free' || box.type === 'skip') await dropAndTell(box);
      else if (box.type === 'mdat') data.push(box);
      else if (box.type === 'moov') {
        if (hasMovie) throw unreadable('A video has two tables of contents');
        hasMovie = true;
        await movie(box);
      } else if (box.type === 'moof') {
        isFragmented = true;
        keepHead(box);
        for await (const child of children(box.from, box.to)) {
          if (!inFragment.has(child.type)) await dropAndTell(child);
          else if (child.type === 'traf') await keepOnly(child, inTrackFragment);
          else keepAll(child);
        }
      } else keepAll(box);
    }
    if (!hasMovie) throw unreadable('A video has no table of contents');
    if (isFragmented && removedTracks > 0)
      throw unreadable('A video in fragments has a track that cannot be taken out');
    keepSamples();
    return end;
  }

  /** Only what a track that stays points to; of a video in fragments everything, because its tracks are all shown. */
  function keepSamples(): void {
    samples.sort((a, b) => a[0] - b[0]);
    let next = 0;
    for (const box of data) {
      keepHead(box);
      if (isFragmented) {
        ranges.keep(box.from, box.to);
        continue;
      }
      for (; next < samples.length; next++) {
        const [from, to] = samples[next] ?? [0, 0];
        if (from >= box.to) break;
        ranges.keep(Math.max(from, box.from), Math.min(to, box.to));
        if (to > box.to) break;
      }
    }
  }

  async function keepOnly(box: Box, allowed: ReadonlySet<string>): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (allowed.has(child.type)) keepAll(child);
      else await dropAndTell(child);
    }
  }

  async function movie(box: Box): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (child.type === 'cmov') throw unreadable('The table of contents of a video is packed');
      if (child.type === 'mvhd') await keepWithoutTimes(child);
      else if (child.type === 'trak') await track(child);
      else if (inMovie.has(child.type)) keepAll(child);
      else await dropAndTell(child);
    }
  }

  /** Headers begin with when it was made and changed. */
  async function keepWithoutTimes(box: Box): Promise<void> {
    const [version = 0] = await source.read(box.from, 1);
    const length = version === 1 ? 16 : 8;
    const times = Buffer.from(await source.read(box.from + 4, length));
    if (times.some((byte) => byte !== 0)) {
      const seconds = version === 1 ? Number(times.readBigUInt64BE(0)) : times.readUInt32BE(0);
      note(findings, 'time', seconds === 0 ? null : since1904(seconds));
      ranges.keep(box.at, box.from + 4);
      ranges.patch(box.from + 4, Buffer.alloc(length));
      ranges.keep(box.from + 4 + length, box.to);
    } else keepAll(box);
  }

  async function handlerOf(trak: Box): Promise<string> {
    for await (const media of children(trak.from, trak.to))
      if (media.type === 'mdia')
        for await (const child of children(media.from, media.to))
          if (child.type === 'hdlr') return (await source.read(child.from + 8, 4)).toString('latin1');
    return '';
  }

  async function track(box: Box): Promise<void> {
    const handler = await handlerOf(box);
    if (!shownHandlers.has(handler)) {
      removedTracks += 1;
      if (textHandlers.has(handler)) note(findings, (await tellsThePlace(box)) ? 'place' : 'description');
      // Cameras write where they are, second by second, beside how they are held.
      else note(findings, handler === 'tmcd' ? 'time' : handler === 'hint' ? 'other' : 'place');
      drop(box);
      return;
    }
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (child.type === 'tkhd') await keepWithoutTimes(child);
      else if (child.type === 'mdia') await media(child, picturesOf.has(handler));
      else if (child.type === 'tref') await references(child);
      else if (inTrack.has(child.type)) keepAll(child);
      else await dropAndTell(child);
    }
  }

  /** Whether the texts of a track read like a way: it goes in any case, and people are told what it was. */
  async function tellsThePlace(trak: Box): Promise<boolean> {
    let left = mostShown;
    try {
      for (const [from, to] of await chunks(await tablesOf(trak))) {
        const length = Math.min(to - from, left);
        if (length <= 0) break;
        if (telemetry.test((await source.read(from, length)).toString('latin1'))) return true;
        left -= length;
      }
      return false;
    } catch (thrown) {
      if (toErrorData(thrown).code !== 'metadata-unreadable') throw thrown;
      // What cannot be read might be one.
      return true;
    }
  }

  async function tablesOf(trak: Box): Promise<Map<string, Box>> {
    const tables = new Map<string, Box>();
    let inside = [trak];
    for (const type of ['mdia', 'minf', 'stbl', null]) {
      const deeper: Box[] = [];
      for (const box of inside)
        for await (const child of children(box.from, box.to)) {
          if (type === null) tables.set(child.type, child);
          else if (child.type === type) deeper.push(child);
        }
      inside = deeper;
    }
    return tables;
  }

  /** Those to time codes, chapters, subtitles and descriptions lead to tracks that go. */
  async function references(box: Box): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (['sync', 'auxl', 'fall', 'vdep', 'vplx'].includes(child.type)) keepAll(child);
      else drop(child);
    }
  }

  async function media(box: Box, isVideo: boolean): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (child.type === 'mdhd') await keepWithoutTimes(child);
      else if (child.type === 'hdlr') await keepWithoutName(child);
      else if (child.type === 'minf') await information(child, isVideo);
      else if (inMedia.has(child.type)) keepAll(child);
      else await dropAndTell(child);
    }
  }

  /** A handler's name often is the camera's. */
  async function keepWithoutName(box: Box): Promise<void> {
    const name = box.from + 24;
    if (name > box.to) throw unreadable('A video has a track without a kind');
    ranges.keep(box.at, name);
    const text = Buffer.from(await source.read(name, Math.min(box.to - name, 256)));
    const shown = text
      .toString('latin1')
      .replace(/[^\x20-\x7e]/g, '')
      .trim();
    if (shown && !/hand|core media|alias|apple/i.test(shown)) note(findings, 'software', shown);
  }

  async function information(box: Box, isVideo: boolean): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (child.type === 'stbl') await sampleTable(child, isVideo);
      else if (child.type === 'hdlr') await keepWithoutName(child);
      else if (child.type === 'dinf') await dataInformation(child);
      else if (inInformation.has(child.type)) keepAll(child);
      else await dropAndTell(child);
    }
  }

  /** Old programs name the file and the disk where the samples were; they are in this file. */
  async function dataInformation(box: Box): Promise<void> {
    keepHead(box);
    for await (const child of children(box.from, box.to)) {
      if (child.type !== 'dref') {
        await dropAndTell(child);
        continue;
      }
      ranges.keep(child.at, Math.min(child.from + 8, child.to));
      for await (const entry of children(child.from + 8, child.to)) {
        const [, , , flags = 0] = await source.read(entry.from, 4);
        if ((flags & 1) === 0) throw unreadable('A video keeps its samples in another file');
        ranges.keep(entry.at, entry.from + 4);
        if (entry.to > entry.from + 4) note(findings, 'other');
      }
    }
  }

  async function sampleTable(box: Box, isVideo: boolean): Promise<void> {
    keepHead(box);
    const tables = new Map<string, Box>();
    for await (const child of children(box.from, box.to)) {
      if (child.type === 'stsd') await descriptions(child, isVideo);
      else if (inSamples.has(child.type)) keepAll(child);
      else await dropAndTell(child);
      tables.set(child.type, child);
    }
    for (const place of await chunks(tables)) samples.push(place);
  }

  /** The name of the compressor tells the camera; everything else says how to decode. */
  async function descriptions(box: Box, isVideo: boolean): Promise<void> {
    ranges.keep(box.at, box.from + 8);
    for await (const entry of children(box.from + 8, box.to)) {
      const nameAt = entry.from + 42;
      if (!isVideo || entry.to - entry.from < 78) {
        keepAll(entry);
        continue;
      }
      const name = Buffer.from(await source.read(nameAt, 32));
      ranges.keep(entry.at, nameAt);
      ranges.keep(nameAt + 32, entry.from + 78);
      const shown = name.toString('latin1', 1, 1 + Math.min(name[0] ?? 0, 31)).trim();
      if (shown) note(findings, 'software', shown);
      for await (const child of children(entry.from + 78, entry.to)) {
        if (child.type === 'uuid' || child.type === 'udta' || child.type === 'meta') await dropAndTell(child);
        else keepAll(child);
      }
    }
  }

  async function table(tables: ReadonlyMap<string, Box>, type: string, each: number): Promise<Buffer | null> {
    const box = tables.get(type);
    if (!box) return null;
    if (box.to - box.from > mostTable) throw unreadable('A table of a video is too long');
    const body = Buffer.from(await source.read(box.from, box.to - box.from));
    if (body.length < 8 || body.readUInt32BE(4) * each > body.length - 8)
      throw unreadable('A table of a video is longer than its box');
    return body;
  }

  /** Where the samples of a track lie, chunk by chunk. */
  async function chunks(tables: ReadonlyMap<string, Box>): Promise<[number, number][]> {
    const large = await table(tables, 'co64', 8);
    const small = large ?? (await table(tables, 'stco', 4));
    const runs = await table(tables, 'stsc', 12);
    const sizes = await sizesOf(tables);
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

  async function sizesOf(tables: ReadonlyMap<string, Box>) {
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

  async function startsWithUuid(box: Box, uuid: string): Promise<boolean> {
    if (box.to - box.from < 16) return false;
    return (await source.read(box.from, 16)).toString('hex') === uuid;
  }

  return { top, ranges };
}

const c2paUuid = 'd8fec3d61b0e483c92975828877ec481';
const xmpUuid = 'be7acfcb97a942e89c71999491e3afac';

const since1904 = (seconds: number) => {
  const time = Date.UTC(1904, 0, 1) + seconds * 1000;
  return time > 8.64e15 ? null : new Date(time).toISOString().slice(0, 19).replace('T', ' ');
};

/** The words by which boxes of metadata betray what they are about: QuickTime's and MP4's names. */
const betraying = [
  ['camera', /\xa9(mak|mod)|quicktime\.(make|model)|\xa9mak|manu|modl|android\.model/],
  ['author', /\xa9(aut|ART|prd|dir|own)|cprt|auth|perf|quicktime\.(author|artist|copyright)/],
  ['time', /\xa9day|creationdate|yrrc/],
  ['description', /\xa9(nam|des|inf)|desc|titl|dscp|quicktime\.(title|description|keywords|displayname)/],
  ['comment', /\xa9cmt|quicktime\.comment/],
  ['software', /\xa9(swr|too|enc)|quicktime\.software/],
  ['thumbnail', /covr|thmb|\xff\xd8\xff/],
] as const;

function tell(type: string, body: Buffer, findings: Findings): void {
  if (type === 'uuid' && body.toString('hex', 0, 16) === xmpUuid) {
    keepBlock(findings, 'xmp', body.subarray(16));
    return;
  }
  const text = body.toString('latin1');
  const before = findings.kinds.length;
  const place = /([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(text);
  if (place) note(findings, 'place', null, { latitude: Number(place[1]), longitude: Number(place[2]) });
  else if (/\xa9xyz|loci|location|GPS/.test(text)) note(findings, 'place');
  for (const [kind, words] of betraying) if (words.test(text)) note(findings, kind, readable(text, words));
  const xmp = text.indexOf('<x:xmpmeta');
  if (xmp >= 0) keepBlock(findings, 'xmp', body.subarray(xmp));
  if (findings.kinds.length === before) note(findings, 'other');
}

/** What can be read right behind the word. */
function readable(text: string, words: RegExp): string | null {
  const found = words.exec(text);
  // The long names stand in a list of their own, apart from what is called so.
  if (!found || found[0].startsWith('quicktime.')) return null;
  const after = text.slice(found.index + found[0].length, found.index + found[0].length + 300);
  const letters = /[\x20-\x7e]{3}[\x20-\x7e\x80-\xff]*/.exec(after.replace(/^.{0,4}data/s, ''))?.[0];
  return letters ? Buffer.from(letters, 'latin1').toString('utf8') : null;
}
