import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Credentials, Host, Refused } from '../hosts/host.ts';
import type { Health } from '../scheduler/circuit-breaker.ts';
import type { Cost, Observation } from '../scheduler/types.ts';
import type { Store } from '../store/store.ts';
import type { AccountCredentials } from './account-credentials.ts';
import type { HostConnection } from './host-connection.ts';

/** Default timeout of a request. */
const requestTimeoutMs = 30_000;

export type RequestAnswer = Refused | { readonly kind: string; readonly observation: Observation };
export type HostRequest<A, H extends Host = Host> = (
  host: H,
  credentials: Credentials,
  signal: AbortSignal,
) => Promise<A>;

export interface RequestHow {
  /** Default: anonymous. */
  readonly account?: string | null;
  /** Timeout of its answer. */
  readonly withinMs?: number;
}

/** Sends requests other than uploads, paid from the same budgets. */
export interface HostRequests {
  /**
   * Sends a request. Null when it may not be sent now: no credentials, no network, no credits, a host that is left
   * alone. Never throws as long as `send` does not.
   */
  send<A extends RequestAnswer>(
    at: HostConnection,
    cost: Cost,
    send: HostRequest<A>,
    how?: RequestHow,
  ): Promise<A | null>;
  /** Aborts requests in flight, and takes no more. */
  stop(): Promise<void>;
}

export interface HostRequestsOptions {
  readonly store: Pick<Store, 'ledger'>;
  readonly clock: Clock;
  readonly credentials: AccountCredentials;
  /** True if requests may be sent at all. */
  mayGo(): boolean;
  onAnswer(at: HostConnection, answer: RequestAnswer): void;
}

export function createHostRequests(options: HostRequestsOptions): HostRequests {
  const { store, clock, credentials: tokens, mayGo, onAnswer } = options;
  const underWay = new Map<AbortController, Promise<unknown>>();
  let isStopped = false;

  const credentialsOf = async (at: HostConnection, account: string | null): Promise<Credentials | null> => {
    if (account === null) return at.credentials;
    const found = await tokens.of(account);
    return found.ok ? found.credentials : null;
  };

  async function once<A extends RequestAnswer>(
    at: HostConnection,
    cost: Cost,
    send: HostRequest<A>,
    account: string | null,
    withinMs: number,
  ): Promise<A | null> {
    const asked = await credentialsOf(at, account);
    const { host, scheduler, quotaKey } = at;
    const id = `request-${randomUUID()}`;
    if (!asked || isStopped || !mayGo() || !scheduler.reserve(id, cost, clock.now(), account)) return null;
    const paid = at.allowance.reserve({ attemptId: id, cost, account, lane: 0, content: null, asks: true });
    if (paid !== 'granted' && (await paid) !== 'granted') {
      scheduler.settle(id, { settlement: 'nothing-sent', health: 'unknown', measured: null }, clock.now());
      return null;
    }
    const abort = new AbortController();
    const callOff = clock.after(withinMs, () => abort.abort());
    const sent = send(host, asked, abort.signal);
    underWay.set(abort, sent);
    let answer: A | null = null;
    try {
      answer = await sent;
      if (answer.observation) scheduler.observe(answer.observation, clock.now(), id);
      tokens.judge(account, asked, answer);
      return answer;
    } finally {
      callOff();
      underWay.delete(abort);
      const settlement = answer?.observation ? 'charged' : 'unknown';
      const result = { settlement, health: healthOf(answer, isStopped), measured: null } as const;
      const told = at.allowance.settle(id, scheduler.settle(id, result, clock.now()));
      if (told) await told;
      store.ledger.save(host.id, quotaKey, scheduler.snapshot());
      if (answer) onAnswer(at, answer);
    }
  }

  return {
    /** Retries once with a new token where the account's has expired in flight. */
    async send(at, cost, send, { account = null, withinMs = requestTimeoutMs } = {}) {
      const answer = await once(at, cost, send, account, withinMs);
      const hasEnded = account !== null && answer !== null && isRefused(answer);
      if (!hasEnded || answer.remedy.kind !== 'refresh-token') return answer;
      return once(at, cost, send, account, withinMs);
    },
    async stop() {
      isStopped = true;
      const left = [...underWay.values()];
      for (const abort of underWay.keys()) abort.abort();
      await Promise.allSettled(left);
    },
  };
}

export const isRefused = (answer: RequestAnswer): answer is Refused => answer.kind === 'failed';

function healthOf(answer: RequestAnswer | null, isStopped: boolean): Health {
  if (isStopped || answer === null) return 'unknown';
  if (!isRefused(answer)) return 'good';
  const { kind } = answer.remedy;
  return kind === 'back-off' || kind === 'wait-for-network' ? 'trouble' : 'unknown';
}
