import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { LibraryView } from '../../../contract/settings.ts';
import { type ItemSelection, selectAllItems, withoutItems } from '../list/selection.ts';
import { createItemLoader } from './item-loader.ts';
import { createLibraryList } from './library-list.ts';
import type { LibraryQuery } from './library-query.ts';
import { createLibraryState } from './library-state.ts';
import { createThumbnailMaker } from './thumbnail-maker.ts';

/** Number of matches above which the ids are reloaded less often while uploads are in progress. */
const largeResultSize = 5_000;
const refreshDelayMs = { few: 300, many: 2_000 };

export type LibraryStore = ReturnType<typeof createLibraryStore>;

/**
 * Creates the store of the library: the ids of all matches, but only recently visible items. Changed items are updated
 * at once; a possible change of the order causes a reload.
 */
export function createLibraryStore(bridge: Bridge) {
  const store = createLibraryState();
  const list = createLibraryList(bridge, store);
  const items = createItemLoader(bridge, store);
  const thumbnails = createThumbnailMaker(bridge, store, items);
  /** `all`: select all as soon as their ids are loaded. */
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

    /** Makes the library follow changes until the returned function is called. */
    open() {
      list.show();
      void bridge.engine.linkCheck({}).then((answer) => {
        if (answer.ok && answer.value.total > 0) store.setState({ linkCheck: answer.value });
      });
      return list.hide;
    },

    /** Reloads everything after a restart of the engine. */
    renew() {
      list.noteChange();
      store.setState({ items: new Map() });
      if (list.isShown) list.refresh();
    },

    onEvent(event: EngineEvent) {
      if (event.kind !== 'delta') return;
      const { library = [], removedItems = [], linkCheck, wordSearch } = event;
      if (linkCheck) store.setState({ linkCheck });
      // What was read meanwhile may be what is searched for.
      if (wordSearch && store.getState().query.text !== '') {
        list.noteChange();
        if (list.isShown) list.refreshAfter(refreshDelayMs.many);
      }
      if (library.length + removedItems.length === 0) return;
      list.noteChange();
      const state = store.getState();
      const known = library.filter((item) => state.items.has(item.id));
      if (known.length > 0) items.put(known);
      if (removedItems.length > 0)
        store.setState({ selection: withoutItems(state.selection, new Set(removedItems)) });
      // Opening it loads the ids.
      if (!list.isShown) return;
      const mayMove = state.query.filters.presence.length > 0;
      const isNew = known.length < library.length && library.some((item) => !state.ids.includes(item.id));
      if (removedItems.length > 0 || mayMove || isNew)
        list.refreshAfter(state.ids.length > largeResultSize ? refreshDelayMs.many : refreshDelayMs.few);
    },

    setQuery,

    /** Restores the last view. The first page is prefetched, so that it is there when the library opens. */
    applySettings({ view, filters, sort, group }: LibraryView) {
      store.setState(({ query }) => ({ appearance: { view, filters }, query: { ...query, sort, group } }));
      list.refresh();
    },

    /** Changes the view and stores it in the settings. */
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

    /** Loads the items of a visible range. */
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
