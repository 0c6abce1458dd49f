import type { LibrarySearch } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { groupsSql } from './findLibrary.ts';

export interface Group {
  /** Null for items of no group. */
  readonly key: string | null;
  readonly count: number;
}

/** How many of each group match, in the order of the list; of a search that makes no groups, none. */
export function libraryGroups({ db }: Tables) {
  return (search: LibrarySearch): Group[] => {
    const sql = groupsSql(search);
    return sql ? db.prepare<unknown[], Group>(sql.text).all(...sql.values) : [];
  };
}
