import type { Result } from '../../../../contract/bridge.ts';
import { notFound, type Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** Goes on as if nobody had wanted to edit it. */
export function leaveEdit({ job, save, change, now }: Tables) {
  return (id: string): Result<StoredJob> => {
    const found = job(id);
    if (!found) return notFound('job', id);
    if (found.held?.why !== 'edit' || found.endedAt !== null) return wrongState(found, 'leaving an edit');
    if (found.state === 'held') return change(id, found.held.settled ? 'release' : 'anew', { held: null });
    const unwished: StoredJob = { ...found, held: null, updatedAt: now() };
    save(unwished);
    return { ok: true, value: unwished };
  };
}
