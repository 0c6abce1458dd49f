import { columns, readJob } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { StoredJob } from '../types.ts';

export const jobsOfBatchSql = `SELECT ${columns.job} FROM jobs WHERE batch_id = ? ORDER BY seq`;

export function jobsOfBatch({ db }: Tables) {
  const select = db.prepare(jobsOfBatchSql);
  return (batchId: string): StoredJob[] => select.all(batchId).map(readJob);
}
