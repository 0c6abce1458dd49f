import type { LibrarySearch } from '../../../../contract/library.ts';
import type { Tables } from '../tables.ts';
import { emojisIn, toFtsQuery, toUnorderedFtsQuery } from './fts-query.ts';

/** The end of a page: the group, the sort value, and the time, which no two items share. */
export interface PageCursor {
  /** Null without groups. */
  readonly group: string | null;
  readonly key: number | string;
  readonly at: number;
}

export interface FoundPage {
  /** In the requested order. */
  readonly ids: string[];
  /** Position of the last one; null on the last page. */
  readonly end: PageCursor | null;
}

type Value = string | number;
interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

const orders = {
  newest: { key: 'at', direction: 'DESC', beyond: '<' },
  oldest: { key: 'at', direction: 'ASC', beyond: '>' },
  largest: { key: 'bytes', direction: 'DESC', beyond: '<' },
  name: { key: 'sort_name', direction: 'ASC', beyond: '>' },
} as const;

/** SQL expression that sorts after every name: for items without a group. */
const last = 'char(1114111)';
/** Digits of a time in ms, for sorting as text. */
const digits = 16;
const groups = {
  folder: `coalesce(folder, ${last})`,
  account: `coalesce(account, ${last})`,
  // The newest first, and as few looks into `posts` as there are pictures in them.
  post: `CASE WHEN post IS NULL THEN ${last} ELSE (SELECT format('%0${digits}d', 9e15 - created_at) || id
    FROM posts WHERE posts.id = post) END`,
} as const;

/** Returns the column of the groups; null where the order of time serves. */
const groupOf = ({ group }: LibrarySearch) =>
  group === undefined || group === 'none' || group === 'day' ? null : groups[group];

const oneOf = (column: string, wanted: readonly Value[] | undefined): Sql[] =>
  wanted ? [{ text: `${column} IN (${wanted.map(() => '?').join(', ')})`, values: wanted }] : [];
const oneOfOrNone = (column: string, wanted: readonly (string | null)[]): Sql => {
  const named = wanted.filter((value) => value !== null);
  const any = [
    ...oneOf(column, named.length > 0 ? named : undefined),
    ...(wanted.includes(null) ? [{ text: `${column} IS NULL`, values: [] }] : []),
  ];
  return {
    text: `(${any.map(({ text }) => text).join(' OR ')})`,
    values: any.flatMap(({ values }) => values),
  };
};
const bound = (text: string, value: number | undefined): Sql[] =>
  value === undefined ? [] : [{ text, values: [value] }];

/** Where words are looked for: in the texts about a picture alone, or in those in the picture as well. */
export type WordPlaces = 'texts' | 'texts-and-pictures';

const plainSql = (text: string): Sql => ({ text, values: [] });

interface Rows {
  readonly from: Sql;
  /** The expression of the time in it. */
  readonly at: string;
  readonly where: readonly Sql[];
  /** The times alone, in order, where nothing else is needed of the rows: no more of them are found than are wanted. */
  readonly inOrder?: (direction: 'ASC' | 'DESC', limit: number, after: Sql[]) => Sql;
}

/** Builds the source of the rows, their numbering, and their conditions. Null: nothing can be found. */
function rowsOf(search: LibrarySearch, places: WordPlaces): Rows | null {
  const emojis = emojisIn(search.text);
  const found = toFtsQuery(search.text);
  if (found === '' && emojis.length === 0) return null;
  const match = found === '' ? null : found;
  const { sort, origin } = search;
  const origins = origin && oneOf("coalesce(origin, 'import')", origin);
  const accounts = search.account ? [oneOfOrNone('account', search.account)] : [];
  const facets = [
    ...oneOf('privacy', search.privacy),
    ...(origins ?? []),
    ...oneOf('host', search.host),
    ...oneOf('folder', search.folder),
    ...accounts,
    ...oneOf('kind', search.kind),
    ...oneOf('presence', search.presence),
    ...bound('bytes >= ?', search.minBytes),
    ...bound('bytes <= ?', search.maxBytes),
    ...emojis.map((emoji) => ({ text: 'instr(history.searched, ?) > 0', values: [emoji] })),
  ];
  const isGrouped = groupOf(search) !== null;
  const byTime = !isGrouped && (sort === 'newest' || sort === 'oldest');
  const within = (at: string) => [...bound(`${at} >= ?`, search.from), ...bound(`${at} < ?`, search.to)];
  if (match === null) {
    const isPlain = !isGrouped && facets.length === 0 && search.from === undefined && search.to === undefined;
    const bySort = sort === 'largest' ? 'history_by_size' : 'history_by_name';
    const index = isPlain && !byTime ? bySort : 'history_facets';
    const at = 'uploaded_at';
    return { from: plainSql(`history INDEXED BY ${index}`), at, where: [...within(at), ...facets] };
  }
  const needsRow = !byTime || facets.length > 0;
  const rowOf = (at: string) =>
    needsRow ? ` CROSS JOIN history INDEXED BY history_facets ON uploaded_at = ${at}` : '';
  if (places === 'texts-and-pictures') {
    const at = 'found.at';
    const matches = [match, toUnorderedFtsQuery(search.text) ?? ''] as const;
    const from = { text: `${foundSql} AS found${rowOf(at)}`, values: matches };
    const rows = { from, at, where: [...within(at), ...facets] };
    if (needsRow) return rows;
    return {
      ...rows,
      inOrder: (direction, limit, after) =>
        mergedSql(matches, [...within('rowid'), ...after], direction, limit),
    };
  }
  const words = { text: 'history_search MATCH ?', values: [match] };
  const at = 'history_search.rowid';
  // The index of words knows times by itself; the rest is looked up in the facets, row by row.
  return { from: plainSql(`history_search${rowOf(at)}`), at, where: [words, ...within(at), ...facets] };
}

