import type { LibrarySearch } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { groupsSql, postOfGroup } from './find-page.ts';

export interface LibraryGroup {
  /** Null for items of no group. */
  readonly key: string | null;
  /** The post's. */
  readonly title?: string | null;
  readonly count: number;
}

/** How many of each group match, in the order of the list; of a search that makes no groups, none. */
export function countGroups({ db }: Tables) {
  const titleOf = db.prepare<[string], string>('SELECT title FROM posts WHERE id = ?').pluck();
  return (search: LibrarySearch): LibraryGroup[] => {
    const sql = groupsSql(search);
    if (!sql) return [];
    const groups = db.prepare<unknown[], LibraryGroup>(sql.text).all(...sql.values);
    if (search.group !== 'post') return groups;
    return groups.map(({ key, count }) => {
      const id = key === null ? null : postOfGroup(key);
      return { key: id, title: id === null ? null : (titleOf.get(id) ?? null), count };
    });
  };
}
