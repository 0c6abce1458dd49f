import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { createEmitter, type EventSource } from '../../engine/events.ts';

const maxLinks = 10;
const stillThere = ['unchecked', 'alive', 'replaced', 'unclear'] as const;

export interface RecentLinksEvents {
  changed: readonly [];
}

/** Keeps the list of the newest uploads that still exist. */
export class RecentLinks {
  readonly #engine: EngineClient;
  readonly #events = createEmitter<RecentLinksEvents>();
  #items: readonly LibraryItem[] = [];
  /** `outdated`: something changed since the pending call was made. */
  #mode: 'idle' | 'asking' | 'outdated' = 'idle';

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  get events(): EventSource<RecentLinksEvents> {
    return this.#events;
  }

  get items(): readonly LibraryItem[] {
    return this.#items;
  }

  onEvent(event: EngineEvent): void {
    if (event.kind === 'delta' && (event.library || event.removedItems || event.history)) void this.renew();
  }

  /** Reloads the list; calls are coalesced: one request runs at a time, and the last call is answered. */
  async renew(): Promise<void> {
    const isAsked = this.#mode !== 'idle';
    this.#mode = isAsked ? 'outdated' : 'asking';
    if (isAsked) return;
    for (;;) {
      const query = { limit: maxLinks, presence: [...stillThere] };
      const answer = await this.#engine.call('library', query).catch(() => null);
      if (answer) this.#items = answer.items;
      if (this.#isUpToDate()) break;
      this.#mode = 'asking';
    }
    this.#mode = 'idle';
    this.#events.emit('changed');
  }

  #isUpToDate(): boolean {
    return this.#mode === 'asking';
  }
}
