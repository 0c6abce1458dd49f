import type { HotkeyAction } from '../../../contract/hotkeys.ts';

const options: Partial<Record<HotkeyAction, string>> = {
  'capture-region': '--region',
  'capture-screen': '--screen',
  'capture-window': '--window',
  'capture-all': '--all',
};

/**
 * What to enter in the desktop's own shortcut settings to do the same as a hotkey; null where no command does.
 * @param program what starts this app
 * @param delay seconds that a delayed capture waits
 */
export function commandFor(action: HotkeyAction, program: readonly string[], delay: number): string | null {
  const option = action === 'capture-delayed' ? `--region --delay ${delay}` : options[action];
  return option === undefined ? null : `${program.map(quoted).join(' ')} capture ${option}`;
}

/** Shortcut settings split at blanks unless they are quoted. */
function quoted(part: string): string {
  return /[\s"'\\$`]/.test(part) ? `"${part.replace(/(["\\$`])/g, '\\$1')}"` : part;
}
