// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be a virtual grid of tiles
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row
import { type DragEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslator } from '../../i18n-context.tsx';
import { gapTop, itemRect, itemsInRect, type ListLayout } from '../../state/list/layout.ts';
import { emptySelection, type ItemSelection, selectBand, selectOne } from '../../state/list/selection.ts';
import { ContextMenu } from '../menu.tsx';
import { entryId, ListHeading, ListRow } from './ListRow.tsx';
import { clickItem, pressCommandKey, pressListKey } from './list-keys.ts';
import type { SelectableListProps } from './list-props.ts';
import { isMenuKey, useListMenu } from './use-list-menu.ts';
import { useListWindow } from './use-list-window.ts';
import { useRowDrop } from './use-row-drop.ts';
import { useRubberBand } from './use-rubber-band.ts';

const idAt = (target: EventTarget): string | null =>
  (target as Element).closest<HTMLElement>('[data-id]')?.dataset.id ?? null;
const isOnButton = (target: EventTarget): boolean => (target as Element).closest('button') !== null;

/**
 * Renders a list or grid of any number of items, with selection as in a file manager: click, Ctrl or ⌘ click, Shift,
 * rubber band, arrows, Space and Ctrl or ⌘+A. Only visible items are rendered, at computed positions. One element has
 * the focus and refers to the active item (aria-activedescendant).
 */
export function SelectableList(props: SelectableListProps) {
  const { label, queryKey = null, view, groups, ids, selection: picked } = props;
  const { getSelection, onSelectionChange, onVisibleRange } = props;
  const i18n = useTranslator();
  const scroller = useRef<HTMLDivElement>(null);
  const focusIndex = useMemo(
    () => (picked.focus === null ? -1 : ids.indexOf(picked.focus)),
    [ids, picked.focus],
  );
  const shown = useListWindow(scroller, view, groups, queryKey, focusIndex);
  const { layout, from, to } = shown;
  const menu = useListMenu(props);
  const rowDrop = useRowDrop(scroller, layout, props.reordering);
  const followsFocus = useRef(false);
  const band = useBandSelection(scroller, layout, props);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other ids at the same place are other items
  useEffect(() => {
    if (shown.height > 0) onVisibleRange?.(from, to);
  }, [onVisibleRange, from, to, ids, shown.height]);

  useEffect(() => {
    if (focusIndex < 0 || !followsFocus.current) return;
    followsFocus.current = false;
    shown.scrollTo(focusIndex);
  }, [focusIndex, shown.scrollTo]);

  const click = (event: MouseEvent) => {
    if (!band.takeClick() && !isOnButton(event.target)) clickItem(event, idAt(event.target), props);
  };

  const doubleClick = (event: MouseEvent) => {
    const id = idAt(event.target);
    if (id !== null && !isOnButton(event.target)) props.onCommand('preview');
  };

  const pressKey = (event: KeyboardEvent) => {
    // Keys in a field or a button inside are not meant for the list.
    if (event.target !== scroller.current) return;
    const isKnown = isMenuKey(event)
      ? menu.openAtFocus()
      : event.altKey
        ? pressCommandKey(event, props)
        : pressListKey(event, props, shown, focusIndex);
    // What such a key has moved stays in sight.
    followsFocus.current = isKnown && event.altKey;
    if (isKnown) event.preventDefault();
  };

  const drag = (event: DragEvent) => {
    // Items that the rubber band has just selected can be dragged from then on, but not by this press.
    if (band.isDrawn()) {
      event.preventDefault();
      return;
    }
    const id = idAt(event.target);
    if (id === null) return;
    if (!getSelection().ids.has(id)) onSelectionChange(selectOne(id));
    if (!props.reordering?.begin(event)) props.onDrag(event);
  };

  const takeFocus = () => {
    const [first] = ids;
    const now = getSelection();
    const isThere = now.focus !== null && ids.includes(now.focus);
    if (!isThere && first !== undefined) onSelectionChange({ ...now, focus: first });
  };

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
        onDoubleClick={doubleClick}
        onKeyDown={pressKey}
        onContextMenu={menu.openAtPointer}
        onDragStart={drag}
        onFocus={takeFocus}
        {...band.handlers}
        {...rowDrop.handlers}
        className="group/list relative h-full overflow-x-hidden overflow-y-auto outline-none"
      >
        <div className="relative" style={{ height: layout.height }}>
          {shown.sections.map(
            (section) =>
              section.heading !== null && (
                <ListHeading key={section.heading} section={section}>
                  {props.renderHeading(section)}
                </ListHeading>
              ),
          )}
          {indexesOf(from, to, focusIndex).map((index) => {
            const id = ids[index];
            const isSelected = id !== undefined && picked.ids.has(id);
            const name = id === undefined ? null : props.labelOf(id);
            const canDrag = name !== null && (view === 'grid' || isSelected);
            return (
              <ListRow
                key={id ?? index}
                id={id}
                index={index}
                name={name}
                view={view}
                place={itemRect(layout, index)}
                isSelected={isSelected}
                hasFocus={index === focusIndex}
                isDraggable={id !== undefined && canDrag && props.canDrag(id)}
              >
                {id !== undefined && props.renderItem(id, isSelected)}
              </ListRow>
            );
          })}
          {rowDrop.at !== null && (
            <div
              aria-hidden
              className="pointer-events-none absolute inset-x-2 z-10 h-0.5 -translate-y-1/2 rounded-sm bg-accent before:absolute before:top-1/2 before:left-0 before:size-2 before:-translate-y-1/2 before:rounded-full before:bg-accent"
              style={{ top: gapTop(layout, rowDrop.at) }}
            />
          )}
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
        label={i18n.t('action.more')}
        at={menu.at}
        entries={menu.at ? props.menuEntries() : []}
        onClose={menu.close}
      />
    </div>
  );
}

/** Returns the visible indexes; the focused item is always included, so that it can be referred to. */
function indexesOf(from: number, to: number, focusIndex: number): number[] {
  const indexes = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (focusIndex >= 0 && (focusIndex < from || focusIndex >= to)) indexes.push(focusIndex);
  return indexes;
}

/** Handles a rubber band that adds what it touches to what was selected when it began. */
function useBandSelection(
  scroller: { readonly current: HTMLElement | null },
  layout: ListLayout,
  { ids, getSelection, onSelectionChange }: SelectableListProps,
) {
  const before = useRef<ItemSelection>(emptySelection);
  return useRubberBand({
    scroller,
    onBegin: () => {
      before.current = getSelection();
    },
    onBand(box, turning) {
      const touched = itemsInRect(layout, box).flatMap((index) => ids[index] ?? []);
      onSelectionChange(selectBand(before.current, touched, turning));
    },
  });
}
