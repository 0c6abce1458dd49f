import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

/** CROSS JOIN keeps the order of the loops: through the ids asked for, and not through the table. */
const byIds = (where: string) => `
  SELECT ${jobTable.columns} FROM json_each(?) AS asked CROSS JOIN jobs ON jobs.id = asked.value
  WHERE ${where} ORDER BY asked.key`;

export const getJobsSql = byIds('true');
export const getListedJobsSql = byIds('jobs.dismissed_at IS NULL');

const getBy =
  (sql: string) =>
  ({ db }: Tables) => {
    const select = db.prepare(sql);
    return (ids: readonly string[]): StoredJob[] => readReadable(select.all(JSON.stringify(ids)), readJob);
  };

export const getJobs = getBy(getJobsSql);
export const getListedJobs = getBy(getListedJobsSql);
