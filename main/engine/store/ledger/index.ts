import type { LedgerSnapshot } from '../../scheduler/types.ts';
import type { Access } from '../access.ts';
import type { InterruptedAttempt, Spending } from '../types.ts';
import { listLeftOver } from './list-left-over.ts';
import { listSpending } from './list-spending.ts';
import { listSpent } from './list-spent.ts';
import { loadLedger } from './load-ledger.ts';
import { saveLedger } from './save-ledger.ts';

export interface LedgerStore {
  /** Null when nothing was saved or it cannot be read. */
  load(host: string, spender: string): LedgerSnapshot | null;
  save(host: string, spender: string, snapshot: LedgerSnapshot): void;
  /** What attempts in flight, and those that dead engines left, may cost beyond what the saved ledger counts. */
  listLeftOver(host: string, spender: string): InterruptedAttempt[];
  /** What attempts that are over may have cost since then, oldest first: what a lost ledger knew of them. */
  listSpent(host: string, spender: string, since: number): InterruptedAttempt[];
  /** By time, oldest first; `time` itself included. */
  listSpending(time: number): Spending[];
}

export function ledgerStore({ read, writeSoon }: Access): LedgerStore {
  return {
    load: read(loadLedger),
    save: writeSoon(saveLedger),
    listLeftOver: read(listLeftOver),
    listSpent: read(listSpent),
    listSpending: read(listSpending),
  };
}
