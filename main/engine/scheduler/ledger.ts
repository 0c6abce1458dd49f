import type { BudgetView } from '../../../contract/credits.ts';
import { Budget } from './budget.ts';
import { budgetView } from './budget-view.ts';
import { ClockWatch } from './clock-watch.ts';
import { foreignSince } from './foreign.ts';
import { objectFrom } from './parse-saved.ts';
import type { QuotaWindow } from './quota-window.ts';
import type { Share } from './share.ts';
import { type Price, type Shortage, type ShortageTerms, shortageOf } from './shortage.ts';
import { Strikes } from './strikes.ts';
import type {
  AttemptResult,
  BudgetRule,
  Cost,
  LedgerSnapshot,
  Observation,
  Refusal,
  SchedulerOptions,
} from './types.ts';
import { UnexplainedRefusals } from './unexplained.ts';

/** What an answer told of one budget: how much is left, and when its window ends, if that was told too. */
interface BelievedReading {
  readonly remaining: number;
  readonly ends: QuotaWindow['heard'];
}

/** An attempt in flight. */
export interface Attempt {
  readonly shares: readonly (Share | null)[];
  readonly startedTick: number;
  readonly startedAt: number;
  readonly upload: boolean;
  readonly account: string | null;
  observed: boolean;
  refused: boolean;
  /** What the host said, as far as it was believed; null where no other machine wants to know it. */
  readings: Map<Budget, BelievedReading> | null;
  /** When it hit a daily limit, by the host's clock, ms. */
  strikeAt: number | null;
}

/** An attempt that has ended, and how. */
export interface SettledAttempt {
  readonly attempt: Attempt;
  readonly how: AttemptResult['settlement'];
  /** True if the host did what was asked. */
  readonly isAccepted: boolean;
}

interface LedgerOptions {
  readonly rules: readonly BudgetRule[];
  readonly snapshot: LedgerSnapshot | null;
  readonly leftOver: SchedulerOptions['leftOver'];
  readonly accounts?: readonly string[];
  readonly steady: (() => number) | null;
  readonly now: number;
}

const askAgainAfterMs = 10 * 60_000;
const unsureAskMs = 60_000;
/** Longest window of refusals that no budget explains, where no header tells. */
const maxUnexplainedWindowMs = 3_600_000;
/** Own requests without a reading after which it is better to ask the host. */
const silentAfter = 10;

/**
 * Keeps all budgets of one application, shared ones and those of single accounts: what is left, what is promised to
 * attempts in flight, and what the host's answers say of it. Every promise is deducted before the request leaves
 * and stays deducted until an answer says otherwise.
 */
export class Ledger {
  /** The budgets; those of accounts are appended as accounts come up, and none is ever removed. */
  readonly budgets: Budget[];
  private readonly rules: readonly BudgetRule[];
  readonly strikes: Strikes;
  readonly unexplained = new UnexplainedRefusals();
  private readonly clock: ClockWatch;
  private readonly attempts = new Map<string, Attempt>();
  private readonly prices = new Map<string, Price>();
  /** Attempts that settled while another was in flight: answers still to come may not have counted them. */
  private recent: { tick: number; shares: readonly (Share | null)[] }[] = [];
  private tick = 1;
  private askedAt = Number.NEGATIVE_INFINITY;
  /** Number of readings in a row that taught nothing. */
  private askedInVain = 0;

  constructor(options: LedgerOptions) {
    this.rules = options.rules;
    this.budgets = options.rules.map((rule) => new Budget(rule));
    for (const account of options.accounts ?? []) this.know(account);
    const saved = options.snapshot?.version === 1 ? options.snapshot : null;
    const budgets = Array.isArray(saved?.budgets) ? saved.budgets : [];
    for (const one of budgets) {
      const { id, account = null } = objectFrom(one);
      this.budgets.find((budget) => budget.rule.id === id && budget.account === account)?.restore(one);
    }
    this.strikes = new Strikes(Array.isArray(saved?.strikes) ? saved.strikes : []);
    const learned = objectFrom(saved?.learned);
    this.clock = new ClockWatch(options.now, options.steady, learned.clock);
    this.unexplained.restore(learned.unexplained, options.now);
    for (const { cost, startedAt, account = null } of options.leftOver) {
      this.price(cost, account).nominal.forEach((nominal, index) => {
        if (nominal > 0) this.budgets[index]?.chargeLeftOver(nominal, startedAt);
      });
    }
    this.sync(options.now);
  }

