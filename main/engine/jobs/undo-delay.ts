import type { Origin } from '../../../contract/origin.ts';
import type { Settings } from '../../../contract/settings.ts';

/**
 * Returns for how long an upload can be undone before its first byte, ms. A command's user waits for it and chose
 * its pictures; what is taken from the clipboard was not chosen.
 */
export function undoDelayOf(
  origin: Origin,
  { graceMs, clipboardWatchGraceMs }: Pick<Settings, 'graceMs' | 'clipboardWatchGraceMs'>,
): number {
  if (origin === 'command-line') return 0;
  return origin === 'clipboard-watch' ? clipboardWatchGraceMs : graceMs;
}
