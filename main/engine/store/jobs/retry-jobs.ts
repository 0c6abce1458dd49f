import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob } from '../types.ts';

export function retryJobs({ job, change }: Tables) {
  return (ids: readonly string[]): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      // What waited to be edited may never have been judged, and what waited for a yes has none.
      const isPrepared = found.media && found.held?.why !== 'edit' && found.held?.why !== 'consent';
      const event = isPrepared ? 'retry-prepared' : 'retry-unprepared';
      return change(id, event, { error: null, notBefore: 0, held: null });
    });
}