  /** Advances everything to `now`: windows that have ended begin again, jumps of the clock are undone. */
  sync(now: number): void {
    this.shift(this.clock.jumped(now), now);
    for (const budget of this.budgets) budget.roll(now, this.tick);
  }

  /** Sum of all jumps of the clock so far, ms, for times that are kept elsewhere. */
  get clockShift(): number {
    return this.clock.total;
  }

  serverNow(now: number): number {
    return now + this.clock.offset;
  }

  private shift(ms: number, now: number): void {
    if (ms === 0) return;
    for (const budget of this.budgets) budget.shift(ms, now);
    this.unexplained.shift(ms);
    this.askedAt += ms;
  }

  private know(account: string | null): void {
    if (account === null) return;
    for (const rule of this.rules) {
      const isKnown = this.budgets.some((one) => one.rule === rule && one.pays(account));
      if (!isKnown) this.budgets.push(new Budget(rule, account));
    }
  }

  price(cost: Cost, account: string | null = null): Price {
    this.know(account);
    const nominal = this.budgets.map((budget) => {
      const amount = budget.pays(account) ? (cost[budget.rule.id] ?? 0) : 0;
      return Number.isFinite(amount) && amount > 0 ? amount : 0;
    });
    const key = `${account} ${nominal.join(' ')}`;
    const known = this.prices.get(key);
    if (known) return known;
    const price = { account, nominal };
    this.prices.set(key, price);
    return price;
  }

  reserve(attemptId: string, price: Price, upload: boolean, now: number): void {
    if (this.attempts.has(attemptId)) return;
    this.tick += 1;
    const shares = price.nominal.map((nominal, index): Share | null => {
      const budget = this.budgets[index];
      if (nominal === 0 || !budget) return null;
      const amount = upload ? budget.price(nominal) : nominal;
      const share = { amount, nominal, startedTick: this.tick, startedAt: now };
      budget.reserve(share);
      return share;
    });
    this.attempts.set(attemptId, {
      shares,
      startedTick: this.tick,
      startedAt: now,
      upload,
      account: price.account,
      observed: false,
      refused: false,
      readings: null,
      strikeAt: null,
    });
    if (!upload) this.askedAt = now;
  }

  /** Ends an attempt. Returns null for one that is unknown. */
  settle(
    attemptId: string,
    { settlement, health }: Pick<AttemptResult, 'settlement' | 'health'>,
    now: number,
  ): SettledAttempt | null {
    const attempt = this.attempts.get(attemptId);
    if (!attempt) return null;
    this.tick += 1;
    this.attempts.delete(attemptId);
    // Where an answer came, something was sent, whatever the caller believes.
    const how = attempt.observed && settlement !== 'charged' ? 'charged' : settlement;
    const isAccepted = how === 'charged' && !attempt.refused && health === 'good';
    const end = { how, isRefused: attempt.refused, isAccepted, now };
    attempt.shares.forEach((share, index) => {
      if (share) this.budgets[index]?.settle(share, end);
    });
    if (isAccepted && attempt.upload) this.unexplained.wentThrough(attempt.startedTick, now);
    if (how !== 'nothing-sent' && this.attempts.size > 0) {
      this.recent.push({ tick: this.tick, shares: attempt.shares });
    }
    this.forgetRecent();
    return { attempt, how, isAccepted };
  }

  private forgetRecent(): void {
    let oldest = Number.POSITIVE_INFINITY;
    for (const attempt of this.attempts.values()) oldest = Math.min(oldest, attempt.startedTick);
    if (this.recent[0] !== undefined && this.recent[0].tick < oldest) {
      this.recent = this.recent.filter(({ tick }) => tick >= oldest);
    }
  }

