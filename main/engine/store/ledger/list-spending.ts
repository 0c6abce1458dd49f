import { readSpending } from '../rows.ts';
import type { Tables } from '../tables.ts';
import type { Spending } from '../types.ts';

export const spentSinceSql = `
  SELECT attempt_id AS attemptId, job_id AS jobId, host, spender, budget, credits, at, settled
  FROM spending JOIN attempts ON attempts.id = attempt_id WHERE at >= ? ORDER BY at, spending.id`;

export function spentSince({ db }: Tables) {
  const select = db.prepare(spentSinceSql);
  return (time: number): Spending[] => select.all(time).map(readSpending);
}
