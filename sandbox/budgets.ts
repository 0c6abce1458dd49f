import type { Clock } from '../main/engine/clock.ts';
import type { SandboxRules } from './options.ts';

export type BudgetName = 'user' | 'client' | 'post' | 'uploads';

/**
 * Keys of the budgets that a request is charged to: the address, the application, and the account where there is one.
 */
export interface QuotaKeys {
  readonly ip: string;
  readonly clientId: string | null;
  readonly accountId: number | null;
}

export type CreditCost = Partial<Record<BudgetName, number>>;

/** State of a budget as of now; `resetInMs` is the whole window as long as nothing was spent in it. */
export interface BudgetStatus {
  readonly limit: number;
  readonly remaining: number;
  readonly resetInMs: number;
}

interface BudgetWindow {
  spent: number;
  readonly endsAt: number;
}

type BudgetRules = Pick<
  SandboxRules,
  'limits' | 'windows' | 'chargesRefused' | 'strikeAt' | 'monthBlockSlackMs'
>;

const strikesThatBlock = 5;
const budgetOrder: readonly BudgetName[] = ['client', 'user', 'post', 'uploads'];

/**
 * Keeps the four budgets, each with windows of its own that begin with the first use and not with the clock's hour, and
 * the strikes of each application. Knows no HTTP.
 */
export class Budgets {
  readonly #rules: BudgetRules;
  readonly #clock: Clock;
  readonly #windows = new Map<string, BudgetWindow>();
  readonly #strikes = new Map<string, { at: number[]; struckWindow: number; blockedUntil: number }>();

  constructor(rules: BudgetRules, clock: Clock) {
    this.#rules = rules;
    this.#clock = clock;
  }

  /**
   * Charges the credits, or returns the budget that has too few. All or nothing, but for the switch that charges
   * refused calls too: then the rest is charged, down to zero.
   */
  charge(spender: QuotaKeys, spending: CreditCost): BudgetName | null {
    const refused = this.#refusing(spender, spending);
    if (refused === null || this.#rules.chargesRefused) this.#take(spender, spending);
    if (spender.clientId !== null) this.#countStrike(spender, spender.clientId, refused);
    return refused;
  }

  standing(spender: QuotaKeys, budget: BudgetName): BudgetStatus | null {
    const key = quotaKey(spender, budget);
    const limit = this.#limit(spender, budget);
    if (key === null || limit === null) return null;
    const now = this.#clock.now();
    const blockedUntil =
      budget === 'client' ? (this.#strikes.get(spender.clientId ?? '')?.blockedUntil ?? 0) : 0;
    if (blockedUntil > now) return { limit, remaining: 0, resetInMs: blockedUntil - now };
    const window = this.#window(key);
    return {
      limit,
      remaining: Math.max(0, limit - (window?.spent ?? 0)),
      resetInMs: window ? window.endsAt - now : this.#length(budget),
    };
  }

  /** Returns the number of daily limits that this application hit in the current month. */
  strikes(clientId: string): number {
    const monthBegan = this.#month(this.#clock.now()).from;
    return this.#strikes.get(clientId)?.at.filter((at) => at >= monthBegan).length ?? 0;
  }

  #refusing(spender: QuotaKeys, spending: CreditCost): BudgetName | null {
    const hasTooFew = (budget: BudgetName) => {
      const cost = spending[budget] ?? 0;
      return cost > 0 && (this.standing(spender, budget)?.remaining ?? Number.POSITIVE_INFINITY) < cost;
    };
    return budgetOrder.find(hasTooFew) ?? null;
  }

  #take(spender: QuotaKeys, spending: CreditCost): void {
    for (const budget of budgetOrder) {
      const cost = spending[budget] ?? 0;
      const key = quotaKey(spender, budget);
      const limit = this.#limit(spender, budget);
      if (cost === 0 || key === null || limit === null) continue;
      const window = this.#window(key) ?? { spent: 0, endsAt: this.#clock.now() + this.#length(budget) };
      window.spent = Math.min(limit, window.spent + cost);
      this.#windows.set(key, window);
    }
  }

  /** Counts at most one strike in each window of the application, as a limit is hit once a day. */
  #countStrike(spender: QuotaKeys, clientId: string, refused: BudgetName | null): void {
    const window = this.#window(quotaKey(spender, 'client') ?? '');
    const isUsedUp = window !== undefined && window.spent >= this.#rules.limits.client;
    const isHit = refused === 'client' || (this.#rules.strikeAt === 'exhausted' && isUsedUp);
    if (!isHit) return;
    const now = this.#clock.now();
    const record = this.#strikes.get(clientId) ?? { at: [], struckWindow: -1, blockedUntil: 0 };
    this.#strikes.set(clientId, record);
    const windowEnd = window?.endsAt ?? now + this.#length('client');
    if (record.struckWindow === windowEnd || record.blockedUntil > now) return;
    record.struckWindow = windowEnd;
    record.at.push(now);
    if (this.strikes(clientId) >= strikesThatBlock) {
      record.blockedUntil = this.#month(now).to + this.#rules.monthBlockSlackMs;
    }
  }

  #window(key: string): BudgetWindow | undefined {
    const window = this.#windows.get(key);
    if (window === undefined || window.endsAt > this.#clock.now()) return window;
    this.#windows.delete(key);
    return undefined;
  }

  #limit(spender: QuotaKeys, budget: BudgetName): number | null {
    const { limits } = this.#rules;
    if (budget === 'user') return spender.accountId === null ? limits.user : limits.userBearer;
    return limits[budget];
  }

  #length(budget: BudgetName): number {
    const { windows } = this.#rules;
    return {
      user: windows.userMs,
      client: windows.clientMs,
      post: windows.postMs,
      uploads: windows.uploadsMs,
    }[budget];
  }

  #month(now: number): { from: number; to: number } {
    const { monthMs } = this.#rules.windows;
    if (monthMs !== null) {
      const from = Math.floor(now / monthMs) * monthMs;
      return { from, to: from + monthMs };
    }
    const date = new Date(now);
    const year = date.getUTCFullYear();
    return { from: Date.UTC(year, date.getUTCMonth()), to: Date.UTC(year, date.getUTCMonth() + 1) };
  }
}

function quotaKey(spender: QuotaKeys, budget: BudgetName): string | null {
  if (budget === 'post' || budget === 'uploads') return `${budget} ${spender.ip}`;
  if (spender.clientId === null) return null;
  if (budget === 'client') return `client ${spender.clientId}`;
  const who = spender.accountId === null ? spender.ip : `account ${spender.accountId}`;
  return `user ${who} ${spender.clientId}`;
}
