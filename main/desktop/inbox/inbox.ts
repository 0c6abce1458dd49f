import type { AddItem } from '../../../contract/add-item.ts';
import type { InboxItems as Batch } from '../../../contract/desktop.ts';
import type { Origin } from '../../../contract/origin.ts';

/** Milliseconds for coalescing: systems report many files that are opened at once one by one. */
const coalesceMs = 150;

/**
 * Collects inputs from the system for the window to add. They are kept until the window asks, so that nothing is lost
 * that comes before the page listens or while it is being reloaded.
 */
export class Inbox {
  #waiting: Batch[] = [];
  #hasClipboard = false;
  readonly #tell: () => void;
  readonly #after: (ms: number, callback: () => void) => () => void;
  #cancel = () => {};

  constructor(options: { tell(): void; after(ms: number, callback: () => void): () => void }) {
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

  take(): { handedOver: Batch[]; clipboard: boolean } {
    const clipboard = this.#hasClipboard;
    this.#hasClipboard = false;
    return { handedOver: this.#waiting.splice(0), clipboard };
  }
}
