import type { BudgetView } from '../../../contract/credits.ts';
import { CapLearning, isBetween } from './cap-learning.ts';
import { CostLearning } from './cost-learning.ts';
import { foreignSpending } from './foreign.ts';
import { Liveness } from './liveness.ts';
import { numberIn, objectFrom, timeFrom } from './parse-saved.ts';
import { probePause } from './probe-pause.ts';
import { QuotaWindow } from './quota-window.ts';
import type { ReadingContext, Share, ShareEnd } from './share.ts';
import { SharedPart } from './shared-part.ts';
import type { BudgetReading, BudgetRule } from './types.ts';

/** Upper bound of a limit, as a multiple of the documented one: more is a typing error of the server. */
const maxTimesDocumented = 1000;
const sources = ['assumed', 'header', 'asked', 'learned'] as const;

/**
 * Tracks one budget: a window that opens at its first use and in which `limit` may be spent. `remaining` is what
 * would be left if nothing under way were charged, so `remaining - reserved` can be promised if no other program spends.
 */
export class Budget {
  readonly rule: BudgetRule;
  /** The account that it belongs to, where each account has one of its own. Null: it is anonymous or shared. */
  readonly account: string | null;
  limit: number;
  remaining: number;
  reserved = 0;
  /** Promised to what was begun ahead: surely not in the host's number yet. */
  held = 0;
  inFlight = 0;
  source: BudgetView['source'] = 'assumed';
  seenAt: number | null = null;
  /** True after a request succeeded in this window, so the budget really was refilled. */
  confirmed = false;
  /** Own requests charged since the host last said how much is left. */
  unseenCharges = 0;
  readonly cost = new CostLearning();
  /** What other machines hold of it, where one allowance is spent by many. */
  readonly shared = new SharedPart();
  readonly window: QuotaWindow;
  readonly cap: CapLearning | null;
  readonly liveness = new Liveness();
  /** The hidden cap that was assumed when the window began. */
  believed: number;
  /** True if the window before ended with a refusal, so that this one is only assumed to be full. */
  isDoubtful = false;
  private spent = 0;
  /** Documented cost of own requests: settled, of those what may not have been charged, and in flight. */
  readonly nominal = { settled: 0, doubtful: 0, inFlight: 0 };
  private carry = { amount: 0, since: 0 };
  private windowTick = 0;
  /** The previous window, in case a clock that was set has only made it look ended. */
  private ended: { resetAt: number; remaining: number; closed: boolean } | null = null;
  /** Answers to requests older than this tick (a refusal came after them) raise nothing. */
  private raiseFromTick = 0;
  private refusedInRow = 0;
  /** True after a refusal in this window: nothing more before its end. */
  closed = false;
  /** Tick of that refusal, of those that this machine has seen itself. */
  closedTick = 0;
  /** Until when further daily refusals belong to a strike that was counted. */
  private struckUntil = 0;

  constructor(rule: BudgetRule, account: string | null = null) {
    this.rule = rule;
    this.account = account;
    this.limit = rule.assumedLimit;
    this.believed = rule.assumedLimit;
    this.remaining = rule.assumedLimit;
    this.window = new QuotaWindow(rule.windowMs);
    this.cap = rule.announced ? null : new CapLearning(rule.assumedLimit);
  }

  /** True if the requests of this account are paid out of it. */
  pays(account: string | null): boolean {
    return !this.rule.perAccount || this.account === account;
  }

  /** Latest time at which the window ends; null while it has not been opened. */
  get resetAt(): number | null {
    return this.window.resetAt;
  }

  get windowMs(): number {
    return this.window.length;
  }

  get isWindowSeen(): boolean {
    return this.window.isLengthSeen;
  }

  /** What was learned of a cap that no header shows; null for a budget that headers have told of. */
  get hidden(): CapLearning | null {
    return this.source === 'header' || this.source === 'asked' ? null : this.cap;
  }

  /** Units spent in this window, without those in flight. */
  private get used(): number {
    return this.limit - this.remaining;
  }

