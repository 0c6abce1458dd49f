import type { LibrarySearch } from '../../../contract/library.ts';
import type { LibraryGroup } from '../store/library/count-groups.ts';
import type { Store } from '../store/store.ts';
import { countDays } from './days.ts';

/** Counts the matches of each group, in the order of the list. @param times of the same search, newest first */
export function countGroups(
  store: Pick<Store, 'library'>,
  search: LibrarySearch,
  times: readonly number[],
): LibraryGroup[] {
  const { group = 'day', sort } = search;
  if (group !== 'none' && group !== 'day') return store.library.countGroups(search);
  if (group === 'none' || (sort !== 'newest' && sort !== 'oldest')) return [];
  const days = countDays(times).map(({ day, count }) => ({ key: day, count }));
  return sort === 'newest' ? days : days.reverse();
}
