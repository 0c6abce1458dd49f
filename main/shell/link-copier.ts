import type { EngineEvent } from '../../contract/engine.ts';
import type { Settings } from '../../contract/records.ts';
import type { Linked } from '../../links/linked.ts';
import { type LinkStyle, writeLinks } from '../../links/write.ts';

/**
 * The text for the clipboard when a batch has ended: its links in the order in which the pictures were given, written
 * as people chose. Null when nothing is to be copied: the command line prints its links itself, and people may not
 * want it, and an editor gets them as its answer.
 * @param uploadsOf what of a batch has arrived, in the order given; asked only where a plain link does not do
 */
export async function linksToCopy(
  event: EngineEvent,
  settings: Pick<Settings, 'copyLinks'> & LinkStyle,
  uploadsOf: (batchId: string) => Promise<readonly Linked[]>,
): Promise<string | null> {
  if (event.kind !== 'batch-ended' || event.origin === 'command-line' || event.origin === 'editor')
    return null;
  if (!settings.copyLinks || event.links.length === 0) return null;
  if (settings.linkForm === 'direct') return event.links.join(settings.linkSeparator);
  const text = writeLinks(await uploadsOf(event.batchId), settings);
  // A template may name only what these pictures do not have.
  return text.trim() === '' ? null : text;
}
