import { notFound, perJob, type Tables } from '../tables.ts';
import type { JobResults } from '../types.ts';
import { renewed } from './retry-limits.ts';

export function retryJobs({ getJob, transitionJob }: Tables) {
  return (ids: readonly string[]): JobResults =>
    perJob(ids, (id) => {
      const found = getJob(id);
      if (!found) return notFound('job', id);
      // What waited to be edited may never have been judged, and what waited for a yes has none.
      const isPrepared = found.media && found.held?.why !== 'edit' && found.held?.why !== 'consent';
      const event = isPrepared ? 'retry-prepared' : 'retry-unprepared';
      return transitionJob(id, event, {
        error: null,
        notBefore: 0,
        held: null,
        // Where it stood is long past.
        place: null,
        tally: renewed(found.tally),
      });
    });
}
