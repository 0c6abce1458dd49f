import type { LibraryItem } from '../../../../contract/library.ts';
import { columns, readLibrary } from '../rows.ts';
import type { Tables } from '../tables.ts';

export const getItemsSql = `SELECT ${columns.library} FROM json_each(?) AS asked
  CROSS JOIN history ON history.id = asked.value ORDER BY asked.key`;

export function getItems({ db }: Tables) {
  const select = db.prepare(getItemsSql);
  return (ids: readonly string[]): LibraryItem[] => select.all(JSON.stringify(ids)).map(readLibrary);
}
