import type { LibraryState } from '../../state/library/library-state.ts';

/** What is selected in the order in which it was given: the list's, but where the newest come first, from its end. */
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
