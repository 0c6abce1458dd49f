import { failure } from '../../../../contract/failure.ts';
import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob } from '../types.ts';

export function cancelJobs({ job, change }: Tables) {
  return (ids: readonly string[]): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      if (found.state === 'processing') {
        const error = failure('at-host-already', `Job ${id} is at the host already.`, { id });
        return { ok: false, error };
      }
      // Whoever has an uncertain one sent again after all must know that it may be there.
      return change(id, 'cancel', { maybeTwice: found.maybeTwice || found.state === 'uncertain' });
    });
}