  /** Begins the next window when this one has certainly ended. */
  roll(now: number, tick: number): void {
    const { resetAt } = this.window;
    if (resetAt === null || !this.window.isOver(now)) return;
    this.ended = { resetAt, remaining: this.remaining, closed: this.closed };
    const { amount, since } = this.carry;
    this.window.next(amount > 0 ? since : null, now);
    this.remaining = Math.max(0, this.shared.nextWindow(this.limit) - amount);
    this.believed = this.limit;
    this.spent = amount;
    this.carry = { amount: 0, since: 0 };
    this.confirmed = false;
    this.isDoubtful = this.closed;
    this.closed = false;
    this.liveness.lostTrack();
    this.windowTick = tick;
    this.cost.refilled(now, { remaining: this.remaining, ...this.nominal });
  }

  /** Estimates the cost of a request of this documented price. */
  price(nominal: number): number {
    return nominal <= 0 ? 0 : Math.max(1, Math.ceil(nominal * this.cost.ratio - 1e-9));
  }

  /** Units that can be promised, before any margin. Infinite where a hidden cap may be tried. */
  free(now: number): number {
    if (this.closed) return 0;
    if (this.hidden !== null && now >= this.hidden.probeFrom) return Number.POSITIVE_INFINITY;
    return this.left;
  }

  /** Units that nobody has been promised yet, by whichever machine. */
  get left(): number {
    return this.remaining - this.reserved - this.held - this.shared.reserved;
  }

  /** Units that can be promised without hoping for more than was let through, documented or announced. */
  guaranteed(): number {
    return this.closed ? 0 : Math.max(0, this.left);
  }

  /** Units that can be promised to several uploads at once: a refusal is possible beyond it. */
  shareable(tookMs: number): number {
    if (this.isDoubtful) return 0;
    if (this.hidden) return this.left;
    // What is under way may be in the host's number or not, and hides as much that others have taken.
    const unclear = this.rule.countsStrikes ? this.reserved + this.shared.reserved : 0;
    return this.left - unclear - foreignSpending(this, tookMs);
  }

  /** Number of requests under way that it pays, of all machines. */
  get underWay(): number {
    return this.inFlight + this.shared.inFlight;
  }

  /** Maximum number of uploads in flight where a refusal is possible. */
  get atOnceBeyond(): number {
    return this.isDoubtful || !this.hidden ? 1 : this.hidden.atOnceBeyond(this.used, this.believed);
  }

  /** Deducts an amount until the returned function is called. */
  earmark(amount: number, as: 'reserved' | 'held'): () => void {
    const add = (sign: 1 | -1) => {
      this[as] += sign * amount;
      this.inFlight += sign;
    };
    add(1);
    return () => add(-1);
  }

  reserve(share: Share): void {
    this.reserved += share.amount;
    this.inFlight += 1;
    this.nominal.inFlight += share.nominal;
  }

  settle(share: Share, { how, isRefused, isAccepted, now }: ShareEnd): void {
    this.reserved -= share.amount;
    this.inFlight -= 1;
    this.nominal.inFlight -= share.nominal;
    if (this.inFlight === 0) {
      this.reserved = 0;
      this.nominal.inFlight = 0;
    }
    // Whether a refused request counts is not known; a hidden cap lets nothing through, so there it does not.
    if (how === 'nothing-sent' || (isRefused && this.hidden !== null)) return;
    this.charge(share.amount);
    this.unseenCharges += 1;
    this.nominal.settled += share.nominal;
    if (!isAccepted) this.nominal.doubtful += share.nominal;
    if (this.window.mayBeOver(now)) {
      const since = this.carry.amount === 0 ? share.startedAt : Math.min(this.carry.since, share.startedAt);
      this.carry = { amount: this.carry.amount + share.amount, since };
    }
    const isOfThisWindow = share.startedTick >= this.windowTick;
    this.window.charged(share.startedAt, now, isAccepted && isOfThisWindow);
    if (isAccepted && isOfThisWindow) this.wentThrough(share);
  }

