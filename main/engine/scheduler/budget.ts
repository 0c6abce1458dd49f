import type { BudgetView } from '../../../contract/records.ts';
import { CapLearning, CostLearning } from './learning.ts';
import { numberIn, objectFrom, timeFrom } from './parse-saved.ts';
import type { BudgetReading, BudgetRule, Settlement } from './types.ts';

/** Servers tell whole seconds, rounded in a way nobody documents: a window may end this much off what was told. */
const roundingMs = 1000;
/** A limit further than this above the documented one is a typing error of the server, not a present. */
const maxTimesDocumented = 1000;
/** Waits after a refusal that nothing explains and no server time limits: doubling from the first to the last. */
const firstProbeMs = 60_000;
const lastProbeMs = 3_600_000;
/** So many answers in a row that do not count our own requests, and `remaining` is held to be frozen. */
const frozenAfter = 2;
const sources = ['assumed', 'header', 'asked', 'learned'] as const;

/** One attempt's share in one budget, and where it stands in the order of events (ticks, which no clock can jump). */
export interface Share {
  readonly amount: number;
  /** The same at the documented price. */
  readonly nominal: number;
  readonly startedTick: number;
  readonly startedAt: number;
}

/** What the ledger knows around a reading: which of our own requests may or may not be in its numbers. */
export interface ReadingContext {
  /** Share of the request that was answered; null for an answer to nothing of ours. */
  readonly own: Share | null;
  /** True when the request was refused, so that it may not have been charged. */
  readonly refused: boolean;
  /** Settled while the request was under way, in believed and in documented cost. */
  readonly overlapping: number;
  readonly overlappingNominal: number;
  readonly sentAt: number;
  readonly now: number;
  readonly tick: number;
  readonly source: 'header' | 'asked';
}

/**
 * One budget: a window that opens at its first use and in which `limit` may be spent. `remaining` is what would be
 * left if nothing that is under way were charged, so `remaining - reserved` can be promised without ever being wrong
 * towards the careful side, as long as nobody else spends.
 */
export class Budget {
  readonly rule: BudgetRule;
  /** Whose it is, where each account has one of its own. Null: of those who ask without one, or shared. */
  readonly account: string | null;
  limit: number;
  remaining: number;
  reserved = 0;
  inFlight = 0;
  /** Latest moment at which the window ends; null while it has not been opened. */
  resetAt: number | null = null;
  windowMs: number;
  source: BudgetView['source'] = 'assumed';
  seenAt: number | null = null;
  /** Something has gone through in this window, so the budget really was refilled. */
  confirmed = false;
  readonly cost = new CostLearning();
  readonly cap: CapLearning | null;
  /** Set once a window of this length was seen from its first use to the end it announced. */
  windowSeen = false;

  /** Earliest moment at which the window may end: what is charged from then on may belong to the next one. */
  private earliestResetAt: number | null = null;
  /** The end is a guess that the next certain charge corrects. */
  private provisional = true;
  /** Own requests charged since the host last said how much is left. */
  unseenCharges = 0;
  private spent = 0;
  private settledNominal = 0;
  private inFlightNominal = 0;
  private carry = { amount: 0, since: 0 };
  private windowTick = 0;
  /** The window before, in case a clock that was set has only made it look ended. */
  private ended: { resetAt: number; remaining: number; closed: boolean } | null = null;
  /** When the last window ended, ms; 0 when none has yet. */
  private rolledAt = 0;
  /** Answers to requests older than this (a refusal came after them) raise nothing. */
  private raiseFromTick = 0;
  private last: { remaining: number; tick: number } | null = null;
  private stuck = 0;
  /** Where the countdown to the reset was first seen in this window. */
  private countdown: { resetInMs: number; at: number } | null = null;
  private countdownStuck = false;
  private refusedInRow = 0;
  /** Refused in this window: nothing more before its end. */
  private closed = false;
  /** Until then further daily refusals belong to a strike that was counted. */
  private struckUntil = 0;

