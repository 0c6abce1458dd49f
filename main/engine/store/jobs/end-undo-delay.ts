import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { hasEnded } from './states.ts';

/**
 * Ends the undo delay, so that the job may be sent at once. A backoff is left alone.
 * @returns the job as it is now
 */
export function endUndoDelay({ getJob, saveJob, now }: Tables) {
  return (id: string): StoredJob | null => {
    const found = getJob(id);
    const isInGrace = found && found.error === null && found.notBefore > 0 && !hasEnded(found.state);
    if (!isInGrace) return found;
    const due: StoredJob = { ...found, notBefore: 0, updatedAt: now() };
    saveJob(due);
    return due;
  };
}
