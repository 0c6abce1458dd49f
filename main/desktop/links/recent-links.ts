import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { LibraryItem } from '../../../contract/library.ts';

const maxLinks = 10;

/** The newest uploads whose pictures are still there, kept up to date. */
export class RecentLinks {
  readonly #engine: EngineClient;
  readonly #changed: () => void;
  #items: readonly LibraryItem[] = [];
  #asking = false;
  #isStale = false;

  constructor(engine: EngineClient, changed: () => void) {
    this.#engine = engine;
    this.#changed = changed;
  }

  get items(): readonly LibraryItem[] {
    return this.#items;
  }

  onEvent(event: EngineEvent): void {
    if (event.kind === 'delta' && (event.library || event.removedItems || event.history)) void this.renew();
  }

  /** However often it is called, one question is under way at a time, and the last call is answered. */
  async renew(): Promise<void> {
    this.#isStale = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#isStale) {
      this.#isStale = false;
      const presence = ['unchecked', 'alive', 'replaced', 'unclear'] as const;
      const answer = await this.#engine
        .call('library', { limit: maxLinks, presence: [...presence] })
        .catch(() => null);
      if (answer) this.#items = answer.items;
    }
    this.#asking = false;
    this.#changed();
  }
}
