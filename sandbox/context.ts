import type { Clock } from '../main/engine/clock.ts';
import type { Accounts } from './accounts.ts';
import type { Caller } from './authentication.ts';
import type { BudgetName, Budgets, CreditCost } from './budgets.ts';
import type { ActiveFault, FaultPlan, RouteKind } from './faults.ts';
import type { SandboxRules } from './options.ts';
import type { PictureStore } from './picture-store.ts';

/** Holds what the routes need, created once for each sandbox. */
export interface SandboxContext {
  readonly rules: SandboxRules;
  readonly clock: Clock;
  readonly budgets: Budgets;
  readonly faults: FaultPlan;
  readonly accounts: Accounts;
  readonly store: PictureStore;
  readonly log: RequestRecord[];
  readonly redirectUri: string | null;
  /** Set once the server listens. */
  origin: string;
}

/** Records one request, from the moment its head was read. */
export interface RequestRecord {
  readonly method: string;
  readonly url: string;
  readonly route: RouteKind;
  readonly ip: string;
  /** Time by the sandbox's clock, ms. */
  readonly at: number;
  endedAt: number | null;
  /** Null while there is no answer, and for good where the connection was closed before. */
  status: number | null;
  auth: 'none' | 'client' | 'bearer';
  /** Credits charged to each budget. */
  spent: CreditCost;
  /** The budget that refused it. */
  refused: BudgetName | null;
  fault: ActiveFault['kind'] | null;
  /** Number of bytes of the body that were read. */
  bytes: number;
  /** Id of the picture that it uploaded; null where none was stored. */
  picture: string | null;
}

/** Holds the state of a request in progress. */
export interface CallRecord {
  readonly record: RequestRecord;
  caller: Caller | null;
  fault: ActiveFault | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    kind?: RouteKind;
    /** Its cost; `free` needs no credits and `none` no application either. */
    cost?: 'upload' | 'other' | 'credits' | 'oauth' | 'none';
  }
  interface FastifyRequest {
    call: CallRecord;
  }
}
