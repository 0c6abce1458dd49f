import { columns, readJob } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

/** CROSS JOIN keeps the order of the loops: through the ids asked for, and not through the table. */
export const getJobsSql = `SELECT ${columns.job} FROM json_each(?) AS asked CROSS JOIN jobs ON jobs.id = asked.value
  ORDER BY asked.key`;

export function getJobs({ db }: Tables) {
  const select = db.prepare(getJobsSql);
  return (ids: readonly string[]): StoredJob[] => select.all(JSON.stringify(ids)).map(readJob);
}
