import type { Bridge } from '../../../contract/bridge.ts';
import type { EngineOutput } from '../../../contract/engine.ts';
import { emptySelection } from '../list/selection.ts';
import { withItems } from './item-cache.ts';
import { type LibraryQuery, toLibrarySearch } from './library-query.ts';
import type { LibraryStateStore } from './library-state.ts';

/** Some screens of most windows; what a larger one shows of the rest is fetched as it is looked at. */
const firstPageSize = 100;
/** What is in sight is shown first; and between one letter and the next the rest is not needed, while it costs time. */
const remainderDelayMs = { looking: 150, typing: 500 };

/** What is being asked about the first page. One question is under way at a time. */
type QuestionMode =
  | 'idle'
  | 'asking'
  /** Something changed since it was asked: its answer is dropped, and it is asked anew. */
  | 'outdated';

/** What the list is the answer to. */
interface Loaded {
  readonly query: LibraryQuery;
  /** How many changes had been told of when it was asked for. */
  readonly changes: number;
  /** How much of it is known; the order of the rest is asked for once the first page is there. */
  extent: 'first-page' | 'asking-rest' | 'whole';
}

/** What matches, in order: asked of the engine, and asked anew when it may be another. */
export interface LibraryList {
  readonly isShown: boolean;
  /** Whether the order of all that match is known; null before the first answer. */
  readonly isWhole: boolean | null;
  /** It comes on screen: what is missing of it is asked for. */
  show(): void;
  hide(): void;
  /** The same a while later, however often it is asked meanwhile. */
  refreshAfter(ms: number): void;
  /** Asks for all of it anew; what was asked before is of no use. */
  refresh(): void;
  /** The engine told of items, whether they are in the list or not. */
  noteChange(): void;
  /** Asks for the order of all that match, unless another question comes in between. */
  loadRemainder(): Promise<void>;
  /** Calls whenever the order of all that match has become known. */
  onWhole(listener: () => void): void;
}

export function createLibraryList({ engine }: Bridge, store: LibraryStateStore): LibraryList {
  const whenWhole: (() => void)[] = [];
  let mode: QuestionMode = 'idle';
  let loaded: Loaded | null = null;
  let isShown = false;
  let changes = 0;
  /** Grows with every question and every other query, so that a late answer is known as one. */
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
      // What was only asked for ahead is asked for again when it is looked at.
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

  /** Nothing was told since the list was asked for, and what it is the answer to does not depend on the day. */
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
      // An answer that is on its way already is as new as another one.
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

/** Puts the first page of an answer into the state. */
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
    // Of the same query the rest is nearly always as it was: it stays on screen until the answer.
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
