import { createStore } from 'zustand';
import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineEvent, EngineOutput } from '../../../contract/engine.ts';
import type { Failure } from '../../../contract/errors.ts';
import type { LibraryItem, LinkCheck } from '../../../contract/library.ts';
import type { LibraryView } from '../../../contract/records.ts';
import type { Group } from '../list/layout.ts';
import { nothingPicked, type Picked, pickAll, without } from '../list/selection.ts';
import { everything, type LibraryQuery, searchOf } from './library-query.ts';

export interface ShelfState {
  readonly query: LibraryQuery;
  /** The query whose answer is shown; null until the first one. */
  readonly shown: LibraryQuery | null;
  readonly look: Pick<LibraryView, 'view' | 'filters'>;
  /** What there is to filter by; null until it is known. */
  readonly facets: EngineOutput<'libraryFacets'> | null;
  readonly total: number;
  /** In the order of the list. The heading of those without a folder is empty. */
  readonly groups: readonly Group[];
  /** Of all that match, in order. Of many, the first page comes first and the rest follows. */
  readonly ids: readonly string[];
  /** Those that were looked at lately. */
  readonly items: ReadonlyMap<string, LibraryItem>;
  /** Items whose small picture was gone and has been made anew. */
  readonly redrawn: ReadonlySet<string>;
  readonly picked: Picked;
  readonly failure: Failure | null;
  readonly linkCheck: LinkCheck | null;
}

/** Some screens of most windows; what a larger one shows of the rest is fetched as it is looked at. */
const firstPage = 100;
/** Items kept in memory: some screens of them, however large the library. */
const mostKept = 1_500;
/** What is in sight is shown first; and between one letter and the next the rest is not needed, while it costs time. */
const restPauseMs = { looking: 150, typing: 500 };
/** The order of very many is not asked for several times a second while others are being uploaded. */
const manyIds = 5_000;
const newsPauseMs = { few: 300, many: 2_000 };
const thumbnailsAtOnce = 12;

export type Shelf = ReturnType<typeof createShelf>;

/**
 * The library as this window knows it: what matches as ids, and of the items only those that are looked at or were
 * lately. What the engine tells of items goes in at once; what may change the order is asked anew.
 */
