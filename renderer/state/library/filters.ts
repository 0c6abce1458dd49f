import type { LibrarySearch } from '../../../contract/library.ts';

/** What each filter offers; of one filter several may be chosen, and one of them has to hold. */
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
export type Filters = { readonly [N in FilterName]: readonly FilterChoice<N>[] };

/** Of a day or of a size there is one stretch: choosing another one takes its place. */
export const isSingle = (name: FilterName) => name === 'date' || name === 'size';

export const noFilters: Filters = { date: [], privacy: [], origin: [], kind: [], size: [], presence: [] };

export interface LibraryQuery {
  readonly text: string;
  readonly sort: LibrarySearch['sort'];
  readonly filters: Filters;
}

export const everything: LibraryQuery = { text: '', sort: 'newest', filters: noFilters };

export const isFiltered = ({ filters }: LibraryQuery) =>
  Object.values(filters).some((chosen) => chosen.length > 0);

const presences = {
  alive: ['alive'],
  gone: ['removed', 'replaced'],
  unclear: ['unclear'],
  unchecked: ['unchecked'],
  deleted: ['deleting', 'deleted'],
} as const;

/** Bytes, from and to. */
const sizes = {
  small: [0, 999_999],
  medium: [1_000_000, 5_000_000],
  large: [5_000_001, Number.MAX_SAFE_INTEGER],
} as const;

/** The query as the engine takes it. @param now this moment in ms, for "today" */
export function searchOf({ text, sort, filters }: LibraryQuery, now: number): LibrarySearch {
  const { privacy, origin, kind } = filters;
  const [date] = filters.date;
  const [size] = filters.size;
  return {
    text,
    sort,
    ...(privacy.length > 0 ? { privacy: [...privacy] } : {}),
    ...(origin.length > 0 ? { origin: [...origin] } : {}),
    ...(kind.length > 0 ? { kind: [...kind] } : {}),
    ...(filters.presence.length > 0
      ? { presence: filters.presence.flatMap((choice) => [...presences[choice]]) }
      : {}),
    ...(size ? { minBytes: sizes[size][0], maxBytes: sizes[size][1] } : {}),
    ...(date ? stretchOf(date, now) : {}),
  };
}

function stretchOf(date: FilterChoice<'date'>, now: number): Pick<LibrarySearch, 'from' | 'to'> {
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
