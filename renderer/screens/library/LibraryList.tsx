// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a virtual grid of tiles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { defaultLinkStyle } from '../../../links/default-style.ts';
import { fillTransfer, mostDragged } from '../../parts/drag-out.ts';
import { MenuAt } from '../../parts/menus.tsx';
import { isMac } from '../../platform.ts';
import {
  boxOf,
  itemsBetween,
  itemsIn,
  layOut,
  type Step,
  sectionsBetween,
  stepFrom,
} from '../../state/library/layout.ts';
import {
  extend,
  nothingPicked,
  type Picked,
  pickAll,
  pickBand,
  pickOne,
  toggle,
} from '../../state/library/selecting.ts';
import { dayWords } from '../../text/day.ts';
import {
  useIntents,
  useLibraryIntents,
  useLinkTemplates,
  useReadWindow,
  useShelf,
  useShelfState,
} from '../../window.tsx';
import { useNow, useWords } from '../../words.tsx';
import { deletable, libraryEntries } from './actions.ts';
import { Row, Tile } from './LibraryEntry.tsx';
import { inOrderGiven } from './order.ts';
import { useRubberBand } from './rubber-band.ts';
import { useViewport } from './viewport.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

const entryId = (id: string) => `library-${id}`;

/**
 * The library as list or grid, for any number of items: only what is in sight is drawn, at places that are reckoned, and
 * only what is in sight or near it is asked for. One element has the focus and names the item that the keys act from.
 */
