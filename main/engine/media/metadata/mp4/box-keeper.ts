import { type Findings, mostShown, note } from '../findings.ts';
import { createRanges } from '../ranges.ts';
import { type Source, unreadable } from '../source.ts';
import { type Box, BoxReader } from './boxes.ts';
import { tell } from './tell.ts';

const since1904 = (seconds: number) => {
  const time = Date.UTC(1904, 0, 1) + seconds * 1000;
  return time > 8.64e15 ? null : new Date(time).toISOString().slice(0, 19).replace('T', ' ');
};

/** Decides for single boxes what is kept of them; offsets of all others stay. */
export class BoxKeeper {
  readonly ranges = createRanges();
  readonly reader: BoxReader;
  readonly #source: Source;
  readonly #findings: Findings;

  constructor(source: Source, findings: Findings) {
    this.reader = new BoxReader(source);
    this.#source = source;
    this.#findings = findings;
  }

  keepHead(box: Box): void {
    this.ranges.keep(box.at, box.from);
  }

  keepAll(box: Box): void {
    this.ranges.keep(box.at, box.to);
  }

  /** Replaces a box with `free` of the same length. */
  drop(box: Box): void {
    this.ranges.keep(box.at, box.at + 4);
    this.ranges.patch(box.at + 4, Buffer.from('free'));
    this.ranges.keep(box.at + 8, box.from);
  }

  async dropAndTell(box: Box): Promise<void> {
    const length = Math.min(box.to - box.from, mostShown);
    const body = Buffer.from(await this.#source.read(box.from, length));
    const isRoom = box.type === 'free' || box.type === 'skip';
    const isEmpty = body.every((byte) => byte === 0);
    if (isRoom && isEmpty && box.from + length === box.to) return this.keepAll(box);
    this.drop(box);
    if (isEmpty) return;
    if (isRoom) note(this.#findings, 'other');
    else tell(box.type, body, this.#findings);
  }

  async keepOnly(box: Box, allowed: ReadonlySet<string>): Promise<void> {
    this.keepHead(box);
    for await (const child of this.reader.children(box.from, box.to)) {
      if (allowed.has(child.type)) this.keepAll(child);
      else await this.dropAndTell(child);
    }
  }

  /** Keeps a header without its times of creation and change. */
  async keepWithoutTimes(box: Box): Promise<void> {
    const [version = 0] = await this.#source.read(box.from, 1);
    const length = version === 1 ? 16 : 8;
    const times = Buffer.from(await this.#source.read(box.from + 4, length));
    if (times.some((byte) => byte !== 0)) {
      const seconds = version === 1 ? Number(times.readBigUInt64BE(0)) : times.readUInt32BE(0);
      note(this.#findings, 'time', seconds === 0 ? null : since1904(seconds));
      this.ranges.keep(box.at, box.from + 4);
      this.ranges.patch(box.from + 4, Buffer.alloc(length));
      this.ranges.keep(box.from + 4 + length, box.to);
    } else this.keepAll(box);
  }

  /** Keeps a handler without its name, which often is the camera's. */
  async keepWithoutName(box: Box): Promise<void> {
    const name = box.from + 24;
    if (name > box.to) throw unreadable('A video has a track without a kind');
    this.ranges.keep(box.at, name);
    const text = Buffer.from(await this.#source.read(name, Math.min(box.to - name, 256)));
    const shown = text
      .toString('latin1')
      .replace(/[^\x20-\x7e]/g, '')
      .trim();
    if (shown && !/hand|core media|alias|apple/i.test(shown)) note(this.#findings, 'software', shown);
  }
}
