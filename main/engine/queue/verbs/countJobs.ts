import type { StoredState } from '../states.ts';
import type { Tables } from '../tables.ts';

export const countJobsSql =
  'SELECT state, count(*) AS jobs FROM jobs WHERE dismissed_at IS NULL GROUP BY state';

export function countJobs({ db }: Tables) {
  const select = db.prepare<[], { state: StoredState; jobs: number }>(countJobsSql);
  return (): Record<StoredState, number> => {
    const counts: Record<StoredState, number> = {
      queued: 0,
      preparing: 0,
      ready: 0,
      held: 0,
      uploading: 0,
      uncertain: 0,
      uploaded: 0,
      failed: 0,
      cancelled: 0,
    };
    for (const { state, jobs } of select.all()) counts[state] = jobs;
    return counts;
  };
}
