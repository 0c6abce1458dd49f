import { ids, segmentRules } from './matroska-elements.ts';
import { type Source, unreadable } from './source.ts';

export interface Element {
  readonly id: number;
  readonly at: number;
  /** Offsets of its content. */
  readonly from: number;
  readonly to: number;
}

const mostElements = 5_000_000;
const mayBeOpen = new Set<number>([ids.segment, ids.cluster]);
const mayBeCut = new Set<number>([
  ids.segment,
  ids.cluster,
  ids.simpleBlock,
  ids.blockGroup,
  ids.block,
  ids.cues,
  ids.tags,
  ids.attachments,
  ids.chapters,
  ids.void,
  // Points in the film, and where each of them is: who plays it does without.
  ...[0xbb, 0xb3, 0xb7, 0xf7, 0xf1, 0xf0, 0xb2, 0x5378],
]);
const isOuter = (id: number) => segmentRules.level1.has(id);

/** Reads elements of EBML (RFC 8794). @throws AppError `metadata-unreadable` for invalid or endless ones */
export class EbmlReader {
  readonly #source: Source;
  #elements = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * Iterates over child elements.
   * @param isOpen it has no length of its own: it ends in front of an element of the level above
   */
  async *children(from: number, to: number, isOpen = false): AsyncGenerator<Element> {
    for (let at = from; to - at >= 2; ) {
      const element = await this.elementAt(at, to);
      if (isOpen && isOuter(element.id)) return;
      this.#elements += 1;
      if (this.#elements > mostElements) throw unreadable('A video has too many elements');
      yield element;
      at = element.to;
    }
  }

  async elementAt(at: number, most: number): Promise<Element> {
    const head = Buffer.from(await this.#source.read(at, Math.min(12, most - at)));
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
    if (most === this.#source.size && mayBeCut.has(id)) return { id, at, from, to: most };
    throw unreadable('An element of a video is longer than what it is in');
  }

  async numberIn(master: Element, id: number): Promise<number | null> {
    for await (const child of this.children(master.from, master.to))
      if (child.id === id && child.to - child.from >= 1 && child.to - child.from <= 6)
        return (await this.#source.read(child.from, child.to - child.from)).readUIntBE(
          0,
          child.to - child.from,
        );
    return null;
  }

  async textIn(master: Element, id: number): Promise<string> {
    for await (const child of this.children(master.from, master.to))
      if (child.id === id)
        return (await this.#source.read(child.from, Math.min(child.to - child.from, 64))).toString('latin1');
    return '';
  }
}

/** Returns the width of a number, given in its first byte; 9 for an invalid one. */
export const widthOf = (first: number | undefined) =>
  first === undefined || first === 0 ? 9 : Math.clz32(first) - 23;

/** Reads a number without its length marker; null where all other bits are set: unknown. */
export function numberOf(bytes: Buffer): number | null {
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
