import type { EngineEvent } from '../../contract/engine.ts';
import type { Settings } from '../../contract/records.ts';

/**
 * The text for the clipboard when a batch has ended: its links in the order in which the pictures were given, one a
 * line. Null when nothing is to be copied: the command line prints its links itself, and people may not want it.
 */
export function linksToCopy(event: EngineEvent, settings: Pick<Settings, 'copyLinks'>): string | null {
  if (event.kind !== 'batch-ended' || event.origin === 'command-line') return null;
  if (!settings.copyLinks || event.links.length === 0) return null;
  return event.links.join('\n');
}
