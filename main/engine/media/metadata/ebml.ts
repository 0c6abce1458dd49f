import { cleanCodecPrivate } from './codec-private.ts';
import { EbmlFilter } from './ebml-filter.ts';
import { EbmlReader, type Element, numberOf, widthOf } from './ebml-reader.ts';
import { type Findings, mostShown, note, telemetry } from './findings.ts';
import { ids, infoRules, isShown, segmentRules, trackRules } from './matroska-elements.ts';
import type { Plan } from './plan.ts';
import { type Source, unreadable } from './source.ts';

// Matroska and WebM (RFC 9559, in EBML, RFC 8794). Cues and the seek head tell places in the file, so nothing moves:
// elements that go become `Void` elements of zeros of the same length.

/** Maximum number of bytes of a text that are read to tell what it is about. */
const mostFrame = 4_096;

export async function planEbml(source: Source, plan: Plan, findings: Findings): Promise<void> {
  const walk = new SegmentWalk(source, findings);
  await walk.top();
  const { ranges } = walk;
  if (ranges.end < source.size) note(findings, 'other');
  ranges.plan(plan, ranges.end);
}

const [subtitle, metadataTrack] = [0x11, 0x21];
const goesAtTop = new Set<number>([ids.tags, ids.attachments, ids.chapters]);

/** Walks through a file once, from its header on, and decides of each element whether it stays. */
class SegmentWalk {
  readonly #source: Source;
  readonly #findings: Findings;
  readonly #reader: EbmlReader;
  readonly #filter: EbmlFilter;
  /** Numbers of removed tracks. */
  readonly #removed = new Set<number>();
  #hasFrames = false;
  #hasWay = false;

  constructor(source: Source, findings: Findings) {
    this.#source = source;
    this.#findings = findings;
    this.#reader = new EbmlReader(source);
    this.#filter = new EbmlFilter(source, this.#reader, findings);
  }

  get ranges() {
    return this.#filter.ranges;
  }

  async top(): Promise<void> {
    const header = await this.#reader.elementAt(0, this.#source.size);
    if (header.id !== ids.header) throw unreadable('It has no header of a Matroska');
    await this.#filter.filter(header, segmentRules.header);
    const segment = await this.#reader.elementAt(header.to, this.#source.size);
    if (segment.id !== ids.segment) throw unreadable('A Matroska has no segment');
    this.ranges.keep(segment.at, segment.from);
    await this.#seekTracks(segment);
    for (let at = segment.from; segment.to - at >= 2; ) {
      const child = await this.#reader.elementAt(at, segment.to);
      at = await this.#topElement(child, segment);
    }
  }