  observe(seen: Observation, now: number, attemptId: string | null): void {
    this.tick += 1;
    this.shift(this.clock.observeOffset(seen.clockOffsetMs, seen.receivedAt - seen.sentAt), now);
    const attempt = attemptId === null ? undefined : this.attempts.get(attemptId);
    const { refusal } = seen;
    if (attempt) {
      attempt.observed = true;
      attempt.refused = refusal !== null;
    }
    let taught = false;
    const empty: Budget[] = [];
    const account = attempt?.account ?? null;
    this.budgets.forEach((budget, index) => {
      if (!budget.pays(account)) return;
      const reading = seen.readings[budget.rule.id];
      if (!reading) return;
      // Nothing left and a window not yet touched cannot both be: such an answer hides its real cause.
      const untouched = (reading.resetInMs ?? 0) >= budget.windowMs - 2000;
      if (refusal !== null && reading.remaining === 0 && untouched) return;
      const own = attempt?.shares[index] ?? null;
      const overlap = this.overlap(index, attempt?.startedTick ?? 0);
      const isBelieved = budget.read(reading, {
        own,
        refused: refusal !== null,
        overlapping: overlap.amount,
        overlappingNominal: overlap.nominal,
        sentAt: seen.sentAt,
        now,
        tick: this.tick,
        source: seen.source,
      });
      taught ||= isBelieved;
      if (isBelieved && attempt && budget.shared.isOn && reading.remaining !== undefined) {
        attempt.readings ??= new Map();
        attempt.readings.set(budget, { remaining: reading.remaining, ends: budget.window.heard });
      }
      if (reading.remaining !== undefined && own !== null && reading.remaining < own.amount)
        empty.push(budget);
    });
    if (seen.source === 'asked') this.askedInVain = taught ? 0 : this.askedInVain + 1;
    this.scaleHidden();
    if (refusal !== null) this.refused(refusal, attempt, empty, now);
  }

  private overlap(index: number, startedTick: number): { amount: number; nominal: number } {
    let amount = 0;
    let nominal = 0;
    for (const { tick, shares } of this.recent) {
      const share = shares[index];
      if (!share || tick < startedTick) continue;
      amount += share.amount;
      nominal += share.nominal;
    }
    return { amount, nominal };
  }

  private scaleHidden(): void {
    for (const hidden of this.budgets) {
      if (hidden.rule.announced) continue;
      const alike = this.budgets.filter(
        (one) => one.rule.announced && one.isWindowSeen && one.rule.windowMs === hidden.rule.windowMs,
      );
      const first = alike[0];
      const agree = alike.every(
        (one) => Math.abs(one.windowMs - (first?.windowMs ?? 0)) <= 0.3 * one.windowMs,
      );
      if (first && agree) hidden.rescale(Math.max(...alike.map((one) => one.windowMs)));
    }
  }

  private refused(
    refusal: Refusal,
    attempt: Attempt | undefined,
    empty: readonly Budget[],
    now: number,
  ): void {
    // That is the host's trouble, and no limit of ours.
    if (refusal.kind === 'capacity') return;
    const account = attempt?.account ?? null;
    const shareIn = (budget: Budget) => attempt?.shares[this.budgets.indexOf(budget)] ?? null;
    const named = this.budgets.find((one) => one.rule.id === refusal.budget && one.pays(account));
    if (refusal.kind === 'daily' && named) {
      named.refused(shareIn(named), refusal.waitMs, now, this.tick);
      if (!named.strike(now)) return;
      this.strikes.add(this.serverNow(now));
      if (attempt) attempt.strikeAt = this.serverNow(now);
      return;
    }
    const hidden = this.budgets.filter((one) => one.hidden && shareIn(one));
    const known = named ? [named] : empty;
    const culprits = known.length > 0 ? known : hidden.filter((one) => one.explains(shareIn(one)));
    for (const budget of culprits) budget.refused(shareIn(budget), refusal.waitMs, now, this.tick);
    if (culprits.length > 0) return;
    for (const budget of hidden) budget.refusedForUnknown(this.tick);
    const ends = hidden.map((one) => one.resetAt ?? now + one.windowMs);
    this.unexplained.refused({
      startedTick: attempt?.startedTick ?? this.tick,
      tick: this.tick,
      now,
      namedMs: refusal.waitMs,
      windowEnd: Math.min(now + maxUnexplainedWindowMs, ...ends),
    });
  }

