import { createStore } from 'zustand';
import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LibraryView } from '../../../contract/settings.ts';
import type { ItemGroup } from '../list/layout.ts';
import { emptySelection, type ItemSelection, selectAllItems, withoutItems } from '../list/selection.ts';
import { defaultQuery, type LibraryQuery, toLibrarySearch } from './library-query.ts';

export interface LibraryState {
  readonly query: LibraryQuery;
  /** The query whose answer is shown; null until the first one. */
  readonly loadedQuery: LibraryQuery | null;
  readonly appearance: Pick<LibraryView, 'view' | 'filters'>;
  /** What there is to filter by; null until it is known. */
  readonly facets: EngineOutput<'libraryFacets'> | null;
  readonly total: number;
  /** In the order of the list. The heading of those without a folder is empty. */
  readonly groups: readonly ItemGroup[];
  /** Of all that match, in order. Of many, the first page comes first and the rest follows. */
  readonly ids: readonly string[];
  /** Those that were looked at lately. */
  readonly items: ReadonlyMap<string, LibraryItem>;
  /** Items whose small picture was gone and has been made anew. */
  readonly refreshedThumbnails: ReadonlySet<string>;
  readonly selection: ItemSelection;
  readonly error: ErrorData | null;
  readonly linkCheck: LinkCheck | null;
}

/** Some screens of most windows; what a larger one shows of the rest is fetched as it is looked at. */
const firstPageSize = 100;
/** Items kept in memory: some screens of them, however large the library. */
const maxCachedItems = 1_500;
/** What is in sight is shown first; and between one letter and the next the rest is not needed, while it costs time. */
const remainderDelayMs = { looking: 150, typing: 500 };
/** The order of very many is not asked for several times a second while others are being uploaded. */
const largeResultSize = 5_000;
const refreshDelayMs = { few: 300, many: 2_000 };
const thumbnailBatchSize = 12;

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/**
 * The library as this window knows it: what matches as ids, and of the items only those that are looked at or were
 * lately. What the engine tells of items goes in at once; what may change the order is asked anew.
 */
