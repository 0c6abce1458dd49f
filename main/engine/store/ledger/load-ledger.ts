import { z } from 'zod';
import { judge } from '../../../../contract/judge.ts';
import type { LedgerSnapshot } from '../../scheduler/types.ts';
import { json } from '../record.ts';
import type { Tables } from '../tables.ts';

const ledgerSchema = z.object({
  snapshot: json(
    z.object({
      version: z.literal(1),
      budgets: z.array(z.unknown()),
      learned: z.unknown(),
      strikes: z.array(z.number()),
    }),
  ).schema,
});

/** Reads a ledger; null for one that cannot be read, which is learned again from the host's answers. */
export function loadLedger({ db }: Tables) {
  const select = db.prepare('SELECT snapshot FROM ledger WHERE host = ? AND spender = ?');
  return (host: string, spender: string): LedgerSnapshot | null => {
    const parsed = judge(ledgerSchema, select.get(host, spender));
    return parsed.success ? parsed.data.snapshot : null;
  };
}
