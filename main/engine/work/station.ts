import type { Scheduler } from '../credits/types.ts';
import type { Credentials, Host } from '../hosts/host.ts';

/** One host as one spender sees it. Attempts keep the station they began with, whatever the settings become. */
export interface Station {
  readonly host: Host;
  readonly scheduler: Scheduler;
  /** Null: nobody to ask as, so nothing can be sent. */
  readonly credentials: Credentials | null;
  /** Whose budgets are spent: a key for the ledger's row. */
  readonly spender: string;
}
