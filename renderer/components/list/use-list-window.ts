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
import { scrollStep, useViewport } from './use-viewport.ts';

const noGroups: readonly ItemGroup[] = [];
const settleDelayMs = 100;

export interface ListWindow {
  readonly layout: ListLayout;
  /** Items to be drawn: `from` up to and without `to`. */
  readonly from: number;
  readonly to: number;
  readonly sections: readonly LayoutSection[];
  /** Pixels that are in sight. */
  readonly height: number;
  /** Brings the item at this place into sight. */
  scrollTo(index: number): void;
}

/**
 * Which part of a list is drawn: what is in sight and some around it.
 * @param queryKey what the list is the answer to: that of another question is drawn in sight first
 */
export function useListWindow(
  scroller: RefObject<HTMLElement | null>,
  view: ViewName,
  groups: readonly ItemGroup[],
  queryKey: object | null,
): ListWindow {
  const viewport = useViewport(scroller);
  // Nothing is laid out before it is known how much room there is.
  const placed = viewport.width === 0 ? noGroups : groups;
  const layout = useMemo(() => computeLayout(view, viewport.width, placed), [view, viewport.width, placed]);
  const margin = Math.max(useIsQuerySettled(queryKey) ? viewport.height / 2 : 0, scrollStep);
  const top = viewport.top - margin;
  const bottom = viewport.top + viewport.height + margin;
  useScrollAnchor(scroller, layout, view);
  return {
    layout,
    ...itemsBetween(layout, top, bottom),
    sections: sectionsBetween(layout, top, bottom),
    height: viewport.height,
    scrollTo(index) {
      const element = scroller.current;
      if (!element) return;
      const item = itemRect(layout, index);
      if (item.top < element.scrollTop) element.scrollTop = Math.max(item.top - 40, 0);
      else if (item.top + item.height > element.scrollTop + element.clientHeight)
        element.scrollTop = item.top + item.height - element.clientHeight + 8;
    },
  };
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
