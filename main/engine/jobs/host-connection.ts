import type { Credentials, FullHost, Host } from '../hosts/host.ts';
import type { Allowance } from '../ledger/allowance.ts';
import type { Scheduler } from '../scheduler/types.ts';

/**
 * The connection of one application, or of one set of settings, to one host. Attempts keep the connection they began
 * with, whatever the settings become.
 */
export interface HostConnection {
  readonly host: Host;
  readonly scheduler: Scheduler;
  /** Whose credits it spends: this machine's own, or those of many. */
  readonly allowance: Allowance;
  /** Credentials of requests without an account. Null: there is no application to ask as, so nothing can be sent. */
  readonly credentials: Credentials | null;
  readonly clientId: string | null;
  /** Key of the ledger's row, by whose budgets are spent. */
  readonly quotaKey: string;
  /** True if an upload of unknown outcome is simply repeated: it replaces what may be there. */
  readonly isRepeatable: boolean;
}

/** The connection of the built-in destination, whose host has all features. */
export interface BuiltInConnection extends HostConnection {
  readonly host: FullHost;
}
