import type { AddItem } from '../../contract/add.ts';
import type { HandedOver as Batch } from '../../contract/desktop.ts';
import type { Origin } from '../../contract/records.ts';

/**
 * What came to the shell for the window to add. It is kept until the window asks, so that nothing is lost that comes
 * before the page listens or while it is being loaded anew.
 */
export class HandedOver {
  #waiting: Batch[] = [];
  readonly #tell: () => void;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  put(items: readonly AddItem[], origin: Origin): void {
    if (items.length === 0) return;
    const last = this.#waiting.at(-1);
    // A system that opens many files tells them one by one: together they are one act.
    if (last?.origin === origin) last.items.push(...items);
    else this.#waiting.push({ items: [...items], origin });
    this.#tell();
  }

  take(): Batch[] {
    return this.#waiting.splice(0);
  }
}
