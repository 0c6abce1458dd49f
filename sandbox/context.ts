import type { Clock } from '../main/engine/clock.ts';
import type { Accounts } from './accounts.ts';
import type { Caller } from './authentication.ts';
import type { BudgetName, Budgets, CreditCost } from './budgets.ts';
import type { ActiveFault, FaultPlan, RouteKind } from './faults.ts';
import type { SandboxRules } from './options.ts';
import type { PictureStore } from './picture-store.ts';

/** Everything that a route may need, made once for each sandbox. */
export interface SandboxContext {
  readonly rules: SandboxRules;
  readonly clock: Clock;
  readonly budgets: Budgets;
  readonly faults: FaultPlan;
  readonly accounts: Accounts;
  readonly store: PictureStore;
  readonly log: RequestRecord[];
  readonly redirectUri: string | null;
  /** Known once the server listens. */
  origin: string;
}

/** One request, from the moment its head was read. */
export interface RequestRecord {
  readonly method: string;
  readonly url: string;
  readonly route: RouteKind;
  readonly ip: string;
  /** Sandbox's clock, ms. */
  readonly at: number;
  endedAt: number | null;
  /** Null while there is no answer, and for good where the connection went before. */
  status: number | null;
  auth: 'none' | 'client' | 'bearer';
  /** What it took from each budget. */
  spent: CreditCost;
  /** The budget that refused it. */
  refused: BudgetName | null;
  fault: ActiveFault['kind'] | null;
  /** Of the body, as far as it was read. */
  bytes: number;
  /** Id of the picture that it brought; null where none was kept. */
  picture: string | null;
}

/** A request on its way through. */
export interface CallRecord {
  readonly record: RequestRecord;
  caller: Caller | null;
  fault: ActiveFault | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    kind?: RouteKind;
    /** What it costs; `free` needs no credits and `none` no application either. */
    cost?: 'upload' | 'other' | 'credits' | 'oauth' | 'none';
  }
  interface FastifyRequest {
    call: CallRecord;
  }
}