  private charge(amount: number): void {
    this.spent += amount;
    this.remaining -= amount;
    if (this.remaining >= 0) return;
    if (this.hidden !== null) {
      this.limit -= this.remaining;
      this.source = 'learned';
    }
    this.remaining = 0;
  }

  private wentThrough(share: Share): void {
    this.confirmed = true;
    this.isDoubtful = false;
    this.refusedInRow = 0;
    this.cap?.letThrough(this.used, this.window.number, share.startedTick < this.raiseFromTick);
    if (this.closed) this.cap?.foundHigher(this.used);
  }

  /** Charges an attempt whose end was not seen, if it belongs to this window. */
  chargeLeftOver(nominal: number, startedAt: number): void {
    if (!this.window.includes(startedAt)) return;
    const amount = this.price(nominal);
    this.spent += amount;
    this.remaining = Math.max(0, this.remaining - amount);
  }

  /** Applies what an answer said, as far as it can be true. Returns whether any of it could. */
  read(reading: BudgetReading, context: ReadingContext): boolean {
    this.window.heard = null;
    const limit = numberIn(reading.limit, 1, maxTimesDocumented * this.rule.assumedLimit);
    // A limit of nothing, or below, or beyond all sense: then the numbers beside it mean nothing either.
    if (reading.limit !== undefined && limit === null) return false;
    if (limit !== null) this.changeLimit(limit);
    const remaining = numberIn(reading.remaining, 0, this.limit);
    const resetInMs = numberIn(reading.resetInMs, 1, this.window.maxResetMs);
    if (remaining === null && resetInMs === null) return false;
    const { own, tick, now } = context;
    const isFirstUse =
      !this.confirmed && remaining !== null && own !== null && remaining >= this.limit - own.nominal;
    const endsLater = resetInMs !== null && this.window.read(resetInMs, isFirstUse, context);
    const opened = endsLater && remaining !== null && remaining > this.remaining;
    if (remaining !== null) this.readRemaining(remaining, opened, context);
    this.seenAt = now;
    this.unseenCharges = -1;
    this.source = context.source;
    if (own === null || this.liveness.isInOrder(own.startedTick)) {
      this.liveness.seen(remaining, this.limit, tick);
    }
    return true;
  }

  private changeLimit(limit: number): void {
    if (limit === this.limit) return;
    // A part stays what it is until the window ends: only all machines together have the rest.
    if (!this.shared.isPart) this.remaining = Math.max(0, limit - Math.max(0, this.limit - this.remaining));
    this.limit = limit;
    this.liveness.lostTrack();
    this.cost.lostTrack();
  }

  private readRemaining(remaining: number, opened: boolean, context: ReadingContext): void {
    const { own, overlapping, refused, tick } = context;
    const ownAmount = own?.amount ?? 0;
    const others = this.reserved - ownAmount;
    const most = remaining + ownAmount + others;
    const least = remaining + ownAmount - overlapping;
    const counted = own !== null && ownAmount > 0 && !refused;
    if (counted && this.liveness.isInOrder(own.startedTick)) {
      this.liveness.judge(remaining, ownAmount, this.limit, opened);
    }
    this.remaining = Math.min(this.remaining, most);
    // Others spend as well: what a single answer shows lowers at once, and raises nothing in a window.
    if (this.shared.isOn) return;
    if (this.liveness.isFrozen) {
      this.remaining = Math.min(this.remaining, Math.max(0, this.limit - this.spent));
      return;
    }
    const isLive = opened || this.liveness.hasMoved(remaining);
    if (isLive && (own?.startedTick ?? tick) >= this.raiseFromTick) {
      this.remaining = Math.max(this.remaining, Math.min(least, this.limit));
    }
    if (own === null) return;
    this.cost.read({
      remaining,
      now: context.now,
      own: counted ? own.nominal : 0,
      ...this.nominal,
      overlapping: context.overlappingNominal,
      inFlight: this.nominal.inFlight - own.nominal,
    });
  }

