import type { DragEvent } from 'react';
import type { DraggableFiles } from '../../../contract/draggable-files.ts';
import { defaultLinkStyle } from '../../../links/default-style.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { isAbleTo } from '../../state/abilities.ts';
import { useGetWindowState, useLibraryActions } from '../../window-context.tsx';
import { maxDraggedItems, writeDragData } from '../drag-data.ts';

/** Limit of dragged files: beyond it, it is a copying of files, which file managers do better. */
const maxDraggedFiles = 200;

interface DraggedItems extends DraggableFiles {
  /** Those of them that have links. */
  readonly linked: readonly Linkable[];
}

/** Drags a selection out as links or as files, as the settings say; Alt inverts that. */
export function useDragOut(): (event: DragEvent, dragged: DraggedItems) => void {
  const read = useGetWindowState();
  const { dragFiles, notifyTooManyToDrag } = useLibraryActions();
  return (event, { kind, ids, linked }) => {
    const settings = read().mirror?.settings;
    const wantsFiles = ((settings?.dragOut ?? 'links') === 'files') !== event.altKey || linked.length === 0;
    const asFiles = wantsFiles && isAbleTo(read(), 'file-manager');
    if (ids.length > (asFiles ? maxDraggedFiles : maxDraggedItems)) {
      event.preventDefault();
      notifyTooManyToDrag();
    } else if (asFiles) {
      // The system's own drag replaces the page's.
      event.preventDefault();
      void dragFiles({ kind, ids: [...ids] });
    } else if (linked.length === 0) event.preventDefault();
    else writeDragData(event.dataTransfer, linked, settings ?? defaultLinkStyle);
  };
}