  /** Reads the tracks ahead: which of them are removed has to be known before their frames are met. */
  async #seekTracks(segment: Element): Promise<void> {
    for await (const { id, from, to } of this.#reader.children(segment.from, segment.to)) {
      if (id === ids.cluster) return;
      if (id !== ids.tracks) continue;
      for await (const entry of this.#reader.children(from, to)) {
        if (entry.id !== ids.trackEntry) continue;
        const number = await this.#reader.numberIn(entry, ids.trackNumber);
        const type = await this.#reader.numberIn(entry, ids.trackType);
        if (number !== null && !isShown(type)) this.#removed.add(number);
      }
    }
  }

  /** Handles one top-level element. @returns where the next one begins */
  async #topElement(child: Element, segment: Element): Promise<number> {
    switch (child.id) {
      case ids.seekHead:
        return await this.#seekHead(child);
      case ids.info:
        await this.#info(child);
        return child.to;
      case ids.tracks:
        if (this.#hasFrames) throw unreadable('A video tells of its tracks behind their frames');
        await this.#tracks(child);
        return child.to;
      case ids.cluster:
        this.#hasFrames = true;
        return await this.#cluster(child, child.to === segment.to);
      case ids.cues:
        await this.#filter.filter(child, segmentRules.cues);
        return child.to;
      default:
        await this.#filter.drop(child);
        return child.to;
    }
  }

  /** Filters the seek head: entries that lead to removed elements are removed. */
  async #seekHead(master: Element): Promise<number> {
    await this.#filter.withoutChecksum(master, async (child) => {
      if (child.id !== ids.seek) return await this.#filter.keepOrDrop(child, segmentRules.nothing);
      const leadsAway = await this.#goesBySeek(child);
      if (leadsAway) this.#filter.voidOut(child);
      else return await this.#filter.filter(child, segmentRules.seek);
      return true;
    });
    return master.to;
  }

  async #goesBySeek(seek: Element): Promise<boolean> {
    for await (const { id, from, to } of this.#reader.children(seek.from, seek.to))
      if (
        id === ids.seekId &&
        to - from === 4 &&
        goesAtTop.has((await this.#source.read(from, 4)).readUInt32BE(0))
      )
        return true;
    return false;
  }

  /** Filters the info. The writing program is mandatory: it becomes an empty text. */
  async #info(master: Element): Promise<void> {
    await this.#filter.withoutChecksum(master, async (child) => {
      if (child.id !== ids.muxingApp && child.id !== ids.writingApp)
        return await this.#filter.keepOrDrop(child, infoRules);
      const text = await this.#source.read(child.from, Math.min(child.to - child.from, mostShown));
      this.ranges.keep(child.at, child.from);
      if (text.every((byte) => byte === 0) && child.to - child.from <= mostShown) {
        this.ranges.keep(child.from, child.to);
        return false;
      }
      note(this.#findings, 'software', text.toString('utf8'));
      return true;
    });
  }

  async #tracks(master: Element): Promise<void> {
    await this.#filter.withoutChecksum(master, async (child) => {
      if (child.id !== ids.trackEntry) return await this.#filter.keepOrDrop(child, segmentRules.nothing);
      const type = await this.#reader.numberIn(child, ids.trackType);
      if (isShown(type)) return await this.#track(child);
      // Subtitles, where drones write down the way they took, and data of the recording device.
      note(this.#findings, type === subtitle ? 'description' : type === metadataTrack ? 'place' : 'other');
      this.#filter.voidOut(child);
      return true;
    });
  }

  async #track(entry: Element): Promise<boolean> {
    const codec = await this.#reader.textIn(entry, ids.codecId);
    return await this.#filter.withoutChecksum(entry, async (child) => {
      if (child.id !== ids.codecPrivate) return await this.#filter.keepOrDrop(child, trackRules);
      const body = Buffer.from(await this.#source.read(child.from, child.to - child.from));
      const clean = cleanCodecPrivate(codec, body, this.#findings);
      if (clean) {
        this.ranges.keep(child.at, child.from);
        this.ranges.patch(child.from, clean);
      } else this.ranges.keep(child.at, child.to);
      return clean !== null;
    });
  }

  /** Handles one cluster. @returns where it ends, which one without a length tells only by what follows */
  async #cluster(master: Element, isOpen: boolean): Promise<number> {
    let end = master.from;
    this.ranges.keep(master.at, master.from);
    const checksums: Element[] = [];
    let isChanged = false;
    for await (const child of this.#reader.children(master.from, master.to, isOpen)) {
      end = child.to;
      if (child.id === ids.checksum) checksums.push(child);
      else isChanged = (await this.#clusterElement(child)) || isChanged;
    }
    this.#filter.settle(checksums, isChanged);
    return isOpen ? end : master.to;
  }

  async #clusterElement(child: Element): Promise<boolean> {
    if (child.id === ids.simpleBlock) {
      return (await this.#isOfRemoved(child))
        ? await this.#dropFrame(child, child)
        : this.#filter.keepAll(child);
    }
    if (child.id !== ids.blockGroup) return await this.#filter.keepOrDrop(child, segmentRules.cluster);
    for await (const inside of this.#reader.children(child.from, child.to))
      if (inside.id === ids.block && (await this.#isOfRemoved(inside)))
        return await this.#dropFrame(child, inside);
    return await this.#filter.filter(child, segmentRules.blockGroup);
  }

  /** Removes a frame of a removed track; its text tells whether it was a way. */
  async #dropFrame(element: Element, { from, to }: Element): Promise<true> {
    const text = this.#hasWay
      ? ''
      : (await this.#source.read(from, Math.min(to - from, mostFrame))).toString('latin1');
    if (telemetry.test(text)) {
      this.#hasWay = true;
      note(this.#findings, 'place');
    }
    this.#filter.voidOut(element);
    return true;
  }

  async #isOfRemoved({ from, to }: Element): Promise<boolean> {
    if (this.#removed.size === 0) return false;
    const head = await this.#source.read(from, Math.min(8, to - from));
    const number = numberOf(head.subarray(0, widthOf(head[0])));
    return number !== null && this.#removed.has(number);
  }
}
