import { type Source, unreadable } from '../source.ts';

export interface Box {
  readonly type: string;
  readonly at: number;
  /** Offsets of its content. */
  readonly from: number;
  readonly to: number;
}

const mostBoxes = 50_000;

/** Reads nested boxes, and no more of them than a video needs. */
export class BoxReader {
  readonly #source: Source;
  #count = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * Lists the boxes between two offsets.
   * @throws AppError metadata-unreadable
   */
  async *children(from: number, to: number): AsyncGenerator<Box> {
    let at = from;
    while (to - at >= 8) {
      const head = Buffer.from(await this.#source.read(at, 8));
      const type = head.toString('latin1', 4, 8);
      let length = head.readUInt32BE(0);
      let headBytes = 8;
      if (length === 1) {
        const large = (await this.#source.read(at + 8, 8)).readBigUInt64BE(0);
        if (large > BigInt(to - at)) throw unreadable('A box of a video is longer than what it is in');
        length = Number(large);
        headBytes = 16;
      } else if (length === 0) length = to - at;
      // QuickTime ends some lists with a zero.
      if (length < headBytes || at + length > to) {
        // Cut off in the middle of its samples: what there is of them can be shown.
        if (type === 'mdat' && to === this.#source.size && length > headBytes) length = to - at;
        else throw unreadable('A box of a video is longer than what it is in');
      }
      this.#count += 1;
      if (this.#count > mostBoxes) throw unreadable('A video has too many boxes');
      yield { type, at, from: at + headBytes, to: at + length };
      at += length;
    }
    // A few bytes that are no box stay zeros.
  }
}