export function createShelf(bridge: Bridge) {
  const store = createStore<ShelfState>(() => ({
    query: everything,
    shown: null,
    look: { view: 'grid', filters: false },
    facets: null,
    total: 0,
    groups: [],
    ids: [],
    items: new Map(),
    redrawn: new Set(),
    picked: nothingPicked,
    failure: null,
    linkCheck: null,
  }));
  let asked = 0;
  let isAsking = false;
  let isOutdated = false;
  let isOpen = false;
  /** Counts what the engine told of items, whether it was for the list or not. */
  let news = 0;
  /** What the list is the answer to, and whether it has the rest too. */
  let known: {
    readonly query: LibraryQuery;
    readonly news: number;
    isAsked: boolean;
    isWhole: boolean;
  } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  /** All are to be selected as soon as it is known which these are. */
  let selectsAll = false;
  /** A stretch of the list that is wanted next, while another one is being fetched. */
  let wanted: { from: number; to: number } | null = null;
  let isFetching = false;
  let isDrawing = false;
  const drawn = new Set<string>();

  async function askAnew() {
    clearTimeout(timer);
    timer = undefined;
    clearTimeout(restTimer);
    asked += 1;
    const mine = asked;
    const { query, shown } = store.getState();
    const isTyped = shown !== null && shown.text !== query.text;
    const heard = news;
    isAsking = true;
    const page = await bridge.engine.library({ ...searchOf(query, Date.now()), limit: firstPage });
    isAsking = false;
    if (isOutdated) {
      isOutdated = false;
      void askAnew();
    }
    if (mine !== asked) return;
    if (!page.ok) {
      // What was only asked for ahead is asked for again when it is looked at.
      if (isOpen) store.setState({ failure: page.error });
      return;
    }
    const { items, counts, next } = page.value;
    const total = counts?.total ?? items.length;
    const groups = counts?.groups ?? [];
    const isSame = store.getState().shown === query;
    const first = items.map((item) => item.id);
    store.setState((state) => ({
      shown: query,
      total,
      groups:
        groups.length > 0 || total === 0
          ? groups.map(({ key, ...group }) => ({ ...group, heading: key ?? '' }))
          : [{ heading: null, count: total }],
      // Of the same query the rest is nearly always as it was: it stays on screen until the answer.
      ids: next !== null && isSame ? begunWith(first, state.ids) : first,
      items: kept(state.items, items),
      failure: null,
      ...(isSame ? {} : { picked: nothingPicked }),
    }));
    known = { query, news: heard, isAsked: false, isWhole: next === null };
    if (isOpen) askRestIn(isTyped ? restPauseMs.typing : restPauseMs.looking);
  }

  function askRestIn(pauseMs: number) {
    clearTimeout(restTimer);
    restTimer = setTimeout(() => void askRest(), pauseMs);
  }

  /** The order of all that match, unless another question comes in between. */
  async function askRest() {
    clearTimeout(restTimer);
    const of = known;
    if (!of || of.isWhole || of.isAsked) return;
    const mine = asked;
    of.isAsked = true;
    const rest = await bridge.engine.libraryIds(searchOf(of.query, Date.now()));
    of.isAsked = false;
    if (mine !== asked || !rest.ok) return;
    of.isWhole = true;
    store.setState({ ids: JSON.parse(rest.value.ids) as string[] });
    if (selectsAll) selectAll();
    void fetchWanted();
  }

  function selectAll() {
    selectsAll = known?.isWhole === false;
    if (selectsAll) void askRest();
    else store.setState(({ picked, ids }) => ({ picked: pickAll(picked, ids) }));
  }

  /** Nothing was told since the list was asked for, and what it is the answer to does not depend on the day. */
  const isUpToDate = () => {
    const { query, failure } = store.getState();
    const isAnswered = known !== null && known.query === query && known.news === news && failure === null;
    return isAnswered && query.filters.date.length === 0;
  };

  const askSoon = (ms: number) => {
    timer ??= setTimeout(() => void askAnew(), ms);
  };

  async function fetchWanted() {
    if (isFetching || !wanted) return;
    const { ids, items } = store.getState();
    const missing = ids.slice(wanted.from, wanted.to).filter((id) => !items.has(id));
    wanted = null;
    if (missing.length === 0) return;
    isFetching = true;
    const answer = await bridge.engine.libraryItems({ ids: missing });
    isFetching = false;
    if (answer.ok) put(answer.value.items);
    void fetchWanted();
  }

  const put = (items: readonly LibraryItem[]) =>
    store.setState((state) => ({ items: kept(state.items, items) }));

  /** Small pictures that are missing, a few at a time and each only once while the window is open. */
  async function drawMissing(ids: readonly string[]) {
    if (isDrawing) return;
    const { items } = store.getState();
    const missing = ids.filter((id) => !drawn.has(id) && items.get(id)?.hasThumbnail === false);
    const some = missing.slice(0, thumbnailsAtOnce);
    if (some.length === 0) return;
    for (const id of some) drawn.add(id);
    isDrawing = true;
    const made = await bridge.engine.makeThumbnails({ ids: some });
    isDrawing = false;
    if (made.ok) put(made.value.items);
    void drawMissing(missing);
  }

  return {
    store,

    /** The library comes on screen: it follows what happens until the function returned is called. */
    open() {
      isOpen = true;
      // An answer that is on its way already is as new as another one.
      if (isUpToDate()) askRestIn(restPauseMs.looking);
      else if (!isAsking) void askAnew();
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
      news += 1;
      store.setState({ items: new Map() });
      if (isOpen) void askAnew();
    },

    hear(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      const { library = [], removedItems = [], linkCheck } = event;
      if (linkCheck) store.setState({ linkCheck });
      if (library.length + removedItems.length === 0) return;
      news += 1;
      const { items, ids, query, picked } = store.getState();
      const known = library.filter((item) => items.has(item.id));
      if (known.length > 0) put(known);
      if (removedItems.length > 0) store.setState({ picked: without(picked, new Set(removedItems)) });
      // Opening it asks for the order.
      if (!isOpen) return;
      const mayMove = query.filters.presence.length > 0;
      const isNew = known.length < library.length && library.some((item) => !ids.includes(item.id));
      if (removedItems.length > 0 || mayMove || isNew)
        askSoon(ids.length > manyIds ? newsPauseMs.many : newsPauseMs.few);
    },

    setQuery(change: Partial<LibraryQuery>) {
      store.setState(({ query }) => ({ query: { ...query, ...change } }));
      clearTimeout(timer);
      timer = undefined;
      // Answers to what was typed before come too late; only one question is under way at a time.
      asked += 1;
      clearTimeout(restTimer);
      selectsAll = false;
      if (isAsking) isOutdated = true;
      else void askAnew();
    },

    /** How it was looked at last. The first page is asked for ahead, so that it is there when it is wanted. */
    begin({ view, filters, sort, group }: LibraryView) {
      store.setState(({ query }) => ({ look: { view, filters }, query: { ...query, sort, group } }));
      void askAnew();
    },

    /** Looks at it in another way, and remembers that. */
    setLook(change: Partial<LibraryView>) {
      const { look, query } = store.getState();
      const { sort, group } = query;
      const next = { ...look, sort, group, ...change };
      store.setState({ look: { view: next.view, filters: next.filters } });
      if (next.sort !== sort || next.group !== group) this.setQuery({ sort: next.sort, group: next.group });
      void bridge.engine.changeSettings({ libraryView: next });
    },

    async findFacets() {
      const answer = await bridge.engine.libraryFacets({});
      if (answer.ok) store.setState({ facets: answer.value });
    },

    pick(picked: Picked) {
      selectsAll = false;
      store.setState({ picked });
    },
    selectAll,
    dismissCheck: () => store.setState({ linkCheck: null }),
    again: () => void askAnew(),

    /**
     * Items from this place of the list up to that one are looked at. Those of some screens around are fetched at once
     * when they come near, so that scrolling asks seldom.
     */
    want(from: number, to: number) {
      const { ids, items } = store.getState();
      if (to > ids.length) void askRest();
      const screen = Math.min(Math.max(to - from, 1), Math.floor(mostKept / 8));
      const near = ids.slice(Math.max(from - screen, 0), to + screen);
      if (near.every((id) => items.has(id))) return;
      wanted = { from: Math.max(from - 2 * screen, 0), to: to + 4 * screen };
      void fetchWanted();
    },
    drawMissing,
    /** A small picture that was said to be there is gone: once for each item. */
    async redraw(id: string) {
      if (drawn.has(id)) return;
      drawn.add(id);
      const made = await bridge.engine.makeThumbnails({ ids: [id] });
      if (!made.ok || made.value.items.length === 0) return;
      store.setState(({ redrawn }) => ({ redrawn: new Set(redrawn).add(id) }));
      put(made.value.items);
    },
    put,

    /** Items by id in the order asked; null when the engine cannot be asked. */
    async fetch(ids: readonly string[]): Promise<LibraryItem[] | null> {
      const { items } = store.getState();
      const missing = ids.filter((id) => !items.has(id));
      const found = new Map<string, LibraryItem>();
      for (let from = 0; from < missing.length; from += mostKept) {
        const answer = await bridge.engine.libraryItems({ ids: missing.slice(from, from + mostKept) });
        if (!answer.ok) return null;
        for (const item of answer.value.items) found.set(item.id, item);
      }
      return ids.flatMap((id) => items.get(id) ?? found.get(id) ?? []);
    },
  };
}

function begunWith(first: readonly string[], rest: readonly string[]): readonly string[] {
  const begun = new Set(first);
  return [...first, ...rest.filter((id) => !begun.has(id))];
}

const isAlike = (one: LibraryItem, other: LibraryItem) => JSON.stringify(one) === JSON.stringify(other);

/** With these put in or renewed; those that came first go when there are too many. */
function kept(
  before: ReadonlyMap<string, LibraryItem>,
  items: readonly LibraryItem[],
): ReadonlyMap<string, LibraryItem> {
  const next = new Map(before);
  for (const item of items) {
    const old = next.get(item.id);
    next.delete(item.id);
    // One that is as it was stays the same object: nothing is drawn anew for it.
    next.set(item.id, old !== undefined && isAlike(old, item) ? old : item);
  }
  for (const id of next.keys()) {
    if (next.size <= mostKept) break;
    next.delete(id);
  }
  return next;
}
