import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { selectOne } from '../../state/list/selection.ts';
import { entryId } from './ListRow.tsx';
import type { SelectableListProps } from './list-props.ts';

export interface ListMenu {
  /** Position in pixels of the window; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  openAtPointer(event: MouseEvent): void;
  /** Opens it at the active item; false when there is none. */
  openAtFocus(): boolean;
  close(): void;
}

/** Whether a key asks for the context menu: systems and browsers tell of it by different events, or by none. */
export const isMenuKey = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

/** Controls the context menu of a list's selection, opened by the pointer or by the menu key. */
export function useListMenu({
  getSelection,
  onSelectionChange,
}: Pick<SelectableListProps, 'getSelection' | 'onSelectionChange'>): ListMenu {
  const [at, setAt] = useState<ListMenu['at']>(null);
  const include = (id: string) => {
    if (!getSelection().ids.has(id)) onSelectionChange(selectOne(id));
  };
  return {
    at,
    openAtPointer(event) {
      const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset.id;
      if (id === undefined) return;
      event.preventDefault();
      include(id);
      setAt({ x: event.clientX, y: event.clientY });
    },
    openAtFocus() {
      const id = getSelection().focus;
      const element = id === null ? null : document.getElementById(entryId(id));
      if (id === null || !element) return false;
      include(id);
      const box = element.getBoundingClientRect();
      setAt({ x: box.left + 24, y: box.bottom - 8 });
      return true;
    },
    close: () => setAt(null),
  };
}
