import type { HotkeyAction } from '../../../contract/hotkeys.ts';
import { clipboardFlag } from '../app/arguments.ts';

const commands: Readonly<Record<HotkeyAction, (delay: number) => string>> = {
  'capture-region': () => 'capture --region',
  'capture-screen': () => 'capture --screen',
  'capture-window': () => 'capture --window',
  'capture-all': () => 'capture --all',
  'capture-delayed': (delay) => `capture --region --delay ${delay}`,
  'capture-last': () => 'capture --last',
  'record-region': () => 'capture --record',
  'upload-clipboard': () => clipboardFlag,
};

/**
 * Builds the command to enter in the desktop's own shortcut settings in place of a hotkey.
 * @param program what starts this app
 * @param delay seconds that a delayed capture waits
 */
export function commandFor(action: HotkeyAction, program: readonly string[], delay: number): string {
  return `${program.map(quoted).join(' ')} ${commands[action](delay)}`;
}

/** Quotes an argument, because shortcut settings split at spaces. */
function quoted(part: string): string {
  return /[\s"'\\$`]/.test(part) ? `"${part.replace(/(["\\$`])/g, '\\$1')}"` : part;
}
