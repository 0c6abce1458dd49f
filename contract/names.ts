/*
 * Names and lists that are read before anything is judged. No schema stands here, so whoever needs only these loads none:
 * the window and the desktop at their start.
 */

/** Id of the destination that is always there, and that accounts and posts belong to. */
export const builtInDestination = 'imgur';

/** Actions with global hotkeys. A new one needs a default, a text `hotkey.<action>` and a handler in the shell. */
export const hotkeyActions = [
  'capture-region',
  'capture-screen',
  'capture-window',
  'capture-all',
  'capture-delayed',
  'capture-last',
  'record-region',
  'upload-clipboard',
] as const;

const keyName =
  "[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|PrintScreen|Insert|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right|Space|Tab|[-=\\[\\];',./\\\\`]";
const modifier = 'CommandOrControl|Control|Command|Alt|Shift|Super';
/** Keys that type no text may stand alone; all others need a modifier that is not used for typing. */
const standaloneKey = '(?:Shift\\+)?(?:F(?:[1-9]|1[0-9]|2[0-4])|PrintScreen)';
const keyCombination = `(?=.*(?:CommandOrControl|Control|Command|Alt|Super)\\+)(?:(?:${modifier})\\+)+(?:${keyName})`;

/** Keys as Electron names them, such as `CommandOrControl+Shift+1`; only those that do not interfere with typing. */
export const acceleratorPattern = new RegExp(`^(?:${standaloneKey}|${keyCombination})$`);

/**
 * Default hotkeys, free on all three systems: the third to the sixth digit are the screenshots of macOS itself. With Alt
 * beside them a region is captured as the last time, or recorded.
 */
export const defaultHotkeys: Readonly<Record<(typeof hotkeyActions)[number], string>> = {
  'capture-region': 'CommandOrControl+Shift+1',
  'capture-screen': 'CommandOrControl+Shift+2',
  'capture-window': 'CommandOrControl+Shift+7',
  'capture-all': 'CommandOrControl+Shift+8',
  'capture-delayed': 'CommandOrControl+Shift+9',
  'capture-last': 'CommandOrControl+Alt+Shift+1',
  'record-region': 'CommandOrControl+Alt+Shift+2',
  'upload-clipboard': 'CommandOrControl+Shift+0',
};

/**
 * Kinds of captures. `screen`: the display under the pointer. `region`: selected on the frozen displays. `window`:
 * selected from the listed windows. `last`: the region of the last capture once more; while there is none, or its place
 * is no longer there, one is selected.
 */
export const captureKinds = ['region', 'screen', 'window', 'all', 'last'] as const;

/** Folder of the profile for the results of captures that another program requested, as `<ticket>.json`. */
export const ticketFolder = 'captures';

/**
 * Languages that pictures can be read in, by the names that their data has (ISO 639-2/T), with the tags of our
 * catalogues.
 */
export const readingLanguages = {
  eng: 'en',
  deu: 'de',
  spa: 'es',
  ind: 'id',
  ita: 'it',
  por: 'pt',
  rus: 'ru',
} as const;

/** Ways that pictures come in by and are looked at before their upload. */
export const lookWays = ['capture', 'clipboard', 'folder', 'editor'] as const;
