import { createHash } from 'node:crypto';
import { isConcealed, pictureFile } from './formats.ts';
import type { Bytes, ClipboardSnapshot, SystemClipboard } from './system-clipboard.ts';

/** Interval of polling; no system notifies Electron of clipboard changes. */
const pollIntervalMs = 1_000;
/**
 * Factor of the pause after a poll to its duration, because reading a large picture over and over wastes the processor.
 */
const idleFactor = 50;
/** Longest pause, so that a briefly busy machine is not blind for long. */
const maxIdleMs = 5_000;
const mostPixels = 25_000_000;

export interface ClipboardWatchOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: { now(): number; after(ms: number, callback: () => void): () => void };
  /** Uploads a picture that was copied while watching, with the hash of its bytes. Handles its own failures. */
  take(picture: Bytes, hash: string): Promise<void>;
}

/** Represents one period of watching; a new object each time, so that a poll that began before is recognized as old. */
interface Watching {
  readonly kind: 'on';
  /** Cancels the next poll. */
  callOff(): void;
}

type WatchMode = { readonly kind: 'off' } | Watching;

const off: WatchMode = { kind: 'off' };

/**
 * Uploads each picture that another program copies, once. Skips what was there before, text (with a picture of itself,
 * as spreadsheets add it) and files, what its program marks secret, the same picture again, and our own.
 */
export class ClipboardWatch {
  readonly #options: ClipboardWatchOptions;
  #mode: WatchMode = off;
  /** Hash of the last picture. */
  #last: string | null = null;
  /** Whether the content at the next poll is to be skipped. */
  #isKnown = true;

  constructor(options: ClipboardWatchOptions) {
    this.#options = options;
  }

  /** Starts or stops watching. What is there when it starts is skipped. */
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

  /** Polls once, and schedules the next poll unless watching has ended in between. */
  async #turn(on: Watching): Promise<void> {
    const { clock, clipboard, take } = this.#options;
    const began = clock.now();
    // A clipboard that another program locks at this moment can be read a second later.
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

  /** Skips the next change, which is our own. */
  ignoreNextChange(): void {
    this.#isKnown = true;
  }

  /** Whether the picture with this hash is still in the clipboard. */
  async stillHolds(hash: string): Promise<boolean> {
    const picture = await this.#options.clipboard
      .snapshot()
      .then(readPicture)
      .catch(() => null);
    return picture !== null && hashOf(picture) === hash;
  }

  /**
   * Decides whether a picture is to be uploaded.
   * @returns its hash, or null to skip it
   */
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

/**
 * Whether the content is really text or files: spreadsheets and the like copy a picture of the text along with it, file
 * managers one of the file.
 */
function looksLikeText(look: ClipboardSnapshot): boolean {
  return ['text/plain', 'UTF8_STRING', 'text/uri-list', 'x-special/gnome-copied-files'].some((format) =>
    look.has(format),
  );
}
