import type { Credentials, Host } from '../hosts/host.ts';
import type { Scheduler } from '../scheduler/types.ts';

/**
 * The connection of one application to one host, for all accounts. Attempts keep the connection they began with,
 * whatever the settings become.
 */
export interface HostConnection {
  readonly host: Host;
  readonly scheduler: Scheduler;
  /** Credentials of anonymous requests. Null: there is no application to ask as, so nothing can be sent. */
  readonly credentials: Credentials | null;
  readonly clientId: string | null;
  /** Key of the ledger's row, by whose budgets are spent. */
  readonly quotaKey: string;
}
