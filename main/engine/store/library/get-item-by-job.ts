import type { HistoryItem } from '../../../../contract/records.ts';
import { columns, readHistory } from '../rows.ts';
import type { Tables } from '../tables.ts';

export const getItemByJobSql = `SELECT ${columns.history} FROM history WHERE job_id = ?`;

export function getItemByJob({ db }: Tables) {
  const select = db.prepare(getItemByJobSql);
  return (jobId: string): HistoryItem | null => {
    const row = select.get(jobId);
    return row === undefined ? null : readHistory(row);
  };
}
