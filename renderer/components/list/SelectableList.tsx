// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a virtual grid of tiles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row

import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { shortcutLetter } from '../../shortcut-letter.ts';
import {
  type CursorStep,
  computeLayout,
  type ItemGroup,
  itemRect,
  itemsBetween,
  itemsInRect,
  moveCursor,
  sectionsBetween,
  type ViewName,
} from '../../state/list/layout.ts';
import {
  emptySelection,
  extendSelection,
  type ItemSelection,
  selectAllItems,
  selectBand,
  selectOne,
  toggleItem,
} from '../../state/list/selection.ts';
import { ContextMenu, type MenuEntry } from '../menu.tsx';
import { useRubberBand } from './use-rubber-band.ts';
import { scrollStep, useViewport } from './use-viewport.ts';

const steps: Readonly<Record<string, CursorStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

export interface SelectableListProps {
  readonly label: string;
  /** What the list is the answer to: that of another question is drawn in sight first, and around it afterwards. */
  readonly queryKey?: object | null;
  readonly view: ViewName;
  /** Their counts add up to the number of ids; there may be fewer ids while the rest of them is on its way. */
  readonly groups: readonly ItemGroup[];
  renderHeading(group: ItemGroup): ReactNode;
  /** In the order of the list. */
  readonly ids: readonly string[];
  readonly selection: ItemSelection;
  /** The selection of this moment. */
  getSelection(): ItemSelection;
  onSelectionChange(picked: ItemSelection): void;
  /** Where ids may be on their way, that is all the same. Left out: `ids`. */
  selectAll?(): void;
  /** What an item is called; null while that is not known. */
  labelOf(id: string): string | null;
  /** The item as row or tile; null while it is not known. */
  renderItem(id: string, isSelected: boolean): ReactNode;
  /** Whether it can be dragged out. */
  canDrag(id: string): boolean;
  /** The selection is dragged; the item under the pointer is part of it by then. */
  onDrag(event: DragEvent): void;
  /** Enter and a double click. */
  onOpen(id: string): void;
  /** Any other key; false when it means nothing. */
  onKey(event: KeyboardEvent): boolean;
  /** What can be done with the selection of this moment. */
  menuEntries(): MenuEntry[];
  /** Which items are in sight: `from` up to and without `to`. */
  onVisibleRange?(from: number, to: number): void;
}

const noGroups: readonly ItemGroup[] = [];
const settleDelayMs = 100;

/**
 * A list or grid of any number of items, with the selection as every file manager has it: click, Ctrl or ⌘ click,
 * Shift, rubber band, arrows, Space and Ctrl or ⌘+A. Only what is in sight is drawn, at places that are reckoned. One
 * element has the focus and names the item that the keys act from.
 */
