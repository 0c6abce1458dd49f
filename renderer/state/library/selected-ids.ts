import type { LibraryState } from './library-state.ts';

/** Returns the selected ids in the order of upload: the list's, but reversed where the newest come first. */
export function selectedInListOrder({
  ids,
  selection,
  loadedQuery,
}: Pick<LibraryState, 'ids' | 'selection' | 'loadedQuery'>): string[] {
  if (selection.ids.size === 0) return [];
  const selected = ids.filter((id) => selection.ids.has(id));
  const isByTime = loadedQuery?.group === 'day' || loadedQuery?.group === 'none';
  return isByTime && loadedQuery?.sort === 'newest' ? selected.reverse() : selected;
}
