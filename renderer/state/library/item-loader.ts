import type { Bridge } from '../../../contract/bridge.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import { maxCachedItems, withItems } from './item-cache.ts';
import type { LibraryStateStore } from './library-state.ts';

/** Describes a range of the list. */
interface Range {
  readonly from: number;
  readonly to: number;
}

type LoaderMode =
  | { readonly kind: 'idle' }
  /** One range is being loaded; `next` is loaded afterwards and replaces an earlier request. */
  | { readonly kind: 'fetching'; readonly next: Range | null };

/** Loads the visible items. */
export interface ItemLoader {
  /** Loads this range of items and some screens around it. */
  look(from: number, to: number): void;
  put(items: readonly LibraryItem[]): void;
  /** Returns items by id in the order given; null when the engine does not answer. */
  fetch(ids: readonly string[]): Promise<LibraryItem[] | null>;
}

export function createItemLoader({ engine }: Bridge, store: LibraryStateStore): ItemLoader {
  let mode: LoaderMode = { kind: 'idle' };

  const put = (items: readonly LibraryItem[]) =>
    store.setState((state) => ({ items: withItems(state.items, items) }));

  const want = async (range: Range): Promise<void> => {
    if (mode.kind === 'fetching') {
      mode = { kind: 'fetching', next: range };
      return;
    }
    const { ids, items } = store.getState();
    const missing = ids.slice(range.from, range.to).filter((id) => !items.has(id));
    if (missing.length === 0) return;
    mode = { kind: 'fetching', next: null };
    const answer = await engine.libraryItems({ ids: missing });
    const next = takeNext();
    if (answer.ok) put(answer.value.items);
    if (next) void want(next);
  };

  const takeNext = () => {
    const next = mode.kind === 'fetching' ? mode.next : null;
    mode = { kind: 'idle' };
    return next;
  };

  return {
    put,
    look(from, to) {
      const { ids, items } = store.getState();
      const screen = Math.min(Math.max(to - from, 1), Math.floor(maxCachedItems / 8));
      const near = ids.slice(Math.max(from - screen, 0), to + screen);
      // Loaded at once when they come near, so that scrolling causes few requests.
      if (near.some((id) => !items.has(id)))
        void want({ from: Math.max(from - 2 * screen, 0), to: to + 4 * screen });
    },
    async fetch(ids) {
      const { items } = store.getState();
      const missing = ids.filter((id) => !items.has(id));
      const found = new Map<string, LibraryItem>();
      for (let from = 0; from < missing.length; from += maxCachedItems) {
        const answer = await engine.libraryItems({ ids: missing.slice(from, from + maxCachedItems) });
        if (!answer.ok) return null;
        for (const item of answer.value.items) found.set(item.id, item);
      }
      return ids.flatMap((id) => items.get(id) ?? found.get(id) ?? []);
    },
  };
}