export function SelectableList(props: SelectableListProps) {
  const {
    label,
    queryKey = null,
    view,
    groups,
    renderHeading,
    ids,
    selection: picked,
    getSelection,
    onSelectionChange,
    labelOf,
    renderItem,
    canDrag,
    onVisibleRange,
  } = props;
  const words = useTranslator();
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = useViewport(scroller);

  // Nothing is laid out before it is known how much room there is.
  const placed = viewport.width === 0 ? noGroups : groups;
  const layout = useMemo(() => computeLayout(view, viewport.width, placed), [view, viewport.width, placed]);
  const margin = Math.max(useIsQuerySettled(queryKey) ? viewport.height / 2 : 0, scrollStep);
  const { from, to } = itemsBetween(layout, viewport.top - margin, viewport.top + viewport.height + margin);
  const focusIndex = useMemo(
    () => (picked.focus === null ? -1 : ids.indexOf(picked.focus)),
    [ids, picked.focus],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids at the same place are other items
  useEffect(() => {
    if (viewport.height > 0) onVisibleRange?.(from, to);
  }, [onVisibleRange, from, to, ids, viewport.height]);
  useScrollAnchor(scroller, layout, view);

  const bandBegan = useRef<ItemSelection>(emptySelection);
  const band = useRubberBand({
    scroller,
    onBegin: () => {
      bandBegan.current = getSelection();
    },
    onBand(box, turning) {
      const touched = itemsInRect(layout, box).flatMap((index) => ids[index] ?? []);
      onSelectionChange(selectBand(bandBegan.current, touched, turning));
    },
  });

  const entryId = (id: string) => `entry-${id}`;
  const idAt = (target: EventTarget) =>
    (target as Element).closest<HTMLElement>('[data-id]')?.dataset.id ?? null;

  const scrollTo = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const { top, height } = itemRect(layout, index);
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
      if (!turning && !event.shiftKey) onSelectionChange(emptySelection);
    } else if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, id, turning));
    else onSelectionChange(turning ? toggleItem(getSelection(), id) : selectOne(id));
  };

  const goWithKey = (event: KeyboardEvent, step: CursorStep) => {
    const next = focusIndex < 0 ? 0 : moveCursor(layout, focusIndex, step, viewport.height);
    const id = ids[next];
    // One whose id is on its way is shown; the next press goes there.
    scrollTo(next);
    if (id === undefined) return;
    const turning = isMac ? event.metaKey : event.ctrlKey;
    if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, id, turning));
    else if (turning) onSelectionChange({ ...getSelection(), focus: id });
    else onSelectionChange(selectOne(id));
  };

  const pressKey = (event: KeyboardEvent) => {
    // What is typed into a field or a button inside is not meant for the list.
    if (event.altKey || event.target !== scroller.current) return;
    const command = isMac ? event.metaKey : event.ctrlKey;
    const step = steps[event.key];
    const { focus, ids: before } = getSelection();
    if (step) goWithKey(event, step);
    else if (command && shortcutLetter(event) === 'A') {
      if (props.selectAll) props.selectAll();
      else onSelectionChange(selectAllItems(getSelection(), ids));
    } else if (event.key === ' ' && focus !== null) {
      if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, focus, command));
      else onSelectionChange(toggleItem(getSelection(), focus));
    } else if (event.key === 'Escape' && before.size > 0) onSelectionChange({ ...emptySelection, focus });
    else if (event.key === 'Enter' && !command && focus !== null) props.onOpen(focus);
    else if (!props.onKey(event)) return;
    event.preventDefault();
  };

  const openMenu = (event: MouseEvent) => {
    const byPointer = event.clientX !== 0 || event.clientY !== 0;
    // The menu key has no pointer: the menu then hangs below what has the focus.
    const element = byPointer
      ? (event.target as Element).closest<HTMLElement>('[data-id]')
      : document.getElementById(entryId(getSelection().focus ?? ''));
    const id = element?.dataset.id;
    if (!element || id === undefined) return;
    event.preventDefault();
    if (!getSelection().ids.has(id)) onSelectionChange(selectOne(id));
    const box = element.getBoundingClientRect();
    setMenuAt(byPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom - 8 });
  };

  const drag = (event: DragEvent) => {
    // What the band has just selected can be dragged from then on, but not by this press.
    if (band.isDrawn()) {
      event.preventDefault();
      return;
    }
    const id = idAt(event.target);
    if (id === null) return;
    if (!getSelection().ids.has(id)) onSelectionChange(selectOne(id));
    props.onDrag(event);
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
        aria-label={label}
        aria-multiselectable
        aria-rowcount={layout.count}
        aria-activedescendant={picked.focus !== null && focusIndex >= 0 ? entryId(picked.focus) : undefined}
        tabIndex={0}
        onClick={click}
        onDoubleClick={(event) => {
          const id = idAt(event.target);
          if (id !== null && !(event.target as Element).closest('button')) props.onOpen(id);
        }}
        onKeyDown={pressKey}
        onContextMenu={openMenu}
        onDragStart={drag}
        onFocus={() => {
          const [first] = ids;
          const now = getSelection();
          const isThere = now.focus !== null && ids.includes(now.focus);
          if (!isThere && first !== undefined) onSelectionChange({ ...now, focus: first });
        }}
        {...band.handlers}
        className="group/list relative h-full overflow-x-hidden overflow-y-auto outline-none"
      >
        <div className="relative" style={{ height: layout.height }}>
          {sectionsBetween(layout, viewport.top - margin, viewport.top + viewport.height + margin).map(
            (section) =>
              section.heading !== null && (
                <div
                  key={section.heading}
                  role="row"
                  className="absolute inset-x-0 flex h-9 items-end px-4 pb-1.5 text-12"
                  style={{ top: section.top }}
                >
                  <div role="rowheader" className="flex min-w-0 gap-2">
                    <span className="flex min-w-0 gap-2 truncate font-medium text-ink-soft">
                      {renderHeading(section)}
                    </span>
                    <span className="shrink-0 text-ink-faint">{words.formatNumber(section.count)}</span>
                  </div>
                </div>
              ),
          )}
          {shown.map((index) => {
            const id = ids[index];
            const isSelected = id !== undefined && picked.ids.has(id);
            const name = id === undefined ? null : labelOf(id);
            return (
              <div
                key={id ?? index}
                {...(id === undefined ? {} : { id: entryId(id), 'data-id': id })}
                {...(name === null ? {} : { 'aria-label': name })}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={isSelected}
                data-selected={isSelected || undefined}
                data-focus={index === focusIndex || undefined}
                draggable={
                  id !== undefined && name !== null && (view === 'grid' || isSelected) && canDrag(id)
                }
                className={`group absolute -outline-offset-2 outline-accent transition-colors hover:bg-hover data-selected:bg-picked data-selected:hover:bg-picked-hover group-focus-visible/list:data-focus:outline-2 ${looks}`}
                style={itemRect(layout, index)}
              >
                <div role="gridcell" className="h-full">
                  {(id !== undefined && renderItem(id, isSelected)) || (
                    <PendingItem isTile={view === 'grid'} text={words.t('library.loading')} />
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
      <ContextMenu
        label={words.t('action.more')}
        at={menuAt}
        entries={menuAt ? props.menuEntries() : []}
        onClose={() => setMenuAt(null)}
      />
    </div>
  );
}

function PendingItem({ isTile, text }: { isTile: boolean; text: string }) {
  return (
    <div className={isTile ? 'h-full p-2 pb-13' : 'flex h-16 items-center px-4'}>
      <span className="sr-only">{text}</span>
      <span aria-hidden className={`block rounded-md bg-sunken ${isTile ? 'size-full' : 'size-12'}`} />
    </div>
  );
}

/** False for the first moment of each question, in which what is in sight is all that is drawn. */
function useIsQuerySettled(question: object | null): boolean {
  const [settled, setSettled] = useState<object | null | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(question), settleDelayMs);
    return () => clearTimeout(timer);
  }, [question]);
  return settled === question;
}

/** List and grid begin with the same item when one takes the place of the other, or when columns come and go. */
function useScrollAnchor(
  scroller: React.RefObject<HTMLElement | null>,
  layout: ReturnType<typeof computeLayout>,
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
    element.scrollTop = itemRect(layout, from).top - 36;
  }, [scroller, layout, view]);
}
