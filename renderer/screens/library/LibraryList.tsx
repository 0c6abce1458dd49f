import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { PickList } from '../../components/list/SelectableList.tsx';
import { useDragOut } from '../../components/list/use-drag-out.ts';
import { useNow, useWords } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import {
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  usePostIntents,
  useRightsIntents,
  useShelf,
  useShelfState,
} from '../../window-context.tsx';
import { Heading } from './GroupHeading.tsx';
import { deletable, libraryEntries } from './item-menu.ts';
import { Row, Tile } from './LibraryItemViews.tsx';
import { inOrderGiven } from './selected-ids.ts';

/** After so long without scrolling it is looked at. */
const restMs = 150;

/** The library, whatever its size: only what is in sight or near it is asked for. */
export function LibraryList() {
  const words = useWords();
  const now = useNow();
  const shelf = useShelf();
  const intents = useIntents();
  const library = useLibraryIntents();
  const posts = usePostIntents();
  const rights = useRightsIntents();
  const templates = useLinkTemplates();
  const dragOut = useDragOut();
  const view = useShelfState((state) => state.look.view);
  const shown = useShelfState((state) => state.shown);
  const group = shown?.group ?? 'day';
  const groups = useShelfState((state) => state.groups);
  const ids = useShelfState((state) => state.ids);
  const items = useShelfState((state) => state.items);
  const picked = useShelfState((state) => state.picked);
  // No state: nothing looks otherwise for it, and all would be drawn twice with each row that is scrolled by.
  const sight = useRef({ from: 0, to: 0 });
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);

  const drawAtRest = useCallback(() => {
    // What only flies by is not worth a picture.
    clearTimeout(resting.current);
    resting.current = setTimeout(() => {
      const { from, to } = sight.current;
      void shelf.drawMissing(shelf.store.getState().ids.slice(from, to));
    }, restMs);
  }, [shelf]);
  const onSight = useCallback(
    (from: number, to: number) => {
      shelf.want(from, to);
      sight.current = { from, to };
      drawAtRest();
    },
    [shelf, drawAtRest],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: they tell which have come meanwhile
  useEffect(() => {
    drawAtRest();
    return () => clearTimeout(resting.current);
  }, [drawAtRest, ids, items]);

  const read = () => shelf.store.getState();
  const selected = () => inOrderGiven(read());

  const pressKey = (event: KeyboardEvent) => {
    const command = isMac ? event.metaKey : event.ctrlKey;
    if (command && event.code === 'KeyC') void library.copyLinksOf(selected());
    else if (event.key === 'Delete' || (isMac && event.key === 'Backspace'))
      void library.deleteRemote(deletable(selected(), read().items));
    else return false;
    return true;
  };

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
    <PickList
      label={words.text('library.label')}
      question={shown}
      view={view}
      groups={groups}
      headingOf={(heading) => <Heading heading={heading} by={group} now={now} />}
      ids={ids}
      picked={picked}
      read={() => read().picked}
      pick={shelf.pick}
      selectAll={shelf.selectAll}
      nameOf={(id) => {
        const item = items.get(id);
        return item ? (item.title ?? item.name) : null;
      }}
      draw={(id, isSelected) => {
        const item = items.get(id);
        if (!item) return null;
        return view === 'list' ? <Row item={item} isSelected={isSelected} /> : <Tile item={item} />;
      }}
      canDrag={(id) => items.has(id)}
      onDrag={drag}
      onOpen={(id) => {
        const page = read().items.get(id)?.remote.page;
        if (page) void intents.openLink(page);
      }}
      onKey={pressKey}
      entries={() => libraryEntries(selected(), items, words, { intents, library, posts, rights }, templates)}
      onSight={onSight}
    />
  );
}
