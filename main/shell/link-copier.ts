import type { EngineEvent } from '../../contract/engine.ts';
import type { Origin, Settings } from '../../contract/records.ts';
import type { Linked } from '../../links/linked.ts';
import { type LinkStyle, writeLinks } from '../../links/write.ts';

/**
 * The text for the clipboard when a batch has ended: its links in the order in which the pictures were given, written
 * as people chose. Null when nothing is to be copied: the command line prints its links itself, an editor gets them as
 * its answer, what comes from a watched folder was not handed over just now, and people may not want it.
 * @param uploadsOf what of a batch has arrived, in the order given; asked only where a plain link does not do
 */
export async function linksToCopy(
  event: EngineEvent,
  settings: Pick<Settings, 'copyLinks'> & LinkStyle,
  uploadsOf: (batchId: string) => Promise<readonly Linked[]>,
): Promise<string | null> {
  if (event.kind !== 'batch-ended' || isSilent(event.origin)) return null;
  if (!settings.copyLinks || event.links.length === 0) return null;
  if (settings.linkForm === 'direct') return event.links.join(settings.linkSeparator);
  const text = writeLinks(await uploadsOf(event.batchId), settings);
  // A template may name only what these pictures do not have.
  return text.trim() === '' ? null : text;
}

const isSilent = (origin: Origin) => origin === 'command-line' || origin === 'editor' || origin === 'folder';
