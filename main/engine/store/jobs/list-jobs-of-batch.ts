import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';
import { jobTable, readJob } from './job-row.ts';

export const listJobsOfBatchSql = `SELECT ${jobTable.columns} FROM jobs WHERE batch_id = ? ORDER BY seq`;

export function listJobsOfBatch({ db }: Tables) {
  const select = db.prepare(listJobsOfBatchSql);
  return (batchId: string): StoredJob[] => readReadable(select.all(batchId), readJob);
}
