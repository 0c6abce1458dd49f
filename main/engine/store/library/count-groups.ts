import type { LibrarySearch } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { groupsSql, postOfGroup, wordPlaces } from './find-page.ts';

export interface LibraryGroup {
  /** Null for items without a group. */
  readonly key: string | null;
  /** The post's title. */
  readonly title?: string | null;
  readonly count: number;
}

/** Counts the matches of each group, in the order of the list; of a search without groups, none. */
export function countGroups({ db }: Tables) {
  const titleOf = db.prepare<[string], string>('SELECT title FROM posts WHERE id = ?').pluck();
  const where = wordPlaces({ db });
  return (search: LibrarySearch): LibraryGroup[] => {
    const sql = groupsSql(search, where());
    if (!sql) return [];
    const groups = db.prepare<unknown[], LibraryGroup>(sql.text).all(...sql.values);
    if (search.group !== 'post') return groups;
    return groups.map(({ key, count }) => {
      const id = key === null ? null : postOfGroup(key);
      return { key: id, title: id === null ? null : (titleOf.get(id) ?? null), count };
    });
  };
}
