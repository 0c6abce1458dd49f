import { createStore, type StoreApi } from 'zustand';
import type { EngineOutput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LibraryView } from '../../../contract/settings.ts';
import type { ItemGroup } from '../list/layout.ts';
import { emptySelection, type ItemSelection } from '../list/selection.ts';
import { defaultQuery, type LibraryQuery } from './library-query.ts';

export interface LibraryState {
  readonly query: LibraryQuery;
  /** The query whose answer is shown; null until the first one. */
  readonly loadedQuery: LibraryQuery | null;
  readonly appearance: Pick<LibraryView, 'view' | 'filters'>;
  /** Choices of the filters; null until they are loaded. */
  readonly facets: EngineOutput<'libraryFacets'> | null;
  readonly total: number;
  /** In the order of the list. The heading of those without a folder is empty. */
  readonly groups: readonly ItemGroup[];
  /** Ids of all matches, in order. Of many, the first page comes first and the rest follows. */
  readonly ids: readonly string[];
  /** Recently visible items. */
  readonly items: ReadonlyMap<string, LibraryItem>;
  /** Items whose thumbnail was missing and has been recreated. */
  readonly refreshedThumbnails: ReadonlySet<string>;
  readonly selection: ItemSelection;
  readonly error: ErrorData | null;
  readonly linkCheck: LinkCheck | null;
}

export type LibraryStateStore = StoreApi<LibraryState>;

export function createLibraryState(): LibraryStateStore {
  return createStore<LibraryState>(() => ({
    query: defaultQuery,
    loadedQuery: null,
    appearance: { view: 'grid', filters: false },
    facets: null,
    total: 0,
    groups: [],
    ids: [],
    items: new Map(),
    refreshedThumbnails: new Set(),
    selection: emptySelection,
    error: null,
    linkCheck: null,
  }));
}
