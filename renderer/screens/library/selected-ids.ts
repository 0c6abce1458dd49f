import type { ShelfState } from '../../state/library/library-store.ts';

/** What is selected in the order in which it was given: the list's, but where the newest come first, from its end. */
export function inOrderGiven({ ids, picked, shown }: Pick<ShelfState, 'ids' | 'picked' | 'shown'>): string[] {
  if (picked.ids.size === 0) return [];
  const selected = ids.filter((id) => picked.ids.has(id));
  const isByTime = shown?.group === 'day' || shown?.group === 'none';
  return isByTime && shown?.sort === 'newest' ? selected.reverse() : selected;
}
