import type { EngineEvent } from '../../../contract/engine.ts';
import type { Settings } from '../../../contract/settings.ts';
import { formatLinks, type LinkStyle } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { linkPolicyFor } from '../../../links/links-for-origin.ts';

/**
 * Builds the text for the clipboard: a post's URL, or the links of a batch in the order in which the pictures were
 * given, in the form chosen for their origin. Null when nothing is to be copied: the command line prints its links
 * itself, and the user may not want it.
 * @param uploadsOf the uploaded pictures of these jobs, in their order; called only where a plain link does not do
 */
export async function chooseLinksToCopy(
  event: EngineEvent,
  settings: Pick<Settings, 'copyLinks' | 'linksByOrigin'> & LinkStyle,
  uploadsOf: (jobIds: readonly string[]) => Promise<readonly Linkable[]>,
): Promise<string | null> {
  if (event.kind === 'post-ended') {
    if (event.origin === 'command-line') return null;
    const { copies } = event.origin ? linkPolicyFor(settings, event.origin) : { copies: settings.copyLinks };
    return copies ? event.page : null;
  }
  if (event.kind !== 'batch-ended' || event.origin === 'command-line') return null;
  const { form, copies } = linkPolicyFor(settings, event.origin);
  if (!copies || event.links.length === 0) return null;
  if (form === 'direct') return event.links.join(settings.linkSeparator);
  const text = formatLinks(await uploadsOf(event.jobIds), settings, form);
  // A template may contain only fields that these pictures do not have.
  return text.trim() === '' ? null : text;
}
