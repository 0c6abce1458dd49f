import { columns, readJob } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

export const listJobsOfBatchSql = `SELECT ${columns.job} FROM jobs WHERE batch_id = ? ORDER BY seq`;

export function listJobsOfBatch({ db }: Tables) {
  const select = db.prepare(listJobsOfBatchSql);
  return (batchId: string): StoredJob[] => select.all(batchId).map(readJob);
}
