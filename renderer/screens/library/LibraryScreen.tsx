import { CircleAlert, Images, ListFilter, Search, SearchX, X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import { failureWords } from '../../../i18n/errors.ts';
import { ActionBar } from '../../components/ActionBar.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useWords } from '../../i18n-context.tsx';
import { isFiltered, noFilters } from '../../state/library/library-query.ts';
import {
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  usePostIntents,
  useRightsIntents,
  useShelf,
  useShelfState,
} from '../../window-context.tsx';
import { FilterBar, FilterChips } from './FilterBar.tsx';
import { libraryEntries } from './item-menu.ts';
import { LibraryInspector } from './LibraryInspector.tsx';
import { LibraryList } from './LibraryList.tsx';
import { LibraryTools } from './LibraryToolbar.tsx';
import { LinkCheckBanner } from './LinkCheckBanner.tsx';
import { RightsDialogs } from './RemoteEditDialogs.tsx';
import { inOrderGiven } from './selected-ids.ts';

/** Everything that was uploaded, to be found, linked, deleted and taken along. */
export function Library() {
  const words = useWords();
  const intents = useIntents();
  const library = useLibraryIntents();
  const posts = usePostIntents();
  const rights = useRightsIntents();
  const templates = useLinkTemplates();
  const shelf = useShelf();
  const total = useShelfState((state) => state.total);
  const ids = useShelfState((state) => state.ids);
  const items = useShelfState((state) => state.items);
  const picked = useShelfState((state) => state.picked);
  const shown = useShelfState((state) => state.shown);
  const hasFilters = useShelfState((state) => state.look.filters);
  useEffect(() => shelf.open(), [shelf]);
  const selected = useMemo(() => inOrderGiven({ ids, picked, shown }), [ids, picked, shown]);

  return (
    <div className="flex min-h-0 flex-1">
      <section className="flex min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
        <ScreenHeader
          title={words.text('library.title')}
          detail={total > 0 ? words.text('library.count', { count: total }) : undefined}
        >
          <SearchBox />
          <LibraryTools />
        </ScreenHeader>
        {hasFilters && <FilterBar />}
        <FilterChips />
        <LinkCheckBanner />
        <Found />
        {selected.length > 1 && (
          <ActionBar
            count={selected.length}
            entries={libraryEntries(selected, items, words, { intents, library, posts, rights }, templates)}
          />
        )}
      </section>
      {selected.length > 0 && <LibraryInspector ids={selected} />}
      <RightsDialogs />
    </div>
  );
}

function SearchBox() {
  const words = useWords();
  const shelf = useShelf();
  const text = useShelfState((state) => state.query.text);
  return (
    <SearchField
      aria-label={words.text('library.search')}
      value={text}
      onChange={(typed) => shelf.setQuery({ text: typed })}
      className="group relative w-72 min-w-0 shrink @max-lg:w-40"
    >
      <Search size={16} aria-hidden className="absolute top-2 left-2.5 text-ink-faint" />
      <Input
        placeholder={words.text('library.search.hint')}
        className="h-8 w-full truncate rounded-md border border-control-line bg-raised pr-8 pl-8 text-13 select-text data-focused:border-accent data-focused:outline-2 data-focused:-outline-offset-1 data-focused:outline-accent [&::-webkit-search-cancel-button]:hidden"
      />
      <AriaButton
        aria-label={words.text('library.search.clear')}
        className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm text-ink-soft group-data-empty:hidden data-hovered:bg-sunken"
      >
        <X size={16} aria-hidden />
      </AriaButton>
    </SearchField>
  );
}

/** What matches, or why there is nothing to see. */
function Found() {
  const words = useWords();
  const intents = useIntents();
  const shelf = useShelf();
  const shown = useShelfState((state) => state.shown);
  const total = useShelfState((state) => state.total);
  const failure = useShelfState((state) => state.failure);

  if (failure) {
    const { title, advice } = failureWords(words, failure);
    return (
      <EmptyState
        icon={CircleAlert}
        tone="bad"
        title={words.text('library.failed')}
        text={`${title} ${advice}`.trim()}
      >
        <Button onPress={() => shelf.again()}>{words.text('library.again')}</Button>
      </EmptyState>
    );
  }
  if (!shown) return <TileSkeletons text={words.text('library.loading')} />;
  if (total > 0) return <LibraryList />;
  if (isFiltered(shown))
    return (
      <EmptyState
        icon={ListFilter}
        title={words.text('library.filter.nothing.title')}
        text={words.text('library.filter.nothing.text')}
      >
        <Button onPress={() => shelf.setQuery({ filters: noFilters })}>
          {words.text('library.filter.clear')}
        </Button>
      </EmptyState>
    );
  if (shown.text.trim() === '')
    return (
      <EmptyState
        icon={Images}
        title={words.text('library.empty.title')}
        text={words.text('library.empty.text')}
      >
        <Button onPress={() => intents.show('queue')}>{words.text('library.empty.action')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={SearchX}
      title={words.text('library.nothing.title', { search: shown.text })}
      text={words.text('library.nothing.text')}
    >
      <Button onPress={() => shelf.setQuery({ text: '' })}>{words.text('library.search.clear')}</Button>
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
