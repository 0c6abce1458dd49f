import { normalize, separateUnspaced } from '../normalize.ts';
import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { HistoryPage, HistorySearch } from '../types.ts';
import { historyColumns, readHistory } from './item-row.ts';

// Only what went through the queue: `findLibrary` knows the imported too, and finds words by an index. Here a search
// looks at every row; the pages of the whole list come out of the index. instr() knows no wildcards.
export const searchHistorySql = {
  page: `SELECT ${historyColumns} FROM history WHERE uploaded_at < ? AND origin IS NOT NULL
    ORDER BY uploaded_at DESC LIMIT ?`,
  found: `SELECT ${historyColumns} FROM history WHERE uploaded_at < ? AND origin IS NOT NULL
    AND instr(searched, ?) > 0 ORDER BY uploaded_at DESC LIMIT ?`,
  countAll: 'SELECT count(*) FROM history WHERE origin IS NOT NULL',
  countFound: 'SELECT count(*) FROM history WHERE origin IS NOT NULL AND instr(searched, ?) > 0',
} as const;

export function searchHistory({ db }: Tables) {
  const page = db.prepare(searchHistorySql.page);
  const found = db.prepare(searchHistorySql.found);
  const countAll = db.prepare<[], number>(searchHistorySql.countAll).pluck();
  const countFound = db.prepare<[string], number>(searchHistorySql.countFound).pluck();
  return ({ search, limit, before = Number.MAX_VALUE }: HistorySearch): HistoryPage => {
    const wanted = separateUnspaced(normalize(search.trim()));
    const rows = wanted === '' ? page.all(before, limit) : found.all(before, wanted, limit);
    const total = wanted === '' ? countAll.get() : countFound.get(wanted);
    return { items: readReadable(rows, readHistory), total: total ?? 0 };
  };
}
