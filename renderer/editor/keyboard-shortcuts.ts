import { shortcutLetter } from '../shortcut-letter.ts';
import type { EditorAction } from './model/editor-session.ts';
import { type ToolName, toolKeys } from './tools/index.ts';

/** Commands of keys beside the actions of the session. */
export type ShortcutCommand =
  | EditorAction
  | { readonly do: 'done' }
  | { readonly do: 'copy' }
  | { readonly do: 'save' }
  | { readonly do: 'zoom'; readonly by: 'in' | 'out' | 'fit' }
  | { readonly do: 'place-here' };

export interface KeyInput {
  readonly code: string;
  readonly key: string;
  readonly isCommand: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const largeStep = 10;

/**
 * Returns the command of a key, or null. Letters are those that the keyboard types, or else those of the same place on
 * a Latin one; brackets and digits go by their place.
 * @param isOnPicture whether the picture has the focus: elsewhere arrows, Enter and the like belong to the focused
 * element
 */
export function shortcutCommand(key: KeyInput, isOnPicture: boolean): ShortcutCommand | null {
  if (key.altKey) return null;
  if (key.isCommand) return modifierCommand(key);
  if (key.code === 'Escape') return { do: 'escape' };
  const tool = toolShortcut(key);
  if (tool) return { do: 'tool', tool };
  if (key.key === '+' || key.key === '=') return { do: 'zoom', by: 'in' };
  if (key.key === '-') return { do: 'zoom', by: 'out' };
  if (key.key === '0') return { do: 'zoom', by: 'fit' };
  if (!isOnPicture) return null;
  const arrow = arrows[key.code];
  if (arrow) {
    const by = key.shiftKey ? largeStep : 1;
    return { do: 'nudge', by: { x: arrow[0] * by, y: arrow[1] * by } };
  }
  switch (key.code) {
    case 'Delete':
    case 'Backspace':
      return { do: 'delete' };
    case 'PageDown':
      return { do: 'select-next', step: 1 };
    case 'PageUp':
      return { do: 'select-next', step: -1 };
    case 'Enter':
    case 'NumpadEnter':
      return { do: 'place-here' };
    case 'F2':
      return { do: 'edit-selected' };
    default:
      return null;
  }
}

function modifierCommand(key: KeyInput): ShortcutCommand | null {
  const { code, shiftKey } = key;
  switch (shortcutLetter(key) ?? code) {
    case 'Z':
      return { do: shiftKey ? 'redo' : 'undo' };
    case 'Y':
      return { do: 'redo' };
    case 'C':
      return { do: 'copy' };
    case 'S':
      return { do: 'save' };
    case 'D':
      return { do: 'duplicate' };
    case 'Enter':
    case 'NumpadEnter':
      return { do: 'done' };
    case 'BracketRight':
      return { do: 'order', order: shiftKey ? 'front' : 'forward' };
    case 'BracketLeft':
      return { do: 'order', order: shiftKey ? 'back' : 'backward' };
    case 'Equal':
    case 'NumpadAdd':
      return { do: 'zoom', by: 'in' };
    case 'Minus':
    case 'NumpadSubtract':
      return { do: 'zoom', by: 'out' };
    case 'Digit0':
    case 'Numpad0':
      return { do: 'zoom', by: 'fit' };
    default:
      return null;
  }
}

function toolShortcut(input: KeyInput): ToolName | null {
  const letter = shortcutLetter(input);
  if (input.shiftKey || letter === null) return null;
  const found = Object.entries(toolKeys).find(([, key]) => key === letter);
  return found ? (found[0] as ToolName) : null;
}
