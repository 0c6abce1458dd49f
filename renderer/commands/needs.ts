import type { CommandNeed } from '../../contract/window-commands.ts';
import { canArrange } from '../state/arrange.ts';
import { hasEnded } from '../state/job-predicates.ts';
import type { LibraryState } from '../state/library/library-state.ts';
import { offersUndo } from '../state/notifier.ts';
import type { WindowState } from '../state/window-store.ts';

type Surroundings = Pick<
  WindowState,
  'mirror' | 'shell' | 'toasts' | 'engine' | 'screen' | 'queueSelection' | 'editedJobId'
>;
type Picked = Pick<LibraryState, 'selection'>;

/** Returns what holds now of that which commands need. Nothing does while a picture is in the editor. */
export function metNeeds(window: Surroundings, library: Picked): ReadonlySet<CommandNeed> {
  const met = new Set<CommandNeed>();
  const { mirror, engine, screen, queueSelection, editedJobId } = window;
  if (!mirror || engine.state === 'broken' || editedJobId !== null) return met;
  met.add('engine');
  met.add(window.shell?.mode === 'sandbox' ? 'trial' : 'no-trial');
  if (window.toasts.some(offersUndo)) met.add('undoable');
  const jobs = [...mirror.jobs.values()];
  if (mirror.summary.paused) met.add('paused');
  else if (mirror.summary.open > 0) met.add('open');
  if (mirror.summary.failed > 0) met.add('failed');
  if (jobs.some((job) => hasEnded(job) && job.state !== 'failed')) met.add('ended');
  if (screen === 'queue') {
    const picked = jobs.filter(({ id }) => queueSelection.has(id));
    if (picked.length > 0) met.add('selection').add('queued');
    if (picked.some(({ remote }) => remote)) met.add('linked');
    if (picked.some(canArrange)) met.add('movable');
  }
  if (screen === 'library' && library.selection.ids.size > 0) met.add('selection').add('linked');
  return met;
}
