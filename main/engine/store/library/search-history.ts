import { normalize, separateUnspaced } from '../normalize.ts';
import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { HistoryPage, HistorySearch } from '../types.ts';
import { toUnorderedFtsQuery } from './fts-query.ts';
import { historyColumns, readHistory } from './item-row.ts';

// Only what went through the queue: `findLibrary` knows the imported too, and finds words by an index. Here a search
// looks at every row; the pages of the whole list come out of the index. instr() knows no wildcards.
/** In the texts about a picture anywhere; in those of the picture by the beginnings of words. */
const found = `(instr(searched, ?) > 0
    OR uploaded_at IN (SELECT rowid FROM picture_search WHERE picture_search MATCH ?))`;

export const searchHistorySql = {
  page: `SELECT ${historyColumns} FROM history WHERE uploaded_at < ? AND origin IS NOT NULL
    ORDER BY uploaded_at DESC LIMIT ?`,
  found: `SELECT ${historyColumns} FROM history WHERE uploaded_at < ? AND origin IS NOT NULL
    AND ${found} ORDER BY uploaded_at DESC LIMIT ?`,
  countAll: 'SELECT count(*) FROM history WHERE origin IS NOT NULL',
  countFound: `SELECT count(*) FROM history WHERE origin IS NOT NULL AND ${found}`,
} as const;

export function searchHistory({ db }: Tables) {
  const page = db.prepare(searchHistorySql.page);
  const matching = db.prepare(searchHistorySql.found);
  const countAll = db.prepare<[], number>(searchHistorySql.countAll).pluck();
  const countFound = db.prepare<[string, string], number>(searchHistorySql.countFound).pluck();
  return ({ search, limit, before = Number.MAX_VALUE }: HistorySearch): HistoryPage => {
    const wanted = separateUnspaced(normalize(search.trim()));
    if (wanted === '')
      return { items: readReadable(page.all(before, limit), readHistory), total: countAll.get() ?? 0 };
    // An empty text is no query to the index; this one finds nothing.
    const inPictures = toUnorderedFtsQuery(search) || '""';
    const rows = matching.all(before, wanted, inPictures, limit);
    const total = countFound.get(wanted, inPictures);
    return { items: readReadable(rows, readHistory), total: total ?? 0 };
  };
}
