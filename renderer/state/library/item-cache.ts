import type { LibraryItem } from '../../../contract/library.ts';

/** Size limit of the cache: some screens of items, however large the library. */
export const maxCachedItems = 1_500;

/** Adds or updates items; the oldest are evicted when there are too many. */
export function withItems(
  before: ReadonlyMap<string, LibraryItem>,
  items: readonly LibraryItem[],
): ReadonlyMap<string, LibraryItem> {
  const next = new Map(before);
  for (const item of items) {
    const old = next.get(item.id);
    next.delete(item.id);
    // An unchanged item stays the same object, so that it is not rendered again.
    next.set(item.id, old !== undefined && isSameItem(old, item) ? old : item);
  }
  for (const id of next.keys()) {
    if (next.size <= maxCachedItems) break;
    next.delete(id);
  }
  return next;
}

const isSameItem = (one: LibraryItem, other: LibraryItem) => JSON.stringify(one) === JSON.stringify(other);
