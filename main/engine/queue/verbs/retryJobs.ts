import { notFound, perJob, type Tables } from '../tables.ts';
import type { PerJob } from '../types.ts';

export function retryJobs({ job, change }: Tables) {
  return (ids: readonly string[]): PerJob =>
    perJob(ids, (id) => {
      const found = job(id);
      if (!found) return notFound('job', id);
      const isPrepared = found.media !== null && found.outgoing !== null;
      const event = isPrepared ? 'retry-prepared' : 'retry-unprepared';
      return change(id, event, { error: null, notBefore: 0 });
    });
}