export function createLibraryStore(bridge: Bridge) {
  const store = createStore<LibraryState>(() => ({
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
  let requestSeq = 0;
  let isLoading = false;
  let isRefreshPending = false;
  let isOpen = false;
  /** Counts what the engine told of items, whether it was for the list or not. */
  let eventCount = 0;
  /** What the list is the answer to, and whether it has the rest too. */
  let loaded: {
    readonly query: LibraryQuery;
    readonly news: number;
    isAsked: boolean;
    isWhole: boolean;
  } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  /** All are to be selected as soon as it is known which these are. */
  let isSelectAllPending = false;
  /** A stretch of the list that is wanted next, while another one is being fetched. */
  let pendingRange: { from: number; to: number } | null = null;
  let isFetching = false;
  let isCreatingThumbnails = false;
  const attemptedThumbnails = new Set<string>();

  async function refresh() {
    clearTimeout(timer);
    timer = undefined;
    clearTimeout(restTimer);
    requestSeq += 1;
    const mine = requestSeq;
    const { query, loadedQuery } = store.getState();
    const isTyped = loadedQuery !== null && loadedQuery.text !== query.text;
    const heard = eventCount;
    isLoading = true;
    const page = await bridge.engine.library({ ...toLibrarySearch(query, Date.now()), limit: firstPageSize });
    isLoading = false;
    if (isRefreshPending) {
      isRefreshPending = false;
      void refresh();
    }
    if (mine !== requestSeq) return;
    if (!page.ok) {
      // What was only asked for ahead is asked for again when it is looked at.
      if (isOpen) store.setState({ error: page.error });
      return;
    }
    const { items, counts, next } = page.value;
    const total = counts?.total ?? items.length;
    const groups = counts?.groups ?? [];
    const isSame = store.getState().loadedQuery === query;
    const first = items.map((item) => item.id);
    store.setState((state) => ({
      loadedQuery: query,
      total,
      groups:
        groups.length > 0 || total === 0
          ? groups.map(({ key, ...group }) => ({ ...group, heading: key ?? '' }))
          : [{ heading: null, count: total }],
      // Of the same query the rest is nearly always as it was: it stays on screen until the answer.
      ids: next !== null && isSame ? withFirstPage(first, state.ids) : first,
      items: cachedItems(state.items, items),
      error: null,
      ...(isSame ? {} : { selection: emptySelection }),
    }));
    loaded = { query, news: heard, isAsked: false, isWhole: next === null };
    if (isOpen) scheduleRemainder(isTyped ? remainderDelayMs.typing : remainderDelayMs.looking);
  }

  function scheduleRemainder(pauseMs: number) {
    clearTimeout(restTimer);
    restTimer = setTimeout(() => void loadRemainder(), pauseMs);
  }

  /** The order of all that match, unless another question comes in between. */
  async function loadRemainder() {
    clearTimeout(restTimer);
    const of = loaded;
    if (!of || of.isWhole || of.isAsked) return;
    const mine = requestSeq;
    of.isAsked = true;
    const rest = await bridge.engine.libraryIds(toLibrarySearch(of.query, Date.now()));
    of.isAsked = false;
    if (mine !== requestSeq || !rest.ok) return;
    of.isWhole = true;
    store.setState({ ids: JSON.parse(rest.value.ids) as string[] });
    if (isSelectAllPending) selectAll();
    void fetchWanted();
  }

  function selectAll() {
    isSelectAllPending = loaded?.isWhole === false;
    if (isSelectAllPending) void loadRemainder();
    else store.setState(({ selection: picked, ids }) => ({ selection: selectAllItems(picked, ids) }));
  }

  /** Nothing was told since the list was asked for, and what it is the answer to does not depend on the day. */
  const isUpToDate = () => {
    const { query, error } = store.getState();
    const isAnswered =
      loaded !== null && loaded.query === query && loaded.news === eventCount && error === null;
    return isAnswered && query.filters.date.length === 0;
  };

  const askSoon = (ms: number) => {
    timer ??= setTimeout(() => void refresh(), ms);
  };

  async function fetchWanted() {
    if (isFetching || !pendingRange) return;
    const { ids, items } = store.getState();
    const missing = ids.slice(pendingRange.from, pendingRange.to).filter((id) => !items.has(id));
    pendingRange = null;
    if (missing.length === 0) return;
    isFetching = true;
    const answer = await bridge.engine.libraryItems({ ids: missing });
    isFetching = false;
    if (answer.ok) putItems(answer.value.items);
    void fetchWanted();
  }

  const putItems = (items: readonly LibraryItem[]) =>
    store.setState((state) => ({ items: cachedItems(state.items, items) }));

  /** Small pictures that are missing, a few at a time and each only once while the window is open. */
  async function createMissingThumbnails(ids: readonly string[]) {
    if (isCreatingThumbnails) return;
    const { items } = store.getState();
    const missing = ids.filter((id) => !attemptedThumbnails.has(id) && items.get(id)?.hasThumbnail === false);
    const some = missing.slice(0, thumbnailBatchSize);
    if (some.length === 0) return;
    for (const id of some) attemptedThumbnails.add(id);
    isCreatingThumbnails = true;
    const made = await bridge.engine.makeThumbnails({ ids: some });
    isCreatingThumbnails = false;
    if (made.ok) putItems(made.value.items);
    void createMissingThumbnails(missing);
  }

  const setQuery = (change: Partial<LibraryQuery>) => {
    store.setState(({ query }) => ({ query: { ...query, ...change } }));
    clearTimeout(timer);
    timer = undefined;
    // Answers to what was typed before come too late; only one question is under way at a time.
    requestSeq += 1;
    clearTimeout(restTimer);
    isSelectAllPending = false;
    if (isLoading) isRefreshPending = true;
    else void refresh();
  };

  return {
    store,

    /** The library comes on screen: it follows what happens until the function returned is called. */
    open() {
      isOpen = true;
      // An answer that is on its way already is as new as another one.
      if (isUpToDate()) scheduleRemainder(remainderDelayMs.looking);
      else if (!isLoading) void refresh();
      void bridge.engine.linkCheck({}).then((answer) => {
        if (answer.ok && answer.value.total > 0) store.setState({ linkCheck: answer.value });
      });
      return () => {
        isOpen = false;
        clearTimeout(restTimer);
      };
    },

    /** The engine has begun anew: nothing that was known need be true. */
    renew() {
      eventCount += 1;
      store.setState({ items: new Map() });
      if (isOpen) void refresh();
    },

    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      const { library = [], removedItems = [], linkCheck } = event;
      if (linkCheck) store.setState({ linkCheck });
      if (library.length + removedItems.length === 0) return;
      eventCount += 1;
      const { items, ids, query, selection: picked } = store.getState();
      const known = library.filter((item) => items.has(item.id));
      if (known.length > 0) putItems(known);
      if (removedItems.length > 0) store.setState({ selection: withoutItems(picked, new Set(removedItems)) });
      // Opening it asks for the order.
      if (!isOpen) return;
      const mayMove = query.filters.presence.length > 0;
      const isNew = known.length < library.length && library.some((item) => !ids.includes(item.id));
      if (removedItems.length > 0 || mayMove || isNew)
        askSoon(ids.length > largeResultSize ? refreshDelayMs.many : refreshDelayMs.few);
    },

    setQuery,

    /** How it was looked at last. The first page is asked for ahead, so that it is there when it is wanted. */
    applySettings({ view, filters, sort, group }: LibraryView) {
      store.setState(({ query }) => ({ appearance: { view, filters }, query: { ...query, sort, group } }));
      void refresh();
    },

    /** Looks at it in another way, and remembers that. */
    setAppearance(change: Partial<LibraryView>) {
      const { appearance, query } = store.getState();
      const { sort, group } = query;
      const next = { ...appearance, sort, group, ...change };
      store.setState({ appearance: { view: next.view, filters: next.filters } });
      if (next.sort !== sort || next.group !== group) setQuery({ sort: next.sort, group: next.group });
      void bridge.engine.changeSettings({ libraryView: next });
    },

    async loadFacets() {
      const answer = await bridge.engine.libraryFacets({});
      if (answer.ok) store.setState({ facets: answer.value });
    },

    select(picked: ItemSelection) {
      isSelectAllPending = false;
      store.setState({ selection: picked });
    },
    selectAll,
    dismissCheck: () => store.setState({ linkCheck: null }),
    again: () => void refresh(),

    /**
     * Items from this place of the list up to that one are looked at. Those of some screens around are fetched at once
     * when they come near, so that scrolling asks seldom.
     */
    requestRange(from: number, to: number) {
      const { ids, items } = store.getState();
      if (to > ids.length) void loadRemainder();
      const screen = Math.min(Math.max(to - from, 1), Math.floor(maxCachedItems / 8));
      const near = ids.slice(Math.max(from - screen, 0), to + screen);
      if (near.every((id) => items.has(id))) return;
      pendingRange = { from: Math.max(from - 2 * screen, 0), to: to + 4 * screen };
      void fetchWanted();
    },
    drawMissing: createMissingThumbnails,
    /** A small picture that was said to be there is gone: once for each item. */
    async recreateThumbnail(id: string) {
      if (attemptedThumbnails.has(id)) return;
      attemptedThumbnails.add(id);
      const made = await bridge.engine.makeThumbnails({ ids: [id] });
      if (!made.ok || made.value.items.length === 0) return;
      store.setState(({ refreshedThumbnails }) => ({
        refreshedThumbnails: new Set(refreshedThumbnails).add(id),
      }));
      putItems(made.value.items);
    },
    put: putItems,

    /** Items by id in the order asked; null when the engine cannot be asked. */
    async fetch(ids: readonly string[]): Promise<LibraryItem[] | null> {
      const { items } = store.getState();
      const missing = ids.filter((id) => !items.has(id));
      const found = new Map<string, LibraryItem>();
      for (let from = 0; from < missing.length; from += maxCachedItems) {
        const answer = await bridge.engine.libraryItems({ ids: missing.slice(from, from + maxCachedItems) });
        if (!answer.ok) return null;
        for (const item of answer.value.items) found.set(item.id, item);
      }
      return ids.flatMap((id) => items.get(id) ?? found.get(id) ?? []);
    },
  };
}

function withFirstPage(first: readonly string[], rest: readonly string[]): readonly string[] {
  const begun = new Set(first);
  return [...first, ...rest.filter((id) => !begun.has(id))];
}

const isSameItem = (one: LibraryItem, other: LibraryItem) => JSON.stringify(one) === JSON.stringify(other);

/** With these put in or renewed; those that came first go when there are too many. */
function cachedItems(
  before: ReadonlyMap<string, LibraryItem>,
  items: readonly LibraryItem[],
): ReadonlyMap<string, LibraryItem> {
  const next = new Map(before);
  for (const item of items) {
    const old = next.get(item.id);
    next.delete(item.id);
    // One that is as it was stays the same object: nothing is drawn anew for it.
    next.set(item.id, old !== undefined && isSameItem(old, item) ? old : item);
  }
  for (const id of next.keys()) {
    if (next.size <= maxCachedItems) break;
    next.delete(id);
  }
  return next;
}