/** Both indexes have their times in order, so that they are merged, not sorted, and only as far as wanted. */
function mergedSql(
  [inTexts, inPictures]: readonly [string, string],
  bounds: readonly Sql[],
  direction: 'ASC' | 'DESC',
  limit: number,
): Sql {
  const texts = and([{ text: 'history_search MATCH ?', values: [inTexts] }, ...bounds]);
  const pictures = and([{ text: 'picture_search MATCH ?', values: [inPictures] }, ...bounds]);
  return {
    text: `SELECT rowid AS at FROM history_search${texts.text}
      UNION SELECT rowid FROM picture_search${pictures.text} ORDER BY at ${direction} LIMIT ?`,
    values: [...texts.values, ...pictures.values, limit],
  };
}

/** The times of what either index finds. */
const foundSql = `(SELECT rowid AS at FROM history_search WHERE history_search MATCH ?
  UNION SELECT rowid FROM picture_search WHERE picture_search MATCH ?)`;

/** Builds the query of a page. @returns null where nothing can be found */
export function pageSql(
  search: LibrarySearch,
  limit: number,
  after: PageCursor | null,
  places: WordPlaces = 'texts',
): Sql | null {
  const rows = rowsOf(search, places);
  if (!rows) return null;
  const { key, direction, beyond } = orders[search.sort];
  const { from, at } = rows;
  const byTime = key === 'at';
  if (rows.inOrder) {
    const merged = rows.inOrder(
      direction,
      limit,
      after ? [{ text: `rowid ${beyond} ?`, values: [after.at] }] : [],
    );
    return {
      text: `SELECT NULL AS "group", at AS key, at FROM (${merged.text}) ORDER BY at ${direction}`,
      values: merged.values,
    };
  }
  const group = groupOf(search);
  const order = byTime ? `${at} ${direction}` : `${key} ${direction}, ${at} ${direction}`;
  const where = and([...rows.where, ...(after ? [past(after)] : [])]);
  return {
    text: `SELECT ${group ?? 'NULL'} AS "group", ${byTime ? at : key} AS key, ${at} AS at FROM ${from.text}${where.text}
      ORDER BY ${group === null ? '' : `${group}, `}${order} LIMIT ?`,
    values: [...from.values, ...where.values, limit],
  };

  function past(place: PageCursor): Sql {
    const behind: Sql = byTime
      ? { text: `${at} ${beyond} ?`, values: [place.at] }
      : { text: `(${key}, ${at}) ${beyond} (?, ?)`, values: [place.key, place.at] };
    if (group === null || place.group === null) return behind;
    return {
      text: `(${group} > ? OR (${group} = ? AND ${behind.text}))`,
      values: [place.group, place.group, ...behind.values],
    };
  }
}

/**
 * Builds the query that counts the matches of each group, in the order of the list.
 * @returns null where nothing can be found
 */
export function groupsSql(search: LibrarySearch, places: WordPlaces = 'texts'): Sql | null {
  const rows = rowsOf(search, places);
  const group = groupOf(search);
  if (!rows || group === null) return null;
  const where = and(rows.where);
  return {
    text: `SELECT nullif(made, ${last}) AS key, count FROM
      (SELECT ${group} AS made, count(*) AS count FROM ${rows.from.text}${where.text} GROUP BY made
        ORDER BY made)`,
    values: [...rows.from.values, ...where.values],
  };
}

/** Builds the query of all upload times. @returns null where nothing can be found */
export function timesSql(search: LibrarySearch, places: WordPlaces = 'texts'): Sql | null {
  const rows = rowsOf({ ...search, sort: 'newest', group: 'none' }, places);
  if (!rows) return null;
  // -1 is no limit to SQLite.
  if (rows.inOrder) return rows.inOrder('DESC', -1, []);
  const where = and(rows.where);
  return {
    text: `SELECT ${rows.at} FROM ${rows.from.text}${where.text} ORDER BY ${rows.at} DESC`,
    values: [...rows.from.values, ...where.values],
  };
}

function and(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { text: '', values: [] };
  return {
    text: ` WHERE ${conditions.map(({ text }) => text).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => [...values]),
  };
}

const idsSql = `SELECT history.id FROM json_each(?) AS asked CROSS JOIN history ON uploaded_at = asked.value
  ORDER BY asked.key`;

/** Prepares the question where words are to be looked for: in pictures where any was read. */
export function wordPlaces({ db }: Pick<Tables, 'db'>): () => WordPlaces {
  const has = db.prepare('SELECT 1 FROM picture_words LIMIT 1');
  return () => (has.get() === undefined ? 'texts' : 'texts-and-pictures');
}

/** Finds one page of ids: for 100,000 items a few milliseconds, the first as the last. */
export function findPage({ db }: Tables) {
  const places = wordPlaces({ db });
  const ids = db.prepare<[string], string>(idsSql).pluck();
  return (search: LibrarySearch, limit: number, after: PageCursor | null): FoundPage => {
    const sql = pageSql(search, limit + 1, after, places());
    if (!sql) return { ids: [], end: null };
    const found = db.prepare<Value[], PageCursor>(sql.text).all(...sql.values);
    const page = found.slice(0, limit);
    return {
      ids: ids.all(JSON.stringify(page.map(({ at }) => at))),
      end: found.length > limit ? (page.at(-1) ?? null) : null,
    };
  };
}

/** Extracts the id of a post from the key of its group. */
export const postOfGroup = (key: string) => key.slice(digits);
