import type { KeyboardEvent, MouseEvent } from 'react';
import type { WindowCommandId } from '../../../contract/window-commands.ts';
import { commandOfKeys } from '../../commands/key-match.ts';
import { isMac } from '../../platform.ts';
import { shortcutLetter } from '../../shortcut-letter.ts';
import { type CursorStep, moveCursor } from '../../state/list/layout.ts';
import {
  emptySelection,
  extendSelection,
  selectAllItems,
  selectOne,
  toggleItem,
} from '../../state/list/selection.ts';
import type { SelectableListProps } from './list-props.ts';
import type { ListWindow } from './use-list-window.ts';

const steps: Readonly<Record<string, CursorStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

/** Commands that are about the picture with the focus where nothing else is selected. */
const aboutOne: ReadonlySet<WindowCommandId> = new Set([
  'preview',
  'open-link',
  'move-top',
  'move-up',
  'move-down',
  'move-end',
]);

type Selecting = Pick<SelectableListProps, 'ids' | 'getSelection' | 'onSelectionChange'>;

/** Whether Ctrl or, on a Mac, ⌘ is held. */
const isTurning = (event: KeyboardEvent | MouseEvent) => (isMac ? event.metaKey : event.ctrlKey);

/**
 * Applies a click to the selection.
 * @param id of the clicked item; null for a click beside all items
 */
export function clickItem(event: MouseEvent, id: string | null, list: Selecting): void {
  const { ids, getSelection, onSelectionChange } = list;
  const turning = isTurning(event);
  if (id === null) {
    if (!turning && !event.shiftKey) onSelectionChange(emptySelection);
  } else if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, id, turning));
  else onSelectionChange(turning ? toggleItem(getSelection(), id) : selectOne(id));
}

/**
 * Handles a key: arrows move, Space selects with Ctrl or Shift; other keys are the commands of the list.
 * @returns false when the key has no meaning
 */
export function pressListKey(
  event: KeyboardEvent,
  list: SelectableListProps,
  window: ListWindow,
  focusIndex: number,
): boolean {
  const { ids, getSelection, onSelectionChange } = list;
  const command = isTurning(event);
  const step = steps[event.key];
  const { focus, ids: before } = getSelection();
  if (step) go(event, step, list, window, focusIndex);
  else if (command && shortcutLetter(event) === 'A') {
    if (list.selectAll) list.selectAll();
    else onSelectionChange(selectAllItems(getSelection(), ids));
  } else if (event.key === ' ' && (event.ctrlKey || event.shiftKey) && focus !== null) {
    if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, focus, command));
    else onSelectionChange(toggleItem(getSelection(), focus));
  } else if (event.key === 'Escape' && before.size > 0) onSelectionChange({ ...emptySelection, focus });
  else return pressCommandKey(event, list);
  return true;
}

/** Runs the command of a key; one about the picture with the focus selects it. */
export function pressCommandKey(
  event: KeyboardEvent,
  { getSelection, onSelectionChange, onCommand }: SelectableListProps,
): boolean {
  const command = commandOfKeys(event.nativeEvent, 'list', isMac);
  if (command === null) return false;
  const { focus, ids } = getSelection();
  const isAboutOne = aboutOne.has(command);
  if (isAboutOne && focus !== null && !ids.has(focus)) onSelectionChange(selectOne(focus));
  onCommand(command);
  return true;
}

function go(
  event: KeyboardEvent,
  step: CursorStep,
  { ids, getSelection, onSelectionChange }: Selecting,
  { layout, height, scrollTo }: ListWindow,
  focusIndex: number,
): void {
  const next = focusIndex < 0 ? 0 : moveCursor(layout, focusIndex, step, height);
  const id = ids[next];
  // An item whose id is still loading is scrolled to; the next press goes there.
  scrollTo(next);
  if (id === undefined) return;
  const turning = isTurning(event);
  if (event.shiftKey) onSelectionChange(extendSelection(getSelection(), ids, id, turning));
  else if (turning) onSelectionChange({ ...getSelection(), focus: id });
  else onSelectionChange(selectOne(id));
}
