import type { MetadataKind } from '../../../../contract/metadata.ts';
import { cleanCodecPrivate } from './codec-private.ts';
import { type Findings, mostShown, note, telemetry } from './findings.ts';
import { ids, infoRules, type Rules, segmentRules, trackRules } from './matroska-elements.ts';
import type { Plan } from './plan.ts';
import { createRanges } from './ranges.ts';
import { type Source, unreadable } from './source.ts';

// Matroska and WebM (RFC 9559, in EBML, RFC 8794). Cues and the seek head tell places in the file, so nothing moves:
// elements that go become `Void` elements of zeros of the same length.

interface Element {
  readonly id: number;
  readonly at: number;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

const mostElements = 5_000_000;
/** Bytes of a text that are read to tell what it is about. */
const mostFrame = 4_096;
/** Elements that a text stands in which somebody wrote: by their place, what they tell of. */
const told: Readonly<Record<number, MetadataKind>> = {
  [ids.title]: 'description',
  [ids.dateUtc]: 'time',
  [ids.chapters]: 'description',
  [ids.trackName]: 'description',
  [ids.codecName]: 'software',
};

export async function planEbml(source: Source, plan: Plan, findings: Findings): Promise<void> {
  const walk = createWalk(source, findings);
  await walk.top();
  const { end } = walk.ranges;
  if (end < source.size) note(findings, 'other');
  walk.ranges.plan(plan, end);
}

function createWalk(source: Source, findings: Findings) {
  const ranges = createRanges();
  /** Numbers of tracks that go. */
  const removed = new Set<number>();
  let elements = 0;
  let hasFrames = false;
  let hasWay = false;

  /** @param isOpen it has no length of its own: it ends in front of an element of the level above */
  async function* children(from: number, to: number, isOpen = false): AsyncGenerator<Element> {
    for (let at = from; to - at >= 2; ) {
      const element = await elementAt(at, to);
      if (isOpen && isOuter(element.id)) return;
      elements += 1;
      if (elements > mostElements) throw unreadable('A video has too many elements');
      yield element;
      at = element.to;
    }
  }

  async function elementAt(at: number, most: number): Promise<Element> {
    const head = Buffer.from(await source.read(at, Math.min(12, most - at)));
    const idBytes = widthOf(head[0]);
    const lengthBytes = widthOf(head[idBytes]);
    if (idBytes > 4 || lengthBytes > 8 || idBytes + lengthBytes > head.length)
      throw unreadable('An element of a video has no name or no length');
    const id = head.readUIntBE(0, idBytes);
    const from = at + idBytes + lengthBytes;
    const length = numberOf(head.subarray(idBytes, idBytes + lengthBytes));
    if (length === null && !mayBeOpen.has(id)) throw unreadable('An element of a video has no length');
    const to = length === null ? most : from + length;
    if (to <= most) return { id, at, from, to };
    // Cut off in the middle of its frames: what there is of them can be shown.
    if (most === source.size && mayBeCut.has(id)) return { id, at, from, to: most };
    throw unreadable('An element of a video is longer than what it is in');
  }

  async function top(): Promise<void> {
    const header = await elementAt(0, source.size);
    if (header.id !== ids.header) throw unreadable('It has no header of a Matroska');
    await filter(header, segmentRules.header);
    const segment = await elementAt(header.to, source.size);
    if (segment.id !== ids.segment) throw unreadable('A Matroska has no segment');
    ranges.keep(segment.at, segment.from);
    await seekTracks(segment);
    for (let at = segment.from; segment.to - at >= 2; ) {
      const child = await elementAt(at, segment.to);
      at = await topElement(child, segment);
    }
  }

  /** Which tracks go has to be known before their frames are met. */
  async function seekTracks(segment: Element): Promise<void> {
    for await (const { id, from, to } of children(segment.from, segment.to)) {
      if (id === ids.cluster) return;
      if (id !== ids.tracks) continue;
      for await (const entry of children(from, to)) {
        if (entry.id !== ids.trackEntry) continue;
        const number = await numberIn(entry, ids.trackNumber);
        const type = await numberIn(entry, ids.trackType);
        if (number !== null && !isShown(type)) removed.add(number);
      }
    }
  }

  /** @returns where the next one begins */
  async function topElement(child: Element, segment: Element): Promise<number> {
    switch (child.id) {
      case ids.seekHead:
        return await seekHead(child);
      case ids.info:
        await info(child);
        return child.to;
      case ids.tracks:
        if (hasFrames) throw unreadable('A video tells of its tracks behind their frames');
        await tracks(child);
        return child.to;
      case ids.cluster:
        hasFrames = true;
        return await cluster(child, child.to === segment.to);
      case ids.cues:
        await filter(child, segmentRules.cues);
        return child.to;
      default:
        await drop(child);
        return child.to;
    }
  }

  /** Entries that lead to what goes, go. */
  async function seekHead(master: Element): Promise<number> {
    await withoutChecksum(master, async (child) => {
      if (child.id !== ids.seek) return await keepOrDrop(child, segmentRules.nothing);
      const leadsAway = await goesBySeek(child);
      if (leadsAway) voidOut(child);
      else return await filter(child, segmentRules.seek);
      return true;
    });
    return master.to;
  }

  async function goesBySeek(seek: Element): Promise<boolean> {
    for await (const { id, from, to } of children(seek.from, seek.to))
      if (id === ids.seekId && to - from === 4 && goesAtTop.has((await source.read(from, 4)).readUInt32BE(0)))
        return true;
    return false;
  }

  /** Who wrote it has to be said: it becomes a text of nothing. */
  async function info(master: Element): Promise<void> {
    await withoutChecksum(master, async (child) => {
      if (child.id !== ids.muxingApp && child.id !== ids.writingApp)
        return await keepOrDrop(child, infoRules);
      const text = await source.read(child.from, Math.min(child.to - child.from, mostShown));
      ranges.keep(child.at, child.from);
      if (text.every((byte) => byte === 0) && child.to - child.from <= mostShown) {
        ranges.keep(child.from, child.to);
        return false;
      }
      note(findings, 'software', text.toString('utf8'));
      return true;
    });
  }

  async function tracks(master: Element): Promise<void> {
    await withoutChecksum(master, async (child) => {
      if (child.id !== ids.trackEntry) return await keepOrDrop(child, segmentRules.nothing);
      const type = await numberIn(child, ids.trackType);
      if (isShown(type)) return await track(child);
      // Subtitles, where drones write down the way they took, and data of whoever recorded it.
      note(findings, type === subtitle ? 'description' : type === metadataTrack ? 'place' : 'other');
      voidOut(child);
      return true;
    });
  }

  async function track(entry: Element): Promise<boolean> {
    const codec = await textIn(entry, ids.codecId);
    return await withoutChecksum(entry, async (child) => {
      if (child.id !== ids.codecPrivate) return await keepOrDrop(child, trackRules);
      const body = Buffer.from(await source.read(child.from, child.to - child.from));
      const clean = cleanCodecPrivate(codec, body, findings);
      if (clean) {
        ranges.keep(child.at, child.from);
        ranges.patch(child.from, clean);
      } else ranges.keep(child.at, child.to);
      return clean !== null;
    });
  }

  /** @returns where it ends, which one without a length tells only by what follows */
  async function cluster(master: Element, isOpen: boolean): Promise<number> {
    let end = master.from;
    ranges.keep(master.at, master.from);
    const checksums: Element[] = [];
    let isChanged = false;
    for await (const child of children(master.from, master.to, isOpen)) {
      end = child.to;
      if (child.id === ids.checksum) checksums.push(child);
      else isChanged = (await clusterElement(child)) || isChanged;
    }
    settle(checksums, isChanged);
    return isOpen ? end : master.to;
  }

  async function clusterElement(child: Element): Promise<boolean> {
    if (child.id === ids.simpleBlock) {
      return (await isOfRemoved(child)) ? await dropFrame(child, child) : keepAll(child);
    }
    if (child.id !== ids.blockGroup) return await keepOrDrop(child, segmentRules.cluster);
    for await (const inside of children(child.from, child.to))
      if (inside.id === ids.block && (await isOfRemoved(inside))) return await dropFrame(child, inside);
    return await filter(child, segmentRules.blockGroup);
  }

  /** Texts of a track that goes tell whether it was a way. */
  async function dropFrame(element: Element, { from, to }: Element): Promise<true> {
    const text = hasWay ? '' : (await source.read(from, Math.min(to - from, mostFrame))).toString('latin1');
    if (telemetry.test(text)) {
      hasWay = true;
      note(findings, 'place');
    }
    voidOut(element);
    return true;
  }

  async function isOfRemoved({ from, to }: Element): Promise<boolean> {
    if (removed.size === 0) return false;
    const head = await source.read(from, Math.min(8, to - from));
    const number = numberOf(head.subarray(0, widthOf(head[0])));
    return number !== null && removed.has(number);
  }

  /** Keeps of a master what the rules have, and what theirs have. @returns whether anything went */
  async function filter(master: Element, rules: Rules): Promise<boolean> {
    return await withoutChecksum(master, (child) => keepOrDrop(child, rules));
  }

  async function keepOrDrop(child: Element, rules: Rules): Promise<boolean> {
    const rule = rules.get(child.id);
    if (rule === 'keep') return keepAll(child);
    return rule ? await filter(child, rule) : await drop(child);
  }

  /** A checksum of what was changed goes with it. */
  async function withoutChecksum(
    master: Element,
    each: (child: Element) => Promise<boolean>,
  ): Promise<boolean> {
    ranges.keep(master.at, master.from);
    const checksums: Element[] = [];
    let isChanged = false;
    for await (const child of children(master.from, master.to)) {
      if (child.id === ids.checksum) checksums.push(child);
      else isChanged = (await each(child)) || isChanged;
    }
    settle(checksums, isChanged);
    return isChanged;
  }

  const settle = (checksums: readonly Element[], isChanged: boolean) => {
    for (const checksum of checksums)
      if (isChanged) voidOut(checksum);
      else keepAll(checksum);
  };

  const keepAll = ({ at, to }: Element): false => {
    ranges.keep(at, to);
    return false;
  };

  /** @returns whether anything went: room that is empty stays */
  async function drop(element: Element): Promise<boolean> {
    const length = Math.min(element.to - element.from, mostShown);
    const body = await source.read(element.from, length);
    const isEmpty = body.every((byte) => byte === 0) && element.from + length === element.to;
    if (element.id === ids.void && isEmpty) return keepAll(element);
    const text = element.id === ids.title || element.id === ids.trackName ? body.toString('utf8') : null;
    if (element.id === ids.tags) noteTags(Buffer.from(body), findings);
    else if (element.id === ids.attachments) noteAttachments(body, findings);
    else if (!isEmpty) note(findings, told[element.id] ?? 'other', text);
    voidOut(element);
    return true;
  }

  /** An element of the same length that means nothing. */
  function voidOut({ at, to }: Element): void {
    const length = to - at;
    const head = Buffer.alloc(length - 2 <= 126 ? 2 : 9);
    head[0] = ids.void;
    if (head.length === 2) head[1] = 0x80 | (length - 2);
    else {
      head[1] = 0x01;
      head.writeUIntBE(length - 9, 3, 6);
    }
    ranges.patch(at, head);
    ranges.clear(to);
  }

  async function numberIn(master: Element, id: number): Promise<number | null> {
    for await (const child of children(master.from, master.to))
      if (child.id === id && child.to - child.from >= 1 && child.to - child.from <= 6)
        return (await source.read(child.from, child.to - child.from)).readUIntBE(0, child.to - child.from);
    return null;
  }

  async function textIn(master: Element, id: number): Promise<string> {
    for await (const child of children(master.from, master.to))
      if (child.id === id)
        return (await source.read(child.from, Math.min(child.to - child.from, 64))).toString('latin1');
    return '';
  }

  return { top, ranges };
}

const [subtitle, metadataTrack] = [0x11, 0x21];
/** Pictures, sound, and both in one. */
const isShown = (type: number | null) => type === 1 || type === 2 || type === 3;
const goesAtTop = new Set<number>([ids.tags, ids.attachments, ids.chapters]);
const mayBeOpen = new Set<number>([ids.segment, ids.cluster]);
const mayBeCut = new Set<number>([
  ids.segment,
  ids.cluster,
  ids.simpleBlock,
  ids.blockGroup,
  ids.block,
  ids.cues,
]);
const isOuter = (id: number) => segmentRules.level1.has(id);

/** Of a number whose first byte says how long it is; 9 for none. */
const widthOf = (first: number | undefined) =>
  first === undefined || first === 0 ? 9 : Math.clz32(first) - 23;

/** Without the bit that marks its length; null where all others are set, which means that nobody knows. */
function numberOf(bytes: Buffer): number | null {
  const first = bytes[0] ?? 0;
  const mask = 2 ** (8 - bytes.length) - 1;
  let value = first & mask;
  let isUnknown = value === mask;
  for (const byte of bytes.subarray(1)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return isUnknown ? null : value;
}

/** By the names of simple tags. */
const tagKinds = [
  ['place', /LOCATION|GPS|GEO|COUNTRY|CITY/],
  ['author', /ARTIST|AUTHOR|DIRECTOR|COMPOSER|COPYRIGHT|PRODUCER|OWNER|LICENSE/],
  ['camera', /MAKE|MODEL|CAMERA|DEVICE|LENS/],
  ['time', /DATE|TIME/],
  ['comment', /COMMENT/],
  ['description', /TITLE|DESCRIPTION|SYNOPSIS|SUMMARY|SUBJECT|KEYWORDS|GENRE/],
  ['software', /ENCODER|SOFTWARE|HANDLER|_STATISTICS/],
] as const;

/** Names and texts lie open in the bytes. */
function noteTags(body: Buffer, findings: Findings): void {
  const text = body.toString('latin1').toUpperCase();
  const before = findings.kinds.length;
  const place = /([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)/.exec(text);
  for (const [kind, words] of tagKinds) {
    if (!words.test(text)) continue;
    const near =
      kind === 'place' && place ? { latitude: Number(place[1]), longitude: Number(place[2]) } : null;
    note(findings, kind, null, near);
  }
  if (findings.kinds.length === before) note(findings, 'other');
}

function noteAttachments(body: Buffer, findings: Findings): void {
  note(findings, /image\//.test(body.toString('latin1')) ? 'thumbnail' : 'other');
}