  /**
   * True if a refusal for no stated reason can come from this hidden cap: what is believed of it is reached, or the
   * same was met at about the same place in another window.
   */
  explains(share: Share | null): boolean {
    if (this.hidden === null || share === null) return false;
    const underWay = Math.max(0, this.reserved - share.amount);
    if (isBetween(this.believed, this.used, this.used + underWay) || this.used > this.believed) return true;
    return this.confirmed && this.hidden.suspect(this.used, underWay, this.window.number);
  }

  /** Records a refusal for no known reason: answers to what was in flight raise nothing. */
  refusedForUnknown(tick: number): void {
    this.raiseFromTick = tick;
  }

  /**
   * Records that the host refused because of this budget.
   * @param waitMs how long the host said, null where it did not
   */
  refused(share: Share | null, waitMs: number | null, now: number, tick: number): void {
    if (this.closed || (share !== null && share.startedTick < this.raiseFromTick)) return;
    if (this.hidden !== null && this.confirmed && this.used > 0) {
      this.limit = this.hidden.refused(this.used, now, this.windowMs);
      this.believed = this.limit;
      this.remaining = 0;
      this.source = 'learned';
    }
    if (!this.confirmed) this.refusedInRow += 1;
    this.closed = true;
    this.closedTick = tick;
    this.raiseFromTick = tick;
    this.window.refused(waitMs, probePause(this.refusedInRow), now);
  }

  /** Counts a daily refusal once per window. Returns whether it is a new one. */
  strike(now: number): boolean {
    if (now < this.struckUntil) return false;
    this.struckUntil = this.resetAt ?? now + this.windowMs;
    return true;
  }

  /** See `QuotaWindow.rescale`. */
  rescale(windowMs: number): void {
    if (windowMs !== this.windowMs) this.window.rescale(windowMs);
  }

  /** Shifts every stored time by `ms`, because this machine's clock was found to have jumped. */
  shift(ms: number, now: number): void {
    if (this.ended !== null && this.ended.resetAt + ms > now) {
      this.remaining = Math.max(0, this.ended.remaining - this.spent);
      this.closed = this.ended.closed;
      this.window.reopen(this.ended.resetAt);
      this.ended = null;
    }
    this.window.shift(ms);
    if (this.seenAt !== null) this.seenAt += ms;
    if (this.carry.amount > 0) this.carry = { ...this.carry, since: this.carry.since + ms };
    if (this.struckUntil !== 0) this.struckUntil += ms;
    this.cost.shift(ms);
    this.cap?.shift(ms);
  }

  save(): unknown {
    return {
      id: this.rule.id,
      account: this.account,
      limit: this.limit,
      believed: this.believed,
      remaining: this.remaining,
      ...this.window.save(),
      source: this.source,
      seenAt: this.seenAt,
      spent: this.spent,
      stuck: this.liveness.save(),
      closed: this.closed,
      doubtful: this.isDoubtful,
      refusedInRow: this.refusedInRow,
      struckUntil: this.struckUntil,
      cost: this.cost.save(),
      cap: this.cap?.save() ?? null,
      division: this.shared.save(this.limit),
    };
  }

  restore(saved: unknown): void {
    const from = objectFrom(saved);
    const limit = numberIn(from.limit, 1, maxTimesDocumented * this.rule.assumedLimit);
    const remaining = numberIn(from.remaining, 0, limit ?? 0);
    if (limit === null || remaining === null) return;
    this.limit = limit;
    this.believed = numberIn(from.believed, 1, limit) ?? limit;
    this.remaining = remaining;
    this.window.restore(from);
    this.source = sources.find((source) => source === from.source) ?? 'assumed';
    this.seenAt = timeFrom(from.seenAt);
    this.spent = numberIn(from.spent, 0, 1e9) ?? 0;
    this.liveness.restore(from.stuck);
    this.closed = from.closed === true && this.resetAt !== null;
    this.isDoubtful = from.doubtful === true;
    this.refusedInRow = numberIn(from.refusedInRow, 0, 1e6) ?? 0;
    this.struckUntil = timeFrom(from.struckUntil) ?? 0;
    this.cost.restore(from.cost);
    this.cap?.restore(from.cap);
    this.shared.restore(from.division, limit);
  }
}
