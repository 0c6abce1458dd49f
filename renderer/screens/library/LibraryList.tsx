import { type DragEvent, useCallback, useEffect, useRef } from 'react';
import { SelectableList } from '../../components/list/SelectableList.tsx';
import { useDragOut } from '../../components/list/use-drag-out.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { selectedInListOrder } from '../../state/library/selected-ids.ts';
import {
  useActions,
  useCommands,
  useLibraryActions,
  useLibraryState,
  useLibraryStore,
  useLinkTemplates,
  usePostActions,
  useRemoteEditActions,
  useWindowState,
} from '../../window-context.tsx';
import { GroupHeading } from './GroupHeading.tsx';
import { libraryMenuEntries } from './item-menu.ts';
import { LibraryRow, LibraryTile } from './LibraryItemViews.tsx';

/** Milliseconds without scrolling before the visible items are loaded. */
const fetchDelayMs = 150;

/** Renders the library, whatever its size: only visible and near items are loaded. */
export function LibraryList() {
  const i18n = useTranslator();
  const now = useNow();
  const libraryStore = useLibraryStore();
  const actions = useActions();
  const commands = useCommands();
  const library = useLibraryActions();
  const posts = usePostActions();
  const rights = useRemoteEditActions();
  const templates = useLinkTemplates();
  const destinations = useWindowState((state) => state.mirror?.destinations ?? null);
  const dragOut = useDragOut();
  const view = useLibraryState((state) => state.appearance.view);
  const shown = useLibraryState((state) => state.loadedQuery);
  const group = shown?.group ?? 'day';
  const groups = useLibraryState((state) => state.groups);
  const ids = useLibraryState((state) => state.ids);
  const items = useLibraryState((state) => state.items);
  const picked = useLibraryState((state) => state.selection);
  // Not a React state: nothing depends on it, and every scrolled row would cause a second render.
  const sight = useRef({ from: 0, to: 0 });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);

  const drawAtRest = useCallback(() => {
    // Rows that only pass by need no thumbnail.
    clearTimeout(resting.current);
    resting.current = setTimeout(() => {
      const { from, to } = sight.current;
      void libraryStore.drawMissing(libraryStore.store.getState().ids.slice(from, to));
    }, fetchDelayMs);
  }, [libraryStore]);
  const onSight = useCallback(
    (from: number, to: number) => {
      libraryStore.requestRange(from, to);
      sight.current = { from, to };
      drawAtRest();
    },
    [libraryStore, drawAtRest],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: they tell which have been loaded since
  useEffect(() => {
    drawAtRest();
    return () => clearTimeout(resting.current);
  }, [drawAtRest, ids, items]);

  const read = () => libraryStore.store.getState();
  const selected = () => selectedInListOrder(read());

  const drag = (event: DragEvent) => {
    const known = read().items;
    const dragged = selected();
    dragOut(event, {
      kind: 'items',
      ids: dragged,
      linked: dragged.flatMap((id) => known.get(id) ?? []),
    });
  };

  return (
    <SelectableList
      label={i18n.t('library.label')}
      queryKey={shown}
      view={view}
      groups={groups}
      renderHeading={(heading) => <GroupHeading heading={heading} by={group} now={now} />}
      ids={ids}
      selection={picked}
      getSelection={() => read().selection}
      onSelectionChange={libraryStore.select}
      selectAll={libraryStore.selectAll}
      labelOf={(id) => {
        const item = items.get(id);
        return item ? (item.title ?? item.name) : null;
      }}
      renderItem={(id, isSelected) => {
        const item = items.get(id);
        if (!item) return null;
        return view === 'list' ? (
          <LibraryRow item={item} isSelected={isSelected} />
        ) : (
          <LibraryTile item={item} />
        );
      }}
      canDrag={(id) => items.has(id)}
      onDrag={drag}
      onCommand={commands.run}
      menuEntries={() =>
        libraryMenuEntries(
          selected(),
          items,
          i18n,
          { core: actions, library, posts, rights },
          templates,
          destinations,
        )
      }
      onVisibleRange={onSight}
    />
  );
}
