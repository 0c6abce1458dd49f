import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  computeLayout,
  type ItemGroup,
  itemRect,
  itemsBetween,
  type LayoutSection,
  type ListLayout,
  sectionsBetween,
  type ViewName,
} from '../../state/list/layout.ts';
import { scrollStep, useViewport, type Viewport } from './use-viewport.ts';

const noGroups: readonly ItemGroup[] = [];
const settleDelayMs = 100;

export interface ListWindow {
  readonly layout: ListLayout;
  /** Items to be rendered: `from` up to and without `to`. */
  readonly from: number;
  readonly to: number;
  readonly sections: readonly LayoutSection[];
  /** Height of the viewport in pixels. */
  readonly height: number;
  /** Scrolls to the item at this index. */
  scrollTo(index: number): void;
}

/**
 * Computes the part of a list to render: the visible items and some around them.
 * @param queryKey query that produced the list: after a change the visible items are rendered first
 * @param focusIndex index of the active item, which stays in sight when the list gets smaller; below 0: none
 */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  view: ViewName,
  groups: readonly ItemGroup[],
  queryKey: object | null,
  focusIndex: number,
): ListWindow {
  const viewport = useViewport(scroller);
  // Nothing is laid out before the viewport has been measured.
  const placed = viewport.width === 0 ? noGroups : groups;
  const layout = useMemo(() => computeLayout(view, viewport.width, placed), [view, viewport.width, placed]);
  const margin = Math.max(useIsQuerySettled(queryKey) ? viewport.height / 2 : 0, scrollStep);
  const top = viewport.top - margin;
  const bottom = viewport.top + viewport.height + margin;
  const scrollTo = (index: number) => {
    const element = scroller.current;
    if (!element) return;
    const item = itemRect(layout, index);
    if (item.top < element.scrollTop) element.scrollTop = Math.max(item.top - 40, 0);
    else if (item.top + item.height > element.scrollTop + element.clientHeight)
      element.scrollTop = item.top + item.height - element.clientHeight + 8;
  };
  useScrollAnchor(scroller, layout, view);
  useFocusInSight(layout, viewport, focusIndex, scrollTo);
  return {
    layout,
    ...itemsBetween(layout, top, bottom),
    sections: sectionsBetween(layout, top, bottom),
    height: viewport.height,
    scrollTo,
  };
}

/** Returns false for the first moment after each query, in which only the visible items are rendered. */
function useIsQuerySettled(question: object | null): boolean {
  const [settled, setSettled] = useState<object | null | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(question), settleDelayMs);
    return () => clearTimeout(timer);
  }, [question]);
  return settled === question;
}

/** Keeps the first visible item in place when list and grid are switched, or when the number of columns changes. */
function useScrollAnchor(scroller: RefObject<HTMLElement | null>, layout: ListLayout, view: string) {
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

/** Keeps the active item in sight when the list gets smaller, as by the details that open beside or below it. */
function useFocusInSight(
  layout: ListLayout,
  viewport: Viewport,
  focusIndex: number,
  scrollTo: (index: number) => void,
) {
  const before = useRef({ layout, viewport });
  useLayoutEffect(() => {
    const old = before.current;
    before.current = { layout, viewport };
    const isSmaller = viewport.height < old.viewport.height || viewport.width < old.viewport.width;
    if (!isSmaller || focusIndex < 0 || old.layout.count !== layout.count) return;
    const item = itemRect(old.layout, focusIndex);
    // Of what was scrolled since the last whole step nothing is known.
    const end = old.viewport.top + old.viewport.height + scrollStep;
    if (item.top + item.height > old.viewport.top && item.top < end) scrollTo(focusIndex);
  });
}
