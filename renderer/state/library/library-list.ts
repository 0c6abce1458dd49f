import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import { emptySelection } from '../list/selection.ts';
import { withItems } from './item-cache.ts';
import { type LibraryQuery, toLibrarySearch } from './library-query.ts';
import type { LibraryStateStore } from './library-state.ts';

/** Size of the first page: some screens of most windows; a larger window loads the rest as it scrolls. */
const firstPageSize = 100;
/**
 * Delays before the rest is loaded: visible items come first, and between two keystrokes the rest is not needed, while
 * it costs time.
 */
const remainderDelayMs = { looking: 150, typing: 500 };

/** State of the request for the first page. One request is pending at a time. */
type QuestionMode =
  | 'idle'
  | 'asking'
  /** Something changed since the request: its answer is dropped, and it is repeated. */
  | 'outdated';

/** Describes what the list was loaded for. */
interface Loaded {
  readonly query: LibraryQuery;
  /** Number of changes before the request. */
  readonly changes: number;
  /** How much of it is loaded; the remaining ids are requested after the first page. */
  extent: 'first-page' | 'asking-rest' | 'whole';
}

/** Loads the ids of matching items, in order, and reloads them when they may have changed. */
export interface LibraryList {
  readonly isShown: boolean;
  /** Whether the ids of all matches are loaded; null before the first answer. */
  readonly isWhole: boolean | null;
  /** Called when the list becomes visible: loads what is missing. */
  show(): void;
  hide(): void;
  /** Schedules a refresh; further calls before it runs have no effect. */
  refreshAfter(ms: number): void;
  /** Reloads everything; pending answers are dropped. */
  refresh(): void;
  /** Records an event about items, whether they are in the list or not. */
  noteChange(): void;
  /** Loads the ids of all matches, unless another request comes in between. */
  loadRemainder(): Promise<void>;
  /** Subscribes to the completion of the ids. */
  onWhole(listener: () => void): void;
}

export function createLibraryList({ engine }: Bridge, store: LibraryStateStore): LibraryList {
  const whenWhole: (() => void)[] = [];
  let mode: QuestionMode = 'idle';
  let loaded: Loaded | null = null;
  let isShown = false;
  let changes = 0;
  /** Incremented with every request and every change of the query, so that a late answer is recognized. */
  let generation = 0;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;
  let remainderTimer: ReturnType<typeof setTimeout> | undefined;

  const callOff = () => {
    clearTimeout(refreshTimer);
    refreshTimer = undefined;
    clearTimeout(remainderTimer);
    generation += 1;
  };

  const refresh = () => {
    callOff();
    if (mode === 'idle') void ask();
    else mode = 'outdated';
  };

  const ask = async (): Promise<void> => {
    const { query, loadedQuery } = store.getState();
    const isTyped = loadedQuery !== null && loadedQuery.text !== query.text;
    const heard = changes;
    mode = 'asking';
    const page = await engine.library({ ...toLibrarySearch(query, Date.now()), limit: firstPageSize });
    if (endQuestion() === 'outdated') return refresh();
    if (!page.ok) {
      // An error of a prefetch is not shown: the list is requested again when it becomes visible.
      if (isShown) store.setState({ error: page.error });
      return;
    }
    showPage(store, query, page.value);
    loaded = { query, changes: heard, extent: page.value.next === null ? 'whole' : 'first-page' };
    if (isShown) scheduleRemainder(isTyped ? remainderDelayMs.typing : remainderDelayMs.looking);
  };

  const endQuestion = (): QuestionMode => {
    const ended = mode;
    mode = 'idle';
    return ended;
  };

  const scheduleRemainder = (pauseMs: number) => {
    clearTimeout(remainderTimer);
    remainderTimer = setTimeout(() => void loadRemainder(), pauseMs);
  };

  const loadRemainder = async (): Promise<void> => {
    clearTimeout(remainderTimer);
    const of = loaded;
    if (of?.extent !== 'first-page') return;
    const mine = generation;
    of.extent = 'asking-rest';
    const rest = await engine.libraryIds(toLibrarySearch(of.query, Date.now()));
    of.extent = 'first-page';
    if (mine !== generation || !rest.ok) return;
    of.extent = 'whole';
    store.setState({ ids: JSON.parse(rest.value.ids) as string[] });
    for (const listener of whenWhole) listener();
  };

  /** Whether there were no changes since the list was requested, and its query does not depend on the day. */
  const isUpToDate = () => {
    const { query, error } = store.getState();
    const isAnswered = loaded?.query === query && loaded.changes === changes && error === null;
    return isAnswered && query.filters.date.length === 0;
  };

  return {
    get isShown() {
      return isShown;
    },
    get isWhole() {
      return loaded && loaded.extent === 'whole';
    },
    show() {
      isShown = true;
      // A pending answer is as new as another one.
      if (isUpToDate()) scheduleRemainder(remainderDelayMs.looking);
      else if (mode === 'idle') refresh();
    },
    hide() {
      isShown = false;
      clearTimeout(remainderTimer);
    },
    refreshAfter(ms) {
      refreshTimer ??= setTimeout(refresh, ms);
    },
    refresh,
    noteChange() {
      changes += 1;
    },
    loadRemainder,
    onWhole: (listener) => void whenWhole.push(listener),
  };
}

/** Stores the first page of an answer. */
function showPage(
  store: LibraryStateStore,
  query: LibraryQuery,
  { items, counts, next }: EngineOutput<'library'>,
): void {
  const total = counts?.total ?? items.length;
  const groups = counts?.groups ?? [];
  const first = items.map((item) => item.id);
  const isSame = store.getState().loadedQuery === query;
  store.setState((state) => ({
    loadedQuery: query,
    total,
    groups:
      groups.length > 0 || total === 0
        ? groups.map(({ key, ...group }) => ({ ...group, heading: key ?? '' }))
        : [{ heading: null, count: total }],
    // For the same query the rest is nearly always unchanged: it stays on screen until the answer.
    ids: next !== null && isSame ? withFirstPage(first, state.ids) : first,
    items: withItems(state.items, items),
    error: null,
    ...(isSame ? {} : { selection: emptySelection }),
  }));
}

function withFirstPage(first: readonly string[], rest: readonly string[]): readonly string[] {
  const begun = new Set(first);
  return [...first, ...rest.filter((id) => !begun.has(id))];
}
