import type { Tables } from '../tables.ts';

export const countOpenJobsSql =
  'SELECT host, count(*) AS jobs FROM jobs WHERE ended_at IS NULL GROUP BY host';

/** Counts the jobs that have not ended, by their destination. */
export function countOpenJobs({ db }: Tables) {
  const count = db.prepare<[], { host: string; jobs: number }>(countOpenJobsSql);
  return (): ReadonlyMap<string, number> => new Map(count.all().map(({ host, jobs }) => [host, jobs]));
}
