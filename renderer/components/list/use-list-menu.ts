import { type MouseEvent, useState } from 'react';
import { selectOne } from '../../state/list/selection.ts';
import { entryId } from './ListRow.tsx';
import type { SelectableListProps } from './list-props.ts';

export interface ListMenu {
  /** Position in pixels of the window; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  open(event: MouseEvent): void;
  close(): void;
}

/** Controls the context menu of a list's selection, opened by the pointer or by the menu key. */
export function useListMenu({
  getSelection,
  onSelectionChange,
}: Pick<SelectableListProps, 'getSelection' | 'onSelectionChange'>): ListMenu {
  const [at, setAt] = useState<ListMenu['at']>(null);
  return {
    at,
    open(event) {
      const byPointer = event.clientX !== 0 || event.clientY !== 0;
      // The menu key has no position: the menu then opens below the focused element.
      const element = byPointer
        ? (event.target as Element).closest<HTMLElement>('[data-id]')
        : document.getElementById(entryId(getSelection().focus ?? ''));
      const id = element?.dataset.id;
      if (!element || id === undefined) return;
      event.preventDefault();
      if (!getSelection().ids.has(id)) onSelectionChange(selectOne(id));
      const box = element.getBoundingClientRect();
      setAt(byPointer ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom - 8 });
    },
    close: () => setAt(null),
  };
}
