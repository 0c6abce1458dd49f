import { errorData } from '../../../../contract/app-error.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';

export function cancelJobs({ getJob, transitionJob }: Tables) {
  return (ids: readonly string[]): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (found.state === 'processing') {
        const error = errorData('at-host-already', `Job ${id} is at the host already.`, { id });
        return { ok: false, error };
      }
      // The user who resends an uncertain one after all must know that it may be there.
      return transitionJob(id, 'cancel', { maybeTwice: found.maybeTwice || found.state === 'uncertain' });
    });
}
