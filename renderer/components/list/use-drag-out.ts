import type { DragEvent } from 'react';
import type { RealFiles } from '../../../contract/library.ts';
import { defaultLinkStyle } from '../../../links/default-style.ts';
import type { Linked } from '../../../links/linkable.ts';
import { useLibraryIntents, useReadWindow } from '../../window-context.tsx';
import { fillTransfer, mostDragged } from '../drag-data.ts';

/** More are no drag any more but a copying of files, which file managers do better. */
const mostFiles = 200;

interface Dragged extends RealFiles {
  /** Those of them that have links. */
  readonly linked: readonly Linked[];
}

/** Drags a selection out as links or as files, as people chose; Alt turns that over. */
export function useDragOut(): (event: DragEvent, dragged: Dragged) => void {
  const read = useReadWindow();
  const { dragFiles, tellTooManyToDrag } = useLibraryIntents();
  return (event, { kind, ids, linked }) => {
    const settings = read().mirror?.settings;
    const asFiles = ((settings?.dragOut ?? 'links') === 'files') !== event.altKey || linked.length === 0;
    if (ids.length > (asFiles ? mostFiles : mostDragged)) {
      event.preventDefault();
      tellTooManyToDrag();
    } else if (asFiles) {
      // The system's own drag takes the place of the page's.
      event.preventDefault();
      void dragFiles({ kind, ids: [...ids] });
    } else fillTransfer(event.dataTransfer, linked, settings ?? defaultLinkStyle);
  };
}