  constructor(rule: BudgetRule, account: string | null = null) {
    this.rule = rule;
    this.account = account;
    this.limit = rule.assumedLimit;
    this.remaining = rule.assumedLimit;
    this.windowMs = rule.windowMs;
    this.cap = rule.announced ? null : new CapLearning(rule.assumedLimit);
  }

  /** Whether what this account does is paid out of it. */
  pays(account: string | null): boolean {
    return !this.rule.perAccount || this.account === account;
  }

  private get frozen(): boolean {
    return this.stuck >= frozenAfter;
  }

  /** What is known of a cap that no header shows; null for a budget that headers have told of. */
  private get hidden(): CapLearning | null {
    return this.source === 'header' || this.source === 'asked' ? null : this.cap;
  }

  /** Units spent in this window, what is under way not counted. */
  private get used(): number {
    return this.limit - this.remaining;
  }

  /** Begins the next window when this one is over for certain. Returns whether it did. */
  roll(now: number, tick: number): boolean {
    if (this.resetAt === null || now < this.resetAt) return false;
    this.ended = { resetAt: this.resetAt, remaining: this.remaining, closed: this.closed };
    this.remaining = Math.max(0, this.limit - this.carry.amount);
    this.spent = this.carry.amount;
    this.earliestResetAt = this.carry.amount > 0 ? this.carry.since + this.windowMs : null;
    this.carry = { amount: 0, since: 0 };
    this.rolledAt = this.resetAt;
    this.resetAt = null;
    this.provisional = true;
    this.confirmed = false;
    this.closed = false;
    this.last = null;
    this.countdown = null;
    this.windowTick = tick;
    this.cost.refilled(this.remaining, this.settledNominal, this.inFlightNominal, now);
    return true;
  }

  /** What a request of this documented price is believed to take. */
  price(nominal: number): number {
    return nominal <= 0 ? 0 : Math.max(1, Math.ceil(nominal * this.cost.ratio - 1e-9));
  }

  /** What can be promised, before any margin. Without bound where a hidden cap may be tried. */
  free(now: number): number {
    if (this.closed) return 0;
    if (this.hidden !== null && now >= this.hidden.probeFrom) return Number.POSITIVE_INFINITY;
    return this.remaining - this.reserved;
  }

  /** The same without hoping for more than was let through or announced so far. */
  guaranteed(): number {
    return this.closed ? 0 : Math.max(0, this.remaining - this.reserved);
  }

  /** What can be promised to several at once; beyond it, one at a time, because a refusal is possible. */
  safe(tookMs: number): number {
    if (!this.confirmed) return 0;
    if (this.hidden) return this.hidden.proven - this.used - this.reserved;
    return this.remaining - this.reserved - this.cost.foreignPeak * 3 * tookMs;
  }

  /** Takes an amount off until the function returned is called. */
  earmark(amount: number): () => void {
    this.reserved += amount;
    this.inFlight += 1;
    return () => {
      this.reserved -= amount;
      this.inFlight -= 1;
    };
  }

  reserve(share: Share): void {
    this.reserved += share.amount;
    this.inFlight += 1;
    this.inFlightNominal += share.nominal;
  }

  settle(share: Share, how: Settlement, wasRefused: boolean, now: number): void {
    this.reserved -= share.amount;
    this.inFlight -= 1;
    this.inFlightNominal -= share.nominal;
    if (this.inFlight === 0) {
      this.reserved = 0;
      this.inFlightNominal = 0;
    }
    // Whether a refused request counts is not known; a hidden cap lets nothing through, so there it does not.
    if (how === 'nothing-sent' || (wasRefused && this.hidden !== null)) return;
    this.spent += share.amount;
    this.unseenCharges += 1;
    this.settledNominal += share.nominal;
    this.remaining -= share.amount;
    if (this.hidden === null) this.remaining = Math.max(0, this.remaining);
    else if (this.remaining < 0) {
      this.limit -= this.remaining;
      this.remaining = 0;
      this.source = 'learned';
    }
    if (this.earliestResetAt !== null && now >= this.earliestResetAt) {
      const since = this.carry.amount === 0 ? share.startedAt : Math.min(this.carry.since, share.startedAt);
      this.carry = { amount: this.carry.amount + share.amount, since };
    }
    const certain = how === 'charged' && share.startedTick >= this.windowTick;
    if (this.resetAt === null || (this.provisional && certain)) {
      this.resetAt = now + this.windowMs;
      this.earliestResetAt = Math.min(
        this.earliestResetAt ?? Number.POSITIVE_INFINITY,
        share.startedAt + this.windowMs,
      );
      this.provisional = !certain;
    }
    if (how === 'charged' && !wasRefused && share.startedTick >= this.windowTick) this.wentThrough();
  }

