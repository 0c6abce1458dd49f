import type { Tables } from '../tables.ts';
import type { StoredState } from './states.ts';

export const countJobsSql = {
  states: 'SELECT state, count(*) AS jobs FROM jobs WHERE dismissed_at IS NULL GROUP BY state',
  /** Jobs in processing are `uncertain` by their column. */
  processing: 'SELECT count(*) FROM jobs WHERE processing IS NOT NULL',
} as const;

export function countJobs({ db }: Tables) {
  const select = db.prepare<[], { state: StoredState; jobs: number }>(countJobsSql.states);
  const processing = db.prepare<[], number>(countJobsSql.processing).pluck();
  return (): Record<StoredState, number> => {
    const counts: Record<StoredState, number> = {
      queued: 0,
      preparing: 0,
      ready: 0,
      held: 0,
      uploading: 0,
      uncertain: 0,
      processing: 0,
      uploaded: 0,
      failed: 0,
      cancelled: 0,
    };
    for (const { state, jobs } of select.all()) counts[state] = jobs;
    counts.processing = processing.get() ?? 0;
    counts.uncertain -= counts.processing;
    return counts;
  };
}
