import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob } from '../types.ts';
import { wrongState } from './transition.ts';

/** held -> queued: it is looked at once more, because something else may stand in its way. */
export function releaseConsent({ job, change }: Tables) {
  return (ids: readonly string[]): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      if (found.held?.why !== 'consent') return wrongState(found, 'letting it go');
      return change(id, 'anew', { held: null });
    });
}
