import { Images, Search, SearchX, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  GridLayout,
  GridList,
  GridListItem,
  Input,
  SearchField,
  Size,
  Virtualizer,
} from 'react-aria-components';
import type { HistoryItem } from '../../contract/records.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Description } from '../parts/inspector/DescribeFields.tsx';
import { Facts, Group, Inspector, Remark } from '../parts/inspector/Inspector.tsx';
import { LinkForms } from '../parts/inspector/LinkForms.tsx';
import { mediaFacts } from '../parts/inspector/media-facts.ts';
import { ScreenHeader } from '../parts/ScreenHeader.tsx';
import { keptSelection } from '../parts/selection.ts';
import { Thumbnail } from '../parts/Thumbnail.tsx';
import { useChangeWindow, useIntents, useWindow } from '../window.tsx';
import { useNow, useWords } from '../words.tsx';
import { isMac } from './queue/actions.ts';

const pageSize = 500;
const typingPauseMs = 150;

/** Everything that was uploaded, to be found and linked again. */
export function Library() {
  const words = useWords();
  const intents = useIntents();
  const [search, setSearch] = useState('');
  const { items, total, loadMore } = useHistory(search);
  const change = useChangeWindow();
  const selection = useWindow((state) => state.librarySelection);
  const selected = items?.filter((item) => selection.has(item.id)) ?? [];
  // Oldest first: the order in which they were given.
  const inOrder = selected.toReversed();

  return (
    <div className="flex min-h-0 flex-1">
      <section className="flex min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
        <ScreenHeader
          title={words.text('library.title')}
          detail={total > 0 ? words.text('library.count', { count: total }) : undefined}
        >
          <SearchField
            aria-label={words.text('library.search')}
            value={search}
            onChange={setSearch}
            className="group relative w-72 min-w-0 shrink"
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
        </ScreenHeader>
        {items === null ? null : items.length > 0 ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys of the grid inside, which has the role
          <div
            className="min-h-0 flex-1"
            onKeyDown={(event) => {
              const command = isMac ? event.metaKey : event.ctrlKey;
              if (!command || event.code !== 'KeyC' || inOrder.length === 0) return;
              event.preventDefault();
              void intents.copyLinks(inOrder);
            }}
          >
            <Tiles items={items} onEnd={loadMore} />
          </div>
        ) : search === '' ? (
          <EmptyState
            icon={Images}
            title={words.text('library.empty.title')}
            text={words.text('library.empty.text')}
          >
            <Button onPress={() => intents.show('queue')}>{words.text('library.empty.action')}</Button>
          </EmptyState>
        ) : (
          <EmptyState
            icon={SearchX}
            title={words.text('library.nothing.title', { search })}
            text={words.text('library.nothing.text')}
          >
            <Button onPress={() => setSearch('')}>{words.text('library.search.clear')}</Button>
          </EmptyState>
        )}
      </section>
      {inOrder.length > 0 && (
        <Inspector onClose={() => change({ librarySelection: new Set() })}>
          {inOrder.length === 1 && inOrder[0] ? (
            <One item={inOrder[0]} />
          ) : (
            <>
              <p className="text-15 font-medium">{words.text('inspector.many', { count: inOrder.length })}</p>
              <LinkForms items={inOrder} />
            </>
          )}
        </Inspector>
      )}
    </div>
  );
}

interface Page {
  readonly items: readonly HistoryItem[] | null;
  readonly total: number;
  loadMore(): void;
}

/** What the engine finds, newest first, page by page; asked anew when something was uploaded. */
function useHistory(search: string): Page {
  const { searchHistory } = useIntents();
  const newest = useWindow((state) => state.mirror?.history[0]?.id ?? null);
  const [found, setFound] = useState<{ items: HistoryItem[]; total: number } | null>(null);
  const latest = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `newest` is what asks anew
  useEffect(() => {
    latest.current += 1;
    const mine = latest.current;
    const timer = setTimeout(
      () => {
        searchHistory(search, pageSize).then((answer) => {
          if (mine === latest.current && answer) setFound(answer);
        });
      },
      search === '' ? 0 : typingPauseMs,
    );
    return () => clearTimeout(timer);
  }, [search, newest, searchHistory]);

  const isLoading = useRef(false);
  const loadMore = () => {
    const last = found?.items.at(-1);
    if (!found || !last || found.items.length >= found.total || isLoading.current) return;
    isLoading.current = true;
    const mine = latest.current;
    searchHistory(search, pageSize, last.uploadedAt).then((answer) => {
      isLoading.current = false;
      if (mine === latest.current && answer)
        setFound((before) => before && { ...before, items: [...before.items, ...answer.items] });
    });
  };
  return { items: found?.items ?? null, total: found?.total ?? 0, loadMore };
}

function Tiles({ items, onEnd }: { items: readonly HistoryItem[]; onEnd: () => void }) {
  const words = useWords();
  const intents = useIntents();
  const change = useChangeWindow();
  const selection = useWindow((state) => state.librarySelection);
  return (
    <Virtualizer
      layout={GridLayout}
      layoutOptions={{
        minItemSize: new Size(152, 176),
        maxItemSize: new Size(240, 200),
        minSpace: new Size(8, 8),
        preserveAspectRatio: true,
      }}
    >
      <GridList
        aria-label={words.text('library.label')}
        layout="grid"
        items={items}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selection}
        onSelectionChange={(keys) =>
          change({
            librarySelection: keptSelection(
              keys,
              items.map((item) => item.id),
            ),
          })
        }
        onAction={(key) => {
          const page = items.find((item) => item.id === key)?.remote.page;
          if (page) void intents.openLink(page);
        }}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          if (scrollTop + 2 * clientHeight > scrollHeight) onEnd();
        }}
        className="h-full overflow-x-hidden overflow-y-auto outline-none"
      >
        {(item) => (
          <GridListItem
            id={item.id}
            textValue={item.title ?? item.name}
            className="group h-full rounded-lg p-2 transition-colors outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-hover data-selected:bg-picked"
          >
            <Tile item={item} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

function Tile({ item }: { item: HistoryItem }) {
  const words = useWords();
  const now = useNow();
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div className="min-h-0 flex-1">
        <Thumbnail media={item.media} hasThumbnail={item.hasThumbnail} size="tile" />
      </div>
      <div className="shrink-0 px-0.5">
        <p className="truncate text-12 font-medium">{item.title ?? item.name}</p>
        <p className="truncate text-11 text-ink-faint">{words.moment(item.uploadedAt, now)}</p>
      </div>
    </div>
  );
}

function One({ item }: { item: HistoryItem }) {
  const words = useWords();
  const now = useNow();
  return (
    <>
      <Thumbnail key={item.id} media={item.media} hasThumbnail={item.hasThumbnail} size="large" />
      <Description saved={item} />
      {item.maybeTwice && (
        <Remark tone="warn" title={words.text('inspector.maybe-twice.title')}>
          {words.text('inspector.maybe-twice.text')}
        </Remark>
      )}
      <LinkForms items={[item]} />
      <Group title={words.text('inspector.about')}>
        <Facts
          facts={[
            [words.text('inspector.file'), item.name],
            ...mediaFacts(words, item.media),
            [words.text('inspector.origin'), words.text(`origin.${item.origin}`)],
            [words.text('inspector.uploaded'), words.moment(item.uploadedAt, now)],
            [words.text('inspector.privacy'), words.text(`privacy.${item.privacy}`)],
          ]}
        />
      </Group>
    </>
  );
}
