import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

/** CROSS JOIN keeps the order of the loops: through the ids asked for, and not through the table. */
export const getJobsSql = `SELECT ${jobTable.columns} FROM json_each(?) AS asked CROSS JOIN jobs ON jobs.id = asked.value
  ORDER BY asked.key`;

export const getListedJobsSql = getJobsSql.replace('ORDER BY', 'WHERE jobs.dismissed_at IS NULL ORDER BY');

export function getListedJobs({ db }: Tables) {
  const select = db.prepare(getListedJobsSql);
  return (ids: readonly string[]): StoredJob[] => readReadable(select.all(JSON.stringify(ids)), readJob);
}

export function getJobs({ db }: Tables) {
  const select = db.prepare(getJobsSql);
  return (ids: readonly string[]): StoredJob[] => readReadable(select.all(JSON.stringify(ids)), readJob);
}
