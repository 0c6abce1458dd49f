import { readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { Spending } from '../types.ts';
import { readSpending } from './spending-row.ts';

export const listSpendingSql = `
  SELECT attempt_id AS attemptId, job_id AS jobId, host, spender, budget, credits, at, settled
  FROM spending JOIN attempts ON attempts.id = attempt_id WHERE at >= ? ORDER BY at, spending.id`;

export function listSpending({ db }: Tables) {
  const select = db.prepare(listSpendingSql);
  return (time: number): Spending[] => readReadable(select.all(time), readSpending);
}
