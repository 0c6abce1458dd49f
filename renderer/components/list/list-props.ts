import type { DragEvent, KeyboardEvent, ReactNode } from 'react';
import type { ItemGroup, ViewName } from '../../state/list/layout.ts';
import type { ItemSelection } from '../../state/list/selection.ts';
import type { MenuEntry } from '../menu.tsx';

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