  private wentThrough(): void {
    this.confirmed = true;
    this.refusedInRow = 0;
    this.cap?.letThrough(this.used);
  }

  /** Charges an attempt whose end nobody saw, if it belongs to this window. */
  chargeLeftOver(nominal: number, startedAt: number): void {
    if (this.resetAt !== null && startedAt < this.resetAt - this.windowMs) return;
    const amount = this.price(nominal);
    this.spent += amount;
    this.remaining = Math.max(0, this.remaining - amount);
    this.resetAt ??= startedAt + this.windowMs;
    this.earliestResetAt ??= startedAt + this.windowMs;
  }

  /** Takes in what an answer said, as far as it can be true. Returns whether any of it could. */
  read(reading: BudgetReading, context: ReadingContext): boolean {
    const limit = numberIn(reading.limit, 1, maxTimesDocumented * this.rule.assumedLimit);
    // A limit of nothing, or below, or beyond all sense: then the numbers beside it mean nothing either.
    if (reading.limit !== undefined && limit === null) return false;
    if (limit !== null) this.changeLimit(limit);
    const remaining = numberIn(reading.remaining, 0, this.limit);
    const longest = 2 * Math.max(this.windowMs, this.rule.windowMs);
    const resetInMs = numberIn(reading.resetInMs, 1, longest);
    if (remaining === null && resetInMs === null) return false;
    const opened = resetInMs !== null && this.readReset(resetInMs, remaining, context);
    if (remaining !== null) this.readRemaining(remaining, opened, context);
    this.seenAt = context.now;
    this.unseenCharges = -1;
    this.source = context.source;
    const { own, tick } = context;
    if (own === null || this.last === null || own.startedTick > this.last.tick) {
      this.last = { remaining: remaining ?? this.last?.remaining ?? this.limit, tick };
    }
    return true;
  }

  private changeLimit(limit: number): void {
    if (limit === this.limit) return;
    this.remaining = Math.max(0, limit - Math.max(0, this.limit - this.remaining));
    this.limit = limit;
    this.last = null;
    this.cost.lostTrack();
  }

  /** Returns true when the reading shows a window opened after the one we knew. */
  private readReset(resetInMs: number, remaining: number | null, context: ReadingContext): boolean {
    const { now, sentAt, own } = context;
    if (!this.counts(resetInMs, now) && this.resetAt !== null) return false;
    const latest = now + resetInMs + roundingMs;
    const earliest = Math.min(sentAt, now) + resetInMs - roundingMs;
    const fresh =
      !this.confirmed && remaining !== null && own !== null && remaining >= this.limit - own.nominal;
    if (fresh || resetInMs > this.windowMs + 2 * roundingMs) this.learnWindow(resetInMs);
    const known = this.resetAt;
    this.earliestResetAt = earliest;
    if (known === null || this.provisional) {
      this.resetAt = latest;
      this.provisional = false;
      return false;
    }
    const tolerance = 2 * roundingMs + Math.max(0, now - sentAt);
    if (Math.abs(latest - known) <= tolerance) {
      this.resetAt = Math.min(known, latest);
      return false;
    }
    this.resetAt = latest;
    return latest > known && remaining !== null && remaining > this.remaining;
  }

