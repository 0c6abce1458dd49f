import type { DragEvent, ReactNode } from 'react';
import type { WindowCommandId } from '../../../contract/window-commands.ts';
import type { ItemGroup, ViewName } from '../../state/list/layout.ts';
import type { ItemSelection } from '../../state/list/selection.ts';
import type { MenuEntry } from '../menu.tsx';
import type { Reordering } from './use-row-drop.ts';

export interface SelectableListProps {
  readonly label: string;
  /**
   * Query that produced the list: after a change the visible part is rendered first, and its surroundings afterwards.
   */
  readonly queryKey?: object | null;
  readonly view: ViewName;
  /** Their counts add up to the total number of items; `ids` may be shorter while the rest is loading. */
  readonly groups: readonly ItemGroup[];
  renderHeading(group: ItemGroup): ReactNode;
  /** In the order of the list. */
  readonly ids: readonly string[];
  readonly selection: ItemSelection;
  /** Returns the current selection. */
  getSelection(): ItemSelection;
  onSelectionChange(picked: ItemSelection): void;
  /** Selects all items, also those whose ids are still loading. Default: `ids`. */
  selectAll?(): void;
  /** Returns the item's accessible name; null while it is unknown. */
  labelOf(id: string): string | null;
  /** Renders the item as row or tile; null while it is unknown. */
  renderItem(id: string, isSelected: boolean): ReactNode;
  /** Whether the item can be dragged out. */
  canDrag(id: string): boolean;
  /** How the items can be put in another order; left out: they cannot. */
  readonly reordering?: Reordering;
  /** Starts a drag of the selection; the item under the pointer is part of it by then. */
  onDrag(event: DragEvent): void;
  /** Runs a command on the selection: by its keys, or, to open one, by a double click. */
  onCommand(command: WindowCommandId): void;
  /** Returns the actions for the current selection. */
  menuEntries(): MenuEntry[];
  /** Called with the visible range: `from` up to and without `to`. */
  onVisibleRange?(from: number, to: number): void;
}
