import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { JobFilter, StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

export const listJobsSql = {
  all: `SELECT ${jobTable.columns} FROM jobs ORDER BY seq`,
  listed: `SELECT ${jobTable.columns} FROM jobs WHERE dismissed_at IS NULL ORDER BY seq`,
  /** Open jobs are never dismissed. */
  open: `SELECT ${jobTable.columns} FROM jobs WHERE ended_at IS NULL ORDER BY seq`,
} as const;

export function listJobs({ db }: Tables) {
  const all = db.prepare(listJobsSql.all);
  const listed = db.prepare(listJobsSql.listed);
  const open = db.prepare(listJobsSql.open);
  return (filter: JobFilter = {}): StoredJob[] => {
    const select = filter.open ? open : filter.dismissed ? all : listed;
    return readReadable(select.all(), readJob);
  };
}
