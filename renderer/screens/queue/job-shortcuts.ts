import type { Job } from '../../../contract/job.ts';
import { isDeleteKey, isMac } from '../../platform.ts';
import { shortcutLetter } from '../../shortcut-letter.ts';
import type { CoreActions } from '../../state/actions.ts';
import type { EditorActions } from '../../state/editor-actions.ts';
import { canCancel, canEdit, canRetry } from '../../state/job-predicates.ts';

const idsOf = (jobs: readonly Job[]) => jobs.map((job) => job.id);

/** Handles a shortcut for these jobs; false when the key has no meaning. */
export function handleJobShortcut(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  jobs: readonly Job[],
  actions: CoreActions,
  edits: EditorActions,
): boolean {
  if (jobs.length === 0 || event.altKey) return false;
  const command = isMac ? event.metaKey : event.ctrlKey;
  const letter = shortcutLetter(event);
  if (command && letter === 'C') {
    void actions.copyLinks(jobs);
    return true;
  }
  if (command || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (isDeleteKey(event)) {
    const open = jobs.filter(canCancel);
    // Never both at once: first the open jobs are cancelled, a second press removes them.
    if (open.length > 0) void actions.cancel(idsOf(open));
    else void actions.dismiss(idsOf(jobs));
    return true;
  }
  if (letter === 'R') {
    void actions.retry(idsOf(jobs.filter(canRetry)));
    return true;
  }
  if (letter === 'E' && jobs.some(canEdit)) {
    void edits.edit(jobs);
    return true;
  }
  return false;
}
