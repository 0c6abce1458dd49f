import type { LedgerSnapshot } from '../../scheduler/types.ts';
import { readLedger } from '../rows.ts';
import type { Tables } from '../tables.ts';

export function loadLedger({ db }: Tables) {
  const select = db.prepare('SELECT snapshot FROM ledger WHERE host = ? AND spender = ?');
  return (host: string, spender: string): LedgerSnapshot | null => readLedger(select.get(host, spender));
}
