import type { Credentials, Host } from '../hosts/host.ts';
import type { Scheduler } from '../scheduler/types.ts';

/** One host as one application sees it, for whatever account. Attempts keep the connection they began with, whatever the settings become. */
export interface HostConnection {
  readonly host: Host;
  readonly scheduler: Scheduler;
  /** Of whoever asks without an account. Null: there is no application to ask as, so nothing can be sent. */
  readonly credentials: Credentials | null;
  readonly clientId: string | null;
  /** Whose budgets are spent: a key for the ledger's row. */
  readonly quotaKey: string;
}
