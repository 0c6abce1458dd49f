import type { LibraryItem } from '../../../../contract/library.ts';
import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import { libraryColumns, readLibrary } from './item-row.ts';

export const getItemsSql = `SELECT ${libraryColumns} FROM json_each(?) AS asked
  CROSS JOIN history ON history.id = asked.value ORDER BY asked.key`;

export function getItems({ db }: Tables) {
  const select = db.prepare(getItemsSql);
  return (ids: readonly string[]): LibraryItem[] =>
    readReadable(select.all(JSON.stringify(ids)), readLibrary);
}
