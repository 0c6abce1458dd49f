import type { AddItem } from '../../../contract/add-item.ts';
import type { InboxItems as Batch } from '../../../contract/desktop.ts';
import type { Origin } from '../../../contract/origin.ts';

/** Milliseconds for coalescing: systems report many files that are opened at once one by one. */
const coalesceMs = 150;

/**
 * Collects inputs from the system for the window to add. They are kept until the window asks and the engine runs, so
 * that nothing is lost that comes before the page listens, while it is being reloaded, or while another program has the
 * profile.
 */
export class Inbox {
  #waiting: Batch[] = [];
  #hasClipboard = false;
  readonly #isOpen: () => boolean;
  readonly #tell: () => void;
  readonly #after: (ms: number, callback: () => void) => () => void;
  #cancel = () => {};

  /** @param options `isOpen`: whether what is taken out can be added */
  constructor(options: {
    isOpen(): boolean;
    tell(): void;
    after(ms: number, callback: () => void): () => void;
  }) {
    this.#isOpen = options.isOpen;
    this.#tell = options.tell;
    this.#after = options.after;
  }

  put(items: readonly AddItem[], origin: Origin): void {
    if (items.length === 0) return;
    const last = this.#waiting.at(-1);
    if (last?.origin === origin) last.items.push(...items);
    else this.#waiting.push({ items: [...items], origin });
    this.#cancel();
    this.#cancel = this.#after(coalesceMs, this.#tell);
  }

  /** Adds a request to upload the clipboard's content. */
  putClipboard(): void {
    this.#hasClipboard = true;
    this.#tell();
  }

  /** Tells once more of what waits: now it can be added. */
  opened(): void {
    if (this.#hasClipboard || this.#waiting.length > 0) this.#tell();
  }

  /** Returns what waits, and nothing while it could not be added. */
  take(): { handedOver: Batch[]; clipboard: boolean } {
    if (!this.#isOpen()) return { handedOver: [], clipboard: false };
    const clipboard = this.#hasClipboard;
    this.#hasClipboard = false;
    return { handedOver: this.#waiting.splice(0), clipboard };
  }
}
