import type { Origin, Settings } from '../../../contract/records.ts';

/**
 * Milliseconds in which an upload can be called back before its first byte. What a command is given was chosen by
 * whoever waits for it; what is taken from the clipboard was chosen by nobody.
 */
export function undoDelayOf(
  origin: Origin,
  { graceMs, clipboardWatchGraceMs }: Pick<Settings, 'graceMs' | 'clipboardWatchGraceMs'>,
): number {
  if (origin === 'command-line') return 0;
  return origin === 'clipboard-watch' ? clipboardWatchGraceMs : graceMs;
}
