import type { LibraryGroup, LibrarySearch } from '../../../contract/library.ts';

/** Choices of each filter; several choices of one filter are alternatives. */
export const filterChoices = {
  date: ['today', 'week', 'month', 'year', 'older'],
  privacy: ['hidden', 'public'],
  origin: [
    'drop',
    'paste',
    'dialog',
    'capture',
    'clipboard',
    'clipboard-watch',
    'folder',
    'editor',
    'open-with',
    'command-line',
    'import',
  ],
  kind: ['image', 'animated', 'video'],
  size: ['small', 'medium', 'large'],
  presence: ['alive', 'gone', 'unclear', 'unchecked', 'deleted'],
} as const;
export type FilterName = keyof typeof filterChoices;
export type FilterChoice<N extends FilterName> = (typeof filterChoices)[N][number];
/** Filters whose choices are taken from the library's content; the empty account stands for none. */
export const facetNames = ['account', 'folder', 'host'] as const;
export type FacetName = (typeof facetNames)[number];

/** Range of days as YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export type Filters = { readonly [N in FilterName]: readonly FilterChoice<N>[] } & {
  readonly [N in FacetName]: readonly string[];
} & { readonly days: DayRange | null };

/** Whether a filter has a single choice: a new date or size replaces the old one. */
export const isSingleChoice = (name: FilterName) => name === 'date' || name === 'size';

export const noFilters: Filters = {
  date: [],
  privacy: [],
  origin: [],
  kind: [],
  size: [],
  presence: [],
  account: [],
  folder: [],
  host: [],
  days: null,
};

export interface LibraryQuery {
  readonly text: string;
  readonly sort: LibrarySearch['sort'];
  readonly group: LibraryGroup;
  readonly filters: Filters;
}

export const defaultQuery: LibraryQuery = {
  text: '',
  sort: 'newest',
  group: 'day',
  filters: noFilters,
};

export const isFiltered = ({ filters }: LibraryQuery) =>
  Object.values(filters).some((chosen) => chosen !== null && (!Array.isArray(chosen) || chosen.length > 0));

const linkStatusesByChoice = {
  alive: ['alive'],
  gone: ['removed', 'replaced'],
  unclear: ['unclear'],
  unchecked: ['unchecked'],
  deleted: ['deleting', 'deleted'],
} as const;

/** Size ranges in bytes, from and to. */
const sizeBounds = {
  small: [0, 999_999],
  medium: [1_000_000, 5_000_000],
  large: [5_000_001, Number.MAX_SAFE_INTEGER],
} as const;

/**
 * Converts the query for the engine.
 * @param now this moment in ms, for "today"
 */
export function toLibrarySearch({ text, sort, group, filters }: LibraryQuery, now: number): LibrarySearch {
  const { privacy, origin, kind } = filters;
  const [date] = filters.date;
  const [size] = filters.size;
  return {
    text,
    sort,
    group,
    ...(filters.account.length > 0 ? { account: filters.account.map((name) => name || null) } : {}),
    ...(filters.folder.length > 0 ? { folder: [...filters.folder] } : {}),
    ...(filters.host.length > 0 ? { host: [...filters.host] } : {}),
    ...(privacy.length > 0 ? { privacy: [...privacy] } : {}),
    ...(origin.length > 0 ? { origin: [...origin] } : {}),
    ...(kind.length > 0 ? { kind: [...kind] } : {}),
    ...(filters.presence.length > 0
      ? { presence: filters.presence.flatMap((choice) => [...linkStatusesByChoice[choice]]) }
      : {}),
    ...(size ? { minBytes: sizeBounds[size][0], maxBytes: sizeBounds[size][1] } : {}),
    ...(filters.days ? dayBounds(filters.days) : date ? dateBounds(date, now) : {}),
  };
}

/** Returns the time from the midnight before the first day to the one after the last. */
function dayBounds({ from, to }: DayRange): Required<Pick<LibrarySearch, 'from' | 'to'>> {
  const midnight = (day: string, later: number) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date + later).getTime();
  };
  return { from: midnight(from, 0), to: midnight(to, 1) };
}

function dateBounds(date: FilterChoice<'date'>, now: number): Pick<LibrarySearch, 'from' | 'to'> {
  const today = new Date(now);
  const midnight = (daysAgo: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo).getTime();
  const newYear = new Date(today.getFullYear(), 0, 1).getTime();
  switch (date) {
    case 'today':
      return { from: midnight(0) };
    case 'week':
      return { from: midnight(6) };
    case 'month':
      return { from: midnight(29) };
    case 'year':
      return { from: newYear };
    case 'older':
      return { to: newYear };
  }
}
