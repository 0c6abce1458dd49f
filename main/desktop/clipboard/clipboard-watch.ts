import { createHash } from 'node:crypto';
import { isConcealed, pictureFile } from './formats.ts';
import type { Bytes, ClipboardSnapshot, SystemClipboard } from './system-clipboard.ts';

/** No system tells Electron that the clipboard has changed, so it is looked at this often. */
const pollIntervalMs = 1_000;
/** Reading a large picture over and over is no work to do all day: this many times as long it rests afterwards. */
const idleFactor = 50;
/** A machine that is busy for a moment must not make it blind for long. */
const maxIdleMs = 5_000;
const mostPixels = 25_000_000;

export interface ClipboardWatchOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: { now(): number; after(ms: number, callback: () => void): () => void };
  /** A picture that somebody copied while it was watched, and the hash of its bytes. What fails is the taker's to tell. */
  take(picture: Bytes, hash: string): Promise<void>;
}

/** Each time that it is switched on is a value of its own, so that a look that began before is known as one. */
interface Watching {
  readonly kind: 'on';
  /** Calls off the next look. */
  callOff(): void;
}

type WatchMode = { readonly kind: 'off' } | Watching;

const off: WatchMode = { kind: 'off' };

/**
 * Takes each picture that another program copies, once. Not taken: what was there before, text (with a picture of
 * itself, as spreadsheets add it) and files, what its program calls secret, the same picture again, and our own.
 */
export class ClipboardWatch {
  readonly #options: ClipboardWatchOptions;
  #mode: WatchMode = off;
  /** Hash of the picture that was there last. */
  #last: string | null = null;
  /** What is there when it is looked at next is known already. */
  #isKnown = true;

  constructor(options: ClipboardWatchOptions) {
    this.#options = options;
  }

  /** Whether it watches. What is there when it begins is not taken. */
  set(isWanted: boolean): void {
    if (isWanted === (this.#mode.kind === 'on')) return;
    if (this.#mode.kind === 'on') this.#mode.callOff();
    if (!isWanted) {
      this.#mode = off;
      return;
    }
    const on: Watching = { kind: 'on', callOff: () => {} };
    this.#mode = on;
    this.#isKnown = true;
    void this.#turn(on);
  }

  /** Looks once, and arranges for the next time unless the watch has ended meanwhile. */
  async #turn(on: Watching): Promise<void> {
    const { clock, clipboard, take } = this.#options;
    const began = clock.now();
    // A clipboard that another program holds at this moment can be read a second later.
    const picture = await clipboard
      .snapshot()
      .then(readPicture)
      .catch(() => null);
    const rest = Math.min((clock.now() - began) * idleFactor, maxIdleMs);
    if (this.#mode !== on) return;
    const hash = this.#judge(picture);
    if (picture && hash) await take(picture, hash);
    if (this.#mode === on)
      on.callOff = clock.after(Math.max(pollIntervalMs, rest), () => void this.#turn(on));
  }

  /** We have put something there ourselves. */
  ignoreNextChange(): void {
    this.#isKnown = true;
  }

  /** Whether the picture with this hash is there at this moment. */
  async stillHolds(hash: string): Promise<boolean> {
    const picture = await this.#options.clipboard
      .snapshot()
      .then(readPicture)
      .catch(() => null);
    return picture !== null && hashOf(picture) === hash;
  }

  /** @returns the hash of a picture that is to be taken, null for what is not */
  #judge(picture: Bytes | null): string | null {
    const isKnown = this.#isKnown;
    this.#isKnown = false;
    if (!picture) return null;
    const hash = hashOf(picture);
    const isNew = hash !== this.#last;
    this.#last = hash;
    return isNew && !isKnown ? hash : null;
  }
}

const hashOf = (bytes: Bytes) => createHash('sha256').update(bytes).digest('hex');

async function readPicture(look: ClipboardSnapshot): Promise<Bytes | null> {
  if (looksLikeText(look) || (await isConcealed(look))) return null;
  const file = await pictureFile(look);
  if (file) return file;
  const drawn = await look.drawn(mostPixels);
  return drawn && 'png' in drawn ? drawn.png : null;
}

/** Spreadsheets and the like copy a picture of the text along with it, file managers one of the file. */
function looksLikeText(look: ClipboardSnapshot): boolean {
  return ['text/plain', 'UTF8_STRING', 'text/uri-list', 'x-special/gnome-copied-files'].some((format) =>
    look.has(format),
  );
}
