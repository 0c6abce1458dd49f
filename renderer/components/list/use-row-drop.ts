import { type DragEvent, type RefObject, useState } from 'react';
import { insertionIndex, type ListLayout } from '../../state/list/layout.ts';
import { orderDragType } from '../drag-data.ts';

/** How the items of a list can be put in another order by a drag. */
export interface Reordering {
  /** Begins a drag of the selection, if that can be moved. @returns false where it cannot */
  begin(event: DragEvent): boolean;
  /** Returns the index before which the selection would stand if it were dropped there; null: it would not move. */
  landing(index: number): number | null;
  /** Moves the selection before the item at this index. */
  drop(index: number): void;
}

/** Follows a drag of the list's own items over it, and says where a drop would put them. */
export function useRowDrop(
  scroller: RefObject<HTMLElement | null>,
  layout: ListLayout,
  reordering: Reordering | undefined,
) {
  const [at, setAt] = useState<number | null>(null);
  const landingOf = (event: DragEvent): number | null => {
    const element = scroller.current;
    if (!element || !reordering) return null;
    const y = event.clientY - element.getBoundingClientRect().top + element.scrollTop;
    return reordering.landing(insertionIndex(layout, y));
  };
  const isOwn = (event: DragEvent) =>
    reordering !== undefined && event.dataTransfer.types.includes(orderDragType);
  return {
    /** Index before which a drop would put the items; null while there is no such drag. */
    at,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!isOwn(event)) return;
        event.preventDefault();
        // The window would take it for something that is to be added, or refuse it.
        event.stopPropagation();
        const landing = landingOf(event);
        event.dataTransfer.dropEffect = landing === null ? 'none' : 'move';
        setAt(landing);
      },
      onDragLeave(event: DragEvent) {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !scroller.current?.contains(to)) setAt(null);
      },
      onDrop(event: DragEvent) {
        if (!isOwn(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const landing = landingOf(event);
        setAt(null);
        if (landing !== null) reordering?.drop(landing);
      },
      onDragEnd: () => setAt(null),
    },
  };
}
