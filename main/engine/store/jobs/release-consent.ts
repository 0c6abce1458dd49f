import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';
import { wrongState } from './transition.ts';

/** held -> queued: it is prepared again, because there may be another reason to hold it. */
export function releaseConsent({ getJob, transitionJob }: Tables) {
  return (ids: readonly string[]): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      if (found.held?.why !== 'consent') return wrongState(found, 'letting it go');
      return transitionJob(id, 'anew', { held: null });
    });
}
