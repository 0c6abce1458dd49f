import { CircleAlert, Images, ListFilter, SearchX } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { describeError } from '../../../i18n/errors.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { ScreenSearch } from '../../components/ScreenSearch.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { isFiltered, noFilters } from '../../state/library/library-query.ts';
import { selectedInListOrder } from '../../state/library/selected-ids.ts';
import {
  useActions,
  useLibraryActions,
  useLibraryState,
  useLibraryStore,
  useLinkTemplates,
  usePostActions,
  useRemoteEditActions,
  useWindowState,
} from '../../window-context.tsx';
import { FilterBar, FilterChips } from './FilterBar.tsx';
import { libraryMenuEntries } from './item-menu.ts';
import { LibraryInspector } from './LibraryInspector.tsx';
import { LibraryList } from './LibraryList.tsx';
import { LibraryToolbar } from './LibraryToolbar.tsx';
import { LinkCheckBanner } from './LinkCheckBanner.tsx';
import { RemoteEditDialogs } from './RemoteEditDialogs.tsx';

/** Renders the screen of all uploads, to be found, linked, deleted and exported. */
export function LibraryScreen() {
  const i18n = useTranslator();
  const actions = useActions();
  const library = useLibraryActions();
  const posts = usePostActions();
  const rights = useRemoteEditActions();
  const templates = useLinkTemplates();
  const destinations = useWindowState((state) => state.mirror?.destinations ?? null);
  const libraryStore = useLibraryStore();
  const total = useLibraryState((state) => state.total);
  const ids = useLibraryState((state) => state.ids);
  const items = useLibraryState((state) => state.items);
  const selection = useLibraryState((state) => state.selection);
  const loadedQuery = useLibraryState((state) => state.loadedQuery);
  const hasFilters = useLibraryState((state) => state.appearance.filters);
  useEffect(() => libraryStore.open(), [libraryStore]);
  const selected = useMemo(
    () => selectedInListOrder({ ids, selection, loadedQuery }),
    [ids, selection, loadedQuery],
  );

  return (
    <div className="flex min-h-0 flex-1 max-[639px]:flex-col">
      <section className="flex min-h-0 min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
        <ScreenHeader
          title={i18n.t('library.title')}
          detail={total > 0 ? i18n.t('library.count', { count: total }) : undefined}
        >
          <SearchBox />
          <LibraryToolbar />
        </ScreenHeader>
        {hasFilters && <FilterBar />}
        <FilterChips />
        <LinkCheckBanner />
        <LibraryResults />
        {selected.length > 1 && (
          <ActionBar
            count={selected.length}
            entries={libraryMenuEntries(
              selected,
              items,
              i18n,
              { core: actions, library, posts, rights },
              templates,
              destinations,
            )}
          />
        )}
      </section>
      {selected.length > 0 && <LibraryInspector ids={selected} />}
      <RemoteEditDialogs />
    </div>
  );
}

function SearchBox() {
  const i18n = useTranslator();
  const libraryStore = useLibraryStore();
  const text = useLibraryState((state) => state.query.text);
  return (
    <ScreenSearch
      label={i18n.t('library.search')}
      hint={i18n.t('library.search.hint')}
      value={text}
      onChange={(typed) => libraryStore.setQuery({ text: typed })}
    />
  );
}

/** Shows the matching items, or why there are none. */
function LibraryResults() {
  const i18n = useTranslator();
  const actions = useActions();
  const libraryStore = useLibraryStore();
  const shown = useLibraryState((state) => state.loadedQuery);
  const total = useLibraryState((state) => state.total);
  const failure = useLibraryState((state) => state.error);

  if (failure) {
    const { title, advice } = describeError(i18n, failure);
    return (
      <EmptyState
        icon={CircleAlert}
        tone="bad"
        title={i18n.t('library.failed')}
        text={`${title} ${advice}`.trim()}
      >
        <Button onPress={() => libraryStore.again()}>{i18n.t('library.again')}</Button>
      </EmptyState>
    );
  }
  if (!shown) return <TileSkeletons text={i18n.t('library.loading')} />;
  if (total > 0) return <LibraryList />;
  if (isFiltered(shown))
    return (
      <EmptyState
        icon={ListFilter}
        title={i18n.t('library.filter.nothing.title')}
        text={i18n.t('library.filter.nothing.text')}
      >
        <Button onPress={() => libraryStore.setQuery({ filters: noFilters })}>
          {i18n.t('library.filter.clear')}
        </Button>
      </EmptyState>
    );
  if (shown.text.trim() === '')
    return (
      <EmptyState icon={Images} title={i18n.t('library.empty.title')} text={i18n.t('library.empty.text')}>
        <Button onPress={() => actions.showScreen('queue')}>{i18n.t('library.empty.action')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={SearchX}
      title={i18n.t('library.nothing.title', { search: shown.text })}
      text={i18n.t('library.nothing.text')}
    >
      <Button onPress={() => libraryStore.setQuery({ text: '' })}>{i18n.t('library.search.clear')}</Button>
    </EmptyState>
  );
}

function TileSkeletons({ text }: { text: string }) {
  return (
    <div role="status" className="grid animate-late grid-cols-4 gap-2 overflow-hidden p-3">
      <span className="sr-only">{text}</span>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((place) => (
        <span key={place} aria-hidden className="h-32 animate-pulse-soft rounded-md bg-sunken" />
      ))}
    </div>
  );
}
