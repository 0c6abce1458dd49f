import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { BudgetResult } from '../hosts/host.ts';
import type { HostConnection } from './host-connection.ts';
import type { HostRequest, HostRequests } from './host-requests.ts';

/** Minimum interval between two requests for the host's budgets, and the timeout of one. */
const minIntervalMs = 60_000;
const timeoutMs = 10_000;

/** Asks the host for its remaining budgets when the ledger wants to know them. */
export interface BudgetReader {
  readonly isReading: boolean;
  /** True if the budgets are to be read before anything else is sent. */
  isWanted(at: HostConnection, now: number): boolean;
  /** Reads the budgets; never throws. */
  read(at: HostConnection): Promise<void>;
  /** Forgets earlier readings, because the host or the credentials changed. */
  reset(): void;
}

export function createBudgetReader(options: {
  readonly clock: Clock;
  readonly log: Logger;
  readonly requests: Pick<HostRequests, 'send'>;
  /** The account to read the budgets as; null for anonymous. */
  account(): string | null;
}): BudgetReader {
  const { clock, log, requests, account } = options;
  let reading: Promise<void> | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;

  const readOnce = async (at: HostConnection): Promise<void> => {
    const { budgetReading } = at.host;
    if (!budgetReading) return;
    lastAt = clock.now();
    const ask: HostRequest<BudgetResult> = (_, credentials, signal) =>
      budgetReading.read(credentials, signal);
    const how = { account: account(), withinMs: timeoutMs };
    const answer = await requests.send(at, budgetReading.cost, ask, how);
    if (answer?.kind !== 'failed') return;
    const { code, message } = answer.failure;
    log.warn({ code }, `The budgets could not be read: ${message}`);
  };

  return {
    get isReading() {
      return reading !== null;
    },
    isWanted: ({ host, scheduler }, now) =>
      host.budgetReading !== undefined &&
      reading === null &&
      scheduler.size > 0 &&
      now - lastAt >= minIntervalMs &&
      scheduler.wantsReading(now, account()),
    read(at) {
      reading ??= readOnce(at)
        .catch((thrown: unknown) => {
          log.error(
            { err: thrown instanceof Error ? thrown.message : 'unknown' },
            'reading the budgets failed',
          );
        })
        .finally(() => {
          reading = null;
        });
      return reading;
    },
    reset() {
      lastAt = Number.NEGATIVE_INFINITY;
    },
  };
}
