import { allWindowCommands, keysOfCommand, type WindowCommandId } from '../../contract/window-commands.ts';
import { shortcutLetter } from '../shortcut-letter.ts';

/** The part of a keyboard event that tells which keys are down. */
export type KeyDown = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Signs by their place on an American keyboard, for layouts that type no sign of ASCII there. */
const signsByPlace: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Minus: '-',
  Equal: '=',
  Slash: '/',
  NumpadAdd: '=',
  NumpadSubtract: '-',
};
/** Keys that commands have with Alt: it types signs with the others, and is held for menus. */
const keysWithAlt = new Set(['Up', 'Down']);
const namedKeys = new Set(['Enter', 'Delete', 'Backspace', 'Escape', 'Insert', 'Home', 'End', 'F1', 'F10']);

/**
 * Returns the name of a key in shortcuts. Letters and signs are those that it types, or else those at its place on a
 * Latin keyboard; digits go by their place, because some layouts type them only with Shift.
 */
function keyName(event: KeyDown): string | null {
  const { key, code } = event;
  if (key === '?') return '?';
  if (code === 'Space') return 'Space';
  if (namedKeys.has(key)) return key;
  if (key === 'ArrowUp' || key === 'ArrowDown') return key.slice('Arrow'.length);
  const letter = shortcutLetter(event);
  if (letter !== null) return letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  if (key === '+') return '=';
  if (Object.values(signsByPlace).includes(key)) return key;
  const isAscii = /^[!-~]$/.test(key);
  return isAscii && !code.startsWith('Numpad') ? null : (signsByPlace[code] ?? null);
}

/** Converts pressed keys to Electron's form, such as `CommandOrControl+K`; null for keys that no command can have. */
function pressedKeys(event: KeyDown, isMac: boolean): string | null {
  const name = keyName(event);
  if (name === null) return null;
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  // Where the sign itself may need Shift, or Alt, it says enough.
  if (name === '?') return ctrlKey || metaKey ? null : '?';
  const isCommand = isMac ? metaKey : ctrlKey;
  const isOther = isMac ? ctrlKey : metaKey;
  if (isOther) return null;
  if (altKey) return isCommand || !keysWithAlt.has(name) ? null : `Alt+${shiftKey ? 'Shift+' : ''}${name}`;
  if (shiftKey && name !== '=') return null;
  return isCommand ? `CommandOrControl+${name}` : name;
}

/**
 * Returns the command that these keys give.
 * @param heard where they were pressed: in a list, or anywhere in the window
 */
export function commandOfKeys(
  event: KeyDown,
  heard: 'list' | 'window',
  isMac: boolean,
): WindowCommandId | null {
  const keys = pressedKeys(event, isMac);
  if (keys === null) return null;
  const found = allWindowCommands.find(
    (command) =>
      (command.heard ?? 'window') === heard &&
      (keysOfCommand(command, isMac) === keys || command.alsoKeys?.includes(keys)),
  );
  return found?.id ?? null;
}