export function LibraryList() {
  const words = useWords();
  const now = useNow();
  const shelf = useShelf();
  const intents = useIntents();
  const library = useLibraryIntents();
  const readWindow = useReadWindow();
  const templates = useLinkTemplates();
  const view = useShelfState((state) => state.view);
  const groups = useShelfState((state) => state.groups);
  const ids = useShelfState((state) => state.ids);
  const items = useShelfState((state) => state.items);
  const picked = useShelfState((state) => state.picked);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = useViewport(scroller);

  const layout = useMemo(() => layOut(view, viewport.width, groups), [view, viewport.width, groups]);
  const margin = viewport.height / 2;
  const { from, to } = itemsBetween(layout, viewport.top - margin, viewport.top + viewport.height + margin);
  const focusIndex = useMemo(
    () => (picked.focus === null ? -1 : ids.indexOf(picked.focus)),
    [ids, picked.focus],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids at the same place are other items
  useEffect(() => {
    if (viewport.height === 0) return;
    const screen = Math.max(to - from, 1);
    shelf.want(from - screen, to + 2 * screen);
  }, [shelf, from, to, ids, viewport.height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `items` tells which have come meanwhile
  useEffect(() => {
    void shelf.drawMissing(ids.slice(from, to));
  }, [shelf, ids, items, from, to]);
  useSamePlace(scroller, layout, view);

  const bandBegan = useRef<Picked>(nothingPicked);
  const band = useRubberBand({
    scroller,
    onBegin: () => {
      bandBegan.current = shelf.store.getState().picked;
    },
    onBand(box, turning) {
      const touched = itemsIn(layout, box).flatMap((index) => ids[index] ?? []);
      shelf.pick(pickBand(bandBegan.current, touched, turning));
    },
  });

  const idAt = (target: EventTarget) =>
    (target as Element).closest<HTMLElement>('[data-id]')?.dataset.id ?? null;
  const read = () => shelf.store.getState();
  const selected = () => inOrderGiven(read());

  const scrollTo = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const { top, height } = boxOf(layout, index);
    if (top < element.scrollTop) element.scrollTop = Math.max(top - 40, 0);
    else if (top + height > element.scrollTop + element.clientHeight)
      element.scrollTop = top + height - element.clientHeight + 8;
  };

  const click = (event: MouseEvent) => {
    if (band.takeClick()) return;
    if ((event.target as Element).closest('button')) return;
    const id = idAt(event.target);
    const turning = isMac ? event.metaKey : event.ctrlKey;
    if (id === null) {
      if (!turning && !event.shiftKey) shelf.pick(nothingPicked);
    } else if (event.shiftKey) shelf.pick(extend(read().picked, ids, id, turning));
    else shelf.pick(turning ? toggle(read().picked, id) : pickOne(id));
  };

  const openPage = (id: string | null) => {
    const page = id === null ? null : read().items.get(id)?.remote.page;
    if (page) void intents.openLink(page);
  };

  const goWithKey = (event: KeyboardEvent, step: Step) => {
    const next = focusIndex < 0 ? 0 : stepFrom(layout, focusIndex, step, viewport.height);
    const id = ids[next];
    if (id === undefined) return;
    const turning = isMac ? event.metaKey : event.ctrlKey;
    if (event.shiftKey) shelf.pick(extend(read().picked, ids, id, turning));
    else if (turning) shelf.pick({ ...read().picked, focus: id });
    else shelf.pick(pickOne(id));
    scrollTo(next);
  };

  const pressKey = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const command = isMac ? event.metaKey : event.ctrlKey;
    const step = steps[event.key];
    const { focus } = read().picked;
    if (step) goWithKey(event, step);
    else if (command && event.code === 'KeyA') shelf.pick(pickAll(read().picked, ids));
    else if (command && event.code === 'KeyC') void library.copyLinksOf(selected());
    else if (event.key === ' ' && focus !== null) {
      if (event.shiftKey) shelf.pick(extend(read().picked, ids, focus, command));
      else shelf.pick(toggle(read().picked, focus));
    } else if (event.key === 'Escape' && read().picked.ids.size > 0) shelf.pick({ ...nothingPicked, focus });
    else if (event.key === 'Enter' && !command) openPage(focus);
    else if (event.key === 'Delete' || (isMac && event.key === 'Backspace'))
      void library.deleteRemote(deletable(selected(), read().items));
    else return;
    event.preventDefault();
  };

  const openMenu = (event: MouseEvent) => {
    const byPointer = event.clientX !== 0 || event.clientY !== 0;
    // The menu key has no pointer: the menu then hangs below what has the focus.
    const element = byPointer
      ? (event.target as Element).closest<HTMLElement>('[data-id]')
      : document.getElementById(entryId(read().picked.focus ?? ''));
    const id = element?.dataset.id;
    if (!element || id === undefined) return;
    event.preventDefault();
    if (!read().picked.ids.has(id)) shelf.pick(pickOne(id));
    const box = element.getBoundingClientRect();
    setMenuAt(byPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom - 8 });
  };

  const drag = (event: DragEvent) => {
    const id = idAt(event.target);
    if (id === null) return;
    if (!read().picked.ids.has(id)) shelf.pick(pickOne(id));
    const dragged = selected();
    if (dragged.length > mostDragged) {
      event.preventDefault();
      library.tellTooManyToDrag();
      return;
    }
    const known = read().items;
    fillTransfer(
      event.dataTransfer,
      dragged.flatMap((each) => known.get(each) ?? []),
      readWindow().mirror?.settings ?? defaultLinkStyle,
    );
  };

  const shown = Array.from({ length: to - from }, (_, offset) => from + offset);
  // What has the focus is always there, so that it can be named.
  if (focusIndex >= 0 && (focusIndex < from || focusIndex >= to)) shown.push(focusIndex);
  const looks =
    view === 'list'
      ? 'after:pointer-events-none after:absolute after:right-0 after:bottom-0 after:left-19 after:border-b after:border-line data-selected:after:border-transparent'
      : 'rounded-lg';

  return (
    <div className="@container relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="grid"
        aria-label={words.text('library.label')}
        aria-multiselectable
        aria-rowcount={layout.count}
        aria-activedescendant={picked.focus !== null && focusIndex >= 0 ? entryId(picked.focus) : undefined}
        tabIndex={0}
        onClick={click}
        onDoubleClick={(event) => openPage(idAt(event.target))}
        onKeyDown={pressKey}
        onContextMenu={openMenu}
        onDragStart={drag}
        onFocus={() => {
          const [first] = ids;
          if (read().picked.focus === null && first !== undefined)
            shelf.pick({ ...read().picked, focus: first });
        }}
        {...band.handlers}
        className="group/list relative h-full overflow-x-hidden overflow-y-auto outline-none"
      >
        <div className="relative" style={{ height: layout.height }}>
          {sectionsBetween(layout, viewport.top - margin, viewport.top + viewport.height + margin).map(
            ({ heading, count, top }) =>
              heading !== null && (
                <div
                  key={heading}
                  role="row"
                  className="absolute inset-x-0 flex h-9 items-end gap-2 px-4 pb-1.5 text-12"
                  style={{ top }}
                >
                  <div role="rowheader" className="flex gap-2">
                    <span className="font-medium text-ink-soft">{dayWords(words, heading, now)}</span>
                    <span className="text-ink-faint">{words.number(count)}</span>
                  </div>
                </div>
              ),
          )}
          {shown.map((index) => {
            const id = ids[index];
            const item = id === undefined ? undefined : items.get(id);
            const isSelected = id !== undefined && picked.ids.has(id);
            return (
              <div
                key={id ?? index}
                {...(id === undefined ? {} : { id: entryId(id), 'data-id': id })}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={isSelected}
                data-selected={isSelected || undefined}
                data-focus={index === focusIndex || undefined}
                draggable={item !== undefined && (view === 'grid' || isSelected)}
                className={`absolute -outline-offset-2 outline-accent transition-colors hover:bg-hover data-selected:bg-picked data-selected:hover:bg-picked-hover group-focus-visible/list:data-focus:outline-2 ${looks}`}
                style={boxOf(layout, index)}
              >
                <div role="gridcell" className="h-full">
                  {item ? (
                    view === 'list' ? (
                      <Row item={item} isSelected={isSelected} />
                    ) : (
                      <Tile item={item} />
                    )
                  ) : (
                    <Pending isTile={view === 'grid'} text={words.text('library.loading')} />
                  )}
                </div>
              </div>
            );
          })}
          {band.band && (
            <div
              aria-hidden
              className="pointer-events-none absolute z-10 rounded-sm border border-accent bg-accent/10"
              style={band.band}
            />
          )}
        </div>
      </div>
      <MenuAt
        label={words.text('action.more')}
        at={menuAt}
        entries={menuAt ? libraryEntries(selected(), items, words, { intents, library }, templates) : []}
        onClose={() => setMenuAt(null)}
      />
    </div>
  );
}

function Pending({ isTile, text }: { isTile: boolean; text: string }) {
  return (
    <div className={isTile ? 'h-full p-2 pb-13' : 'flex h-16 items-center px-4'}>
      <span className="sr-only">{text}</span>
      <span aria-hidden className={`block rounded-md bg-sunken ${isTile ? 'size-full' : 'size-12'}`} />
    </div>
  );
}

/** List and grid begin with the same item when one takes the place of the other, or when columns come and go. */
function useSamePlace(
  scroller: React.RefObject<HTMLElement | null>,
  layout: ReturnType<typeof layOut>,
  view: string,
) {
  const before = useRef({ layout, view });
  useLayoutEffect(() => {
    const { layout: old, view: oldView } = before.current;
    before.current = { layout, view };
    const element = scroller.current;
    const hasChanged = old.columns !== layout.columns || oldView !== view;
    if (!element || !hasChanged || old.count !== layout.count || element.scrollTop === 0) return;
    const { from } = itemsBetween(old, element.scrollTop, element.scrollTop + 1);
    element.scrollTop = boxOf(layout, from).top - 36;
  }, [scroller, layout, view]);
}
