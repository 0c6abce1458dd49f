import type { Translator } from '../../i18n/index.ts';

/** The part of a keyboard event that identifies the key. */
export interface KeyPress {
  /** Physical key, so that it is the same in every script. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const namedKeys: Record<string, string> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
};
const keysWithoutModifier = /^(?:F\d{1,2}|PrintScreen|Insert|Delete|Home|End|PageUp|PageDown|Space|Tab)$/;

/** Converts pressed keys to Electron's form, such as `CommandOrControl+Shift+1`; null while only modifiers are held. */
export function acceleratorFromKeyPress(
  { code, ctrlKey, altKey, shiftKey, metaKey }: KeyPress,
  isMac: boolean,
): string | null {
  const key =
    /^Key([A-Z])$/.exec(code)?.[1] ??
    /^Digit(\d)$/.exec(code)?.[1] ??
    namedKeys[code] ??
    keysWithoutModifier.exec(code)?.[0];
  if (key === undefined) return null;
  const held = [
    (isMac ? metaKey : ctrlKey) && 'CommandOrControl',
    isMac && ctrlKey && 'Control',
    !isMac && metaKey && 'Super',
    altKey && 'Alt',
    shiftKey && 'Shift',
  ];
  return [...held.filter((each) => each !== false), key].join('+');
}

const macSigns: Record<string, string> = {
  CommandOrControl: '⌘',
  Command: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Backspace: '⌫',
  Delete: '⌦',
};

/** Returns a shortcut as menus show it: signs side by side on macOS, words with plus signs elsewhere. */
export const keyLabel = (keys: string, isMac: boolean, i18n: Translator): string =>
  keyCaps(keys, isMac, i18n).join(isMac ? '' : '+');

/** Returns the labels of the keys on the keyboards of this system. */
export function keyCaps(keys: string, isMac: boolean, i18n?: Translator): string[] {
  return keys.split('+').map((key) => {
    if (i18n && key === 'Space') return i18n.t('key.space');
    if (i18n && key === 'Delete' && !isMac) return i18n.t('key.delete');
    if (key === 'Enter') return '↵';
    if (key === 'Up' || key === 'Down') return key === 'Up' ? '↑' : '↓';
    if (isMac) return macSigns[key] ?? key;
    return key === 'CommandOrControl' || key === 'Control' ? 'Ctrl' : key === 'Super' ? 'Win' : key;
  });
}
