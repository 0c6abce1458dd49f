import type { LedgerSnapshot } from '../../scheduler/types.ts';
import type { Access } from '../access.ts';
import type { Spending } from '../types.ts';
import { listSpending } from './list-spending.ts';
import { loadLedger } from './load-ledger.ts';
import { saveLedger } from './save-ledger.ts';

export interface LedgerStore {
  /** Null when nothing was saved or it cannot be read. */
  load(host: string, spender: string): LedgerSnapshot | null;
  save(host: string, spender: string, snapshot: LedgerSnapshot): void;
  /** Lists spending from `time` on, oldest first. */
  listSpending(time: number): Spending[];
}

export function ledgerStore({ tables, read, writeSoon }: Access): LedgerStore {
  return {
    load: read(loadLedger(tables)),
    save: writeSoon(saveLedger(tables)),
    listSpending: read(listSpending(tables)),
  };
}
