import { z } from 'zod';
import { json, parseRow, readReadable } from '../record.ts';
import type { Tables } from '../tables.ts';
import type { InterruptedAttempt } from '../types.ts';

const spentSchema = z.object({
  attemptId: z.string(),
  host: z.string(),
  spender: z.string(),
  account: z.string().nullable(),
  cost: json(z.record(z.string(), z.number())).schema,
  startedAt: z.number(),
});

export const spentColumns =
  'attempts.id AS attemptId, attempts.host AS host, spender, jobs.account AS account, cost, started_at AS startedAt';
export const spentTables = 'attempts LEFT JOIN jobs ON jobs.id = job_id';

export const readInterrupted = (rows: unknown[]): InterruptedAttempt[] =>
  readReadable(rows, (row) => parseRow(spentSchema, row));

export const listSpentSql = `
  SELECT ${spentColumns} FROM ${spentTables}
  WHERE attempts.host = ? AND spender = ? AND started_at >= ? AND settlement IS NOT NULL AND settlement <> 'nothing-sent'
  ORDER BY started_at, attempts.id`;

/** One pass over the attempts, for a start without a ledger only. */
export function listSpent({ db }: Tables) {
  const select = db.prepare(listSpentSql);
  return (host: string, spender: string, since: number): InterruptedAttempt[] =>
    readInterrupted(select.all(host, spender, since));
}