  /** Part of a budget that is never spent, so that no daily limit is ever hit. */
  margin(budget: Budget, tookMs: number, now: number, asks = false): number {
    if (!budget.rule.countsStrikes) return 0;
    return this.marginAtBest(budget, now) + foreignSince(budget, now, tookMs, asks);
  }

  /** Like `margin`, where the host has just told how much is left. */
  marginAtBest(budget: Budget, now: number): number {
    if (!budget.rule.countsStrikes) return 0;
    return Math.ceil(budget.limit * this.strikes.margin(this.serverNow(now)));
  }

  /** Deducts a price: `reserved` for as long as a decision is being made, `held` until what was begun ahead is sent. */
  earmark(price: Price, as: 'reserved' | 'held'): () => void {
    const undo = price.nominal.map((nominal, index) => {
      const budget = this.budgets[index];
      return nominal > 0 && budget ? budget.earmark(budget.price(nominal), as) : null;
    });
    return () => {
      for (const one of undo) one?.();
    };
  }

  /** Explains why this price cannot be paid now; null if it can. */
  shortage(price: Price, terms: ShortageTerms): Shortage | null {
    const { now, tookMs, asks } = terms;
    return shortageOf(this.budgets, price, terms, (budget) => this.margin(budget, tookMs, now, asks));
  }

  /** Number of uploads of this price that surely succeed now. */
  uploadsNow(price: Price, tookMs: number, now: number): number {
    let uploads = Number.POSITIVE_INFINITY;
    price.nominal.forEach((nominal, index) => {
      const budget = this.budgets[index];
      if (!budget || nominal === 0) return;
      const free = budget.guaranteed() - this.margin(budget, tookMs, now);
      uploads = Math.min(uploads, Math.floor(free / budget.price(nominal)));
    });
    return Number.isFinite(uploads) ? Math.max(0, uploads) : 0;
  }

  /** True if a reading of the host's budgets is worth what it costs. */
  wantsReading(account: string | null, waiting: boolean, tookMs: number, now: number): boolean {
    if (!waiting || this.unexplained.isAsking) return false;
    const sinceAsked = now - this.askedAt;
    if (sinceAsked < unsureAskMs) return false;
    for (const budget of this.budgets) {
      if (!budget.rule.announced || !budget.pays(account)) continue;
      const guarded = budget.rule.countsStrikes && foreignSince(budget, now, tookMs, false) > 0;
      // Only what others may have taken stands in the way: then it is better to know.
      const sure = budget.guaranteed() - this.margin(budget, tookMs, now, true);
      const unit = budget.price(this.dearest(budget));
      if (guarded && sure >= unit && budget.guaranteed() - this.margin(budget, tookMs, now) < unit)
        return true;
      const silent = budget.unseenCharges >= silentAfter;
      if (silent && sinceAsked >= askAgainAfterMs * 2 ** Math.min(this.askedInVain, 8)) return true;
    }
    return false;
  }

  /** The highest documented price in a budget. */
  private dearest(budget: Budget): number {
    const index = this.budgets.indexOf(budget);
    let most = 1;
    for (const { nominal } of this.prices.values()) most = Math.max(most, nominal[index] ?? 0);
    return most;
  }

  views(account: string | null, kept: (budget: Budget) => number): readonly BudgetView[] {
    this.know(account);
    const own = this.budgets.filter((budget) => budget.pays(account));
    return this.rules
      .flatMap((rule) => own.filter((budget) => budget.rule === rule))
      .map((budget) => budgetView(budget, Math.min(kept(budget), budget.guaranteed())));
  }

  snapshot(learned: Readonly<Record<string, unknown>>): LedgerSnapshot {
    return {
      version: 1,
      budgets: this.budgets.map((budget) => budget.save()),
      learned: { ...learned, clock: this.clock.save(), unexplained: this.unexplained.save() },
      strikes: this.strikes.save(),
    };
  }
}