  /** A countdown that does not count tells nothing; the window that we reckon ourselves is better. */
  private counts(resetInMs: number, now: number): boolean {
    this.countdown ??= { resetInMs, at: now };
    const elapsed = now - this.countdown.at;
    const moved = Math.abs(this.countdown.resetInMs - resetInMs) >= roundingMs;
    if (elapsed < 5 * roundingMs) return !this.countdownStuck;
    this.countdownStuck = !moved;
    if (moved) this.countdown = { resetInMs, at: now };
    return moved;
  }

  /** Only clear differences count: a window of the documented length may have been joined a little late. */
  private learnWindow(resetInMs: number): void {
    const seen = Math.ceil(resetInMs / roundingMs) * roundingMs;
    if (seen > this.windowMs || seen < this.windowMs / 4) this.windowMs = seen;
    this.windowSeen = true;
  }

  private readRemaining(remaining: number, opened: boolean, context: ReadingContext): void {
    const { own, overlapping, refused, tick } = context;
    const ownAmount = own?.amount ?? 0;
    const others = this.reserved - ownAmount;
    const most = remaining + ownAmount + others;
    const least = remaining + ownAmount - overlapping;
    const ordered = own !== null && (this.last === null || own.startedTick > this.last.tick);
    const counted = own !== null && ownAmount > 0 && !refused;
    if (ordered && counted) this.judgeLiveness(remaining, ownAmount, opened);
    this.remaining = Math.min(this.remaining, most);
    if (this.frozen) {
      this.remaining = Math.min(this.remaining, Math.max(0, this.limit - this.spent));
      return;
    }
    const live = opened || this.last === null || remaining < this.last.remaining;
    if (live && (own?.startedTick ?? tick) >= this.raiseFromTick) {
      this.remaining = Math.max(this.remaining, Math.min(least, this.limit));
    }
    if (own === null) return;
    this.cost.read({
      remaining,
      now: context.now,
      own: counted ? own.nominal : 0,
      settled: this.settledNominal,
      overlapping: context.overlappingNominal,
      inFlight: this.inFlightNominal - own.nominal,
    });
  }

  /** A request that was charged must have moved `remaining`; where it did not, the number is a decoration. */
  private judgeLiveness(remaining: number, ownAmount: number, opened: boolean): void {
    const moved =
      this.last === null ? remaining + Math.min(1, ownAmount) <= this.limit : remaining < this.last.remaining;
    this.stuck = moved || opened ? 0 : Math.min(this.stuck + 1, frozenAfter);
  }

  /**
   * The host refused because of this budget.
   *
   * @param waitMs how long the host said, null where it did not
   */
  refused(share: Share | null, waitMs: number | null, now: number, tick: number): void {
    if (this.closed || (share !== null && share.startedTick < this.raiseFromTick)) return;
    if (this.hidden !== null && this.confirmed && this.used > 0) {
      this.limit = this.hidden.refused(this.used, now, this.windowMs);
      this.remaining = 0;
      this.source = 'learned';
    }
    if (!this.confirmed) this.refusedInRow += 1;
    this.closed = true;
    this.raiseFromTick = tick;
    const told = numberIn(waitMs, 1, 2 * Math.max(this.windowMs, this.rule.windowMs));
    if (told !== null) this.resetAt = now + told + roundingMs;
    else if (this.resetAt === null || this.provisional) this.resetAt = now + this.probePause();
    this.provisional = false;
    this.earliestResetAt = null;
  }

  private probePause(): number {
    return Math.min(firstProbeMs * 2 ** Math.min(Math.max(0, this.refusedInRow - 1), 10), lastProbeMs);
  }

  /** Counts a daily refusal once per window. Returns whether it is a new one. */
  strike(now: number): boolean {
    if (now < this.struckUntil) return false;
    this.struckUntil = this.resetAt ?? now + this.windowMs;
    return true;
  }

  /** Without header of its own, a hidden window is as much shorter as the announced ones of its length were found. */
  rescale(windowMs: number): void {
    if (windowMs === this.windowMs) return;
    const change = windowMs - this.windowMs;
    this.windowMs = windowMs;
    if (this.resetAt !== null) this.resetAt += change;
    if (this.earliestResetAt !== null) this.earliestResetAt += change;
  }

