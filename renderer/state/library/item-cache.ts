import type { LibraryItem } from '../../../contract/library.ts';

/** Items kept in memory: some screens of them, however large the library. */
export const maxCachedItems = 1_500;

/** With these put in or renewed; those that came first go when there are too many. */
export function withItems(
  before: ReadonlyMap<string, LibraryItem>,
  items: readonly LibraryItem[],
): ReadonlyMap<string, LibraryItem> {
  const next = new Map(before);
  for (const item of items) {
    const old = next.get(item.id);
    next.delete(item.id);
    // One that is as it was stays the same object: nothing is drawn anew for it.
    next.set(item.id, old !== undefined && isSameItem(old, item) ? old : item);
  }
  for (const id of next.keys()) {
    if (next.size <= maxCachedItems) break;
    next.delete(id);
  }
  return next;
}

const isSameItem = (one: LibraryItem, other: LibraryItem) => JSON.stringify(one) === JSON.stringify(other);
