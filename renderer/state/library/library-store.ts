import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { LibraryView } from '../../../contract/settings.ts';
import { type ItemSelection, selectAllItems, withoutItems } from '../list/selection.ts';
import { createItemLoader } from './item-loader.ts';
import { createLibraryList } from './library-list.ts';
import type { LibraryQuery } from './library-query.ts';
import { createLibraryState } from './library-state.ts';
import { createThumbnailMaker } from './thumbnail-maker.ts';

/** The order of very many is not asked for several times a second while others are being uploaded. */
const largeResultSize = 5_000;
const refreshDelayMs = { few: 300, many: 2_000 };

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/**
 * The library as this window knows it: what matches as ids, and of the items only those that are looked at or were
 * lately. What the engine tells of items goes in at once; what may change the order is asked anew.
 */
export function createLibraryStore(bridge: Bridge) {
  const store = createLibraryState();
  const list = createLibraryList(bridge, store);
  const items = createItemLoader(bridge, store);
  const thumbnails = createThumbnailMaker(bridge, store, items);
  /** `all`: all are to be selected as soon as it is known which these are. */
  let pendingSelection: 'none' | 'all' = 'none';

  const selectAll = () => {
    pendingSelection = list.isWhole === false ? 'all' : 'none';
    if (pendingSelection === 'all') void list.loadRemainder();
    else store.setState(({ selection, ids }) => ({ selection: selectAllItems(selection, ids) }));
  };
  list.onWhole(() => {
    if (pendingSelection === 'all') selectAll();
  });

  const setQuery = (change: Partial<LibraryQuery>) => {
    store.setState(({ query }) => ({ query: { ...query, ...change } }));
    pendingSelection = 'none';
    list.refresh();
  };

  return {
    store,

    /** The library comes on screen: it follows what happens until the function returned is called. */
    open() {
      list.show();
      void bridge.engine.linkCheck({}).then((answer) => {
        if (answer.ok && answer.value.total > 0) store.setState({ linkCheck: answer.value });
      });
      return list.hide;
    },

    /** The engine has begun anew: nothing that was known need be true. */
    renew() {
      list.noteChange();
      store.setState({ items: new Map() });
      if (list.isShown) list.refresh();
    },

    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      const { library = [], removedItems = [], linkCheck } = event;
      if (linkCheck) store.setState({ linkCheck });
      if (library.length + removedItems.length === 0) return;
      list.noteChange();
      const state = store.getState();
      const known = library.filter((item) => state.items.has(item.id));
      if (known.length > 0) items.put(known);
      if (removedItems.length > 0)
        store.setState({ selection: withoutItems(state.selection, new Set(removedItems)) });
      // Opening it asks for the order.
      if (!list.isShown) return;
      const mayMove = state.query.filters.presence.length > 0;
      const isNew = known.length < library.length && library.some((item) => !state.ids.includes(item.id));
      if (removedItems.length > 0 || mayMove || isNew)
        list.refreshAfter(state.ids.length > largeResultSize ? refreshDelayMs.many : refreshDelayMs.few);
    },

    setQuery,

    /** How it was looked at last. The first page is asked for ahead, so that it is there when it is wanted. */
    applySettings({ view, filters, sort, group }: LibraryView) {
      store.setState(({ query }) => ({ appearance: { view, filters }, query: { ...query, sort, group } }));
      list.refresh();
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

    select(selection: ItemSelection) {
      pendingSelection = 'none';
      store.setState({ selection });
    },
    selectAll,
    dismissCheck: () => store.setState({ linkCheck: null }),
    again: list.refresh,

    /** Items from this place of the list up to that one are looked at. */
    requestRange(from: number, to: number) {
      if (to > store.getState().ids.length) void list.loadRemainder();
      items.look(from, to);
    },
    put: items.put,
    fetch: items.fetch,
    drawMissing: thumbnails.makeMissing,
    recreateThumbnail: thumbnails.recreate,
  };
}
