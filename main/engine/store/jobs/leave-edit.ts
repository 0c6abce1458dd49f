import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Cancels the editing; the job goes on as before. */
export function leaveEdit({ getJob, saveJob, transitionJob, now }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = getJob(id);
    if (!found) return notFound('job', id);
    if (found.held?.why !== 'edit' || found.endedAt !== null) return wrongState(found, 'leaving an edit');
    if (found.state === 'held')
      return transitionJob(id, found.held.settled ? 'release' : 'anew', { held: null });
    const unwished: StoredJob = { ...found, held: null, updatedAt: now() };
    saveJob(unwished);
    return { ok: true, value: unwished };
  };
}
