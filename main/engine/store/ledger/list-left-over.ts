import type { Tables } from '../tables.ts';
import type { InterruptedAttempt } from '../types.ts';
import { readInterrupted, spentColumns, spentTables } from './list-spent.ts';

export const listLeftOverSql = `
  SELECT ${spentColumns} FROM ${spentTables}
  WHERE attempts.host = ? AND spender = ? AND (left_over = 1 OR attempts.ended_at IS NULL) ORDER BY started_at, attempts.id`;

/**
 * Lists attempts that no saved ledger counts: those in flight, whose connection is being replaced, and those that dead
 * engines left, because the engine after them may have died before it saved one.
 */
export function listLeftOver({ db }: Tables) {
  const select = db.prepare(listLeftOverSql);
  return (host: string, spender: string): InterruptedAttempt[] => readInterrupted(select.all(host, spender));
}