  /**
   * What others may have taken since the host last said how much is left.
   *
   * @param onAverage not as at their worst
   */
  foreignSince(now: number, tookMs: number, onAverage: boolean): number {
    const from = Math.max(this.seenAt ?? 0, this.rolledAt);
    const age = from === 0 ? 0 : Math.max(0, now - from);
    return onAverage ? this.cost.foreignRate * age : this.cost.foreignPeak * 1.5 * (age + 2 * tookMs);
  }

  /** This machine's clock was found to have jumped: every time noted by it moves along, by `ms`. */
  shift(ms: number, now: number): void {
    if (this.ended !== null && this.ended.resetAt + ms > now) {
      this.remaining = Math.max(0, this.ended.remaining - this.spent);
      this.resetAt = this.ended.resetAt;
      this.closed = this.ended.closed;
      this.provisional = false;
      this.ended = null;
    }
    if (this.resetAt !== null) this.resetAt += ms;
    if (this.earliestResetAt !== null) this.earliestResetAt += ms;
    if (this.seenAt !== null) this.seenAt += ms;
    if (this.countdown) this.countdown = { ...this.countdown, at: this.countdown.at + ms };
    if (this.carry.amount > 0) this.carry = { ...this.carry, since: this.carry.since + ms };
    if (this.struckUntil !== 0) this.struckUntil += ms;
    if (this.rolledAt !== 0) this.rolledAt += ms;
    this.cost.shift(ms);
    this.cap?.shift(ms);
  }

  save(): unknown {
    return {
      id: this.rule.id,
      account: this.account,
      limit: this.limit,
      remaining: this.remaining,
      resetAt: this.resetAt,
      earliestResetAt: this.earliestResetAt,
      provisional: this.provisional,
      windowMs: this.windowMs,
      source: this.source,
      seenAt: this.seenAt,
      spent: this.spent,
      stuck: this.stuck,
      countdownStuck: this.countdownStuck,
      closed: this.closed,
      refusedInRow: this.refusedInRow,
      struckUntil: this.struckUntil,
      rolledAt: this.rolledAt,
      cost: this.cost.save(),
      cap: this.cap?.save() ?? null,
    };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    const limit = numberIn(from.limit, 1, maxTimesDocumented * this.rule.assumedLimit);
    const remaining = numberIn(from.remaining, 0, limit ?? 0);
    if (limit === null || remaining === null) return;
    this.limit = limit;
    this.remaining = remaining;
    this.resetAt = timeFrom(from.resetAt);
    this.earliestResetAt = timeFrom(from.earliestResetAt);
    this.provisional = from.provisional !== false;
    this.windowMs = numberIn(from.windowMs, 1, 2 * this.rule.windowMs) ?? this.rule.windowMs;
    this.source = sources.find((source) => source === from.source) ?? 'assumed';
    this.seenAt = timeFrom(from.seenAt);
    this.spent = numberIn(from.spent, 0, 1e9) ?? 0;
    this.stuck = numberIn(from.stuck, 0, frozenAfter) ?? 0;
    this.countdownStuck = from.countdownStuck === true;
    this.closed = from.closed === true && this.resetAt !== null;
    this.refusedInRow = numberIn(from.refusedInRow, 0, 1e6) ?? 0;
    this.struckUntil = timeFrom(from.struckUntil) ?? 0;
    this.rolledAt = timeFrom(from.rolledAt) ?? 0;
    this.cost.restore(from.cost);
    this.cap?.restore(from.cap);
  }

  view(kept: number): BudgetView {
    return {
      id: this.rule.id,
      limit: this.limit,
      remaining: this.closed ? 0 : this.remaining,
      reserved: this.reserved,
      kept,
      resetAt: this.resetAt,
      windowMs: this.windowMs,
      source: this.source,
      seenAt: this.seenAt,
    };
  }
}
