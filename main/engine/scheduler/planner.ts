import type { WaitReason } from '../../../contract/wait-reason.ts';
import { AnswerTimeout } from './answer-timeout.ts';
import { ArrivalRates } from './arrival-rates.ts';
import type { Budget } from './budget.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { CongestionWindow } from './congestion-window.ts';
import { Demand } from './demand.ts';
import { FairQueue, isPrompt, type Post } from './fair-queue.ts';
import { type Busy, begunAhead, countFlights, type Flight, type FlightCount } from './flights.ts';
import type { Ledger, SettledAttempt } from './ledger.ts';
import { numberIn, objectFrom } from './parse-saved.ts';
import { Presence } from './presence.ts';
import { keptAt, noReserve, type Reserve, reserveOf } from './reserve.ts';
import type { SharedHold } from './shared-types.ts';
import type { Price, ShortageTerms } from './shortage.ts';
import { Speed } from './speed.ts';
import type { AttemptResult, Cost, PlannerSettings, WorkItem } from './types.ts';

/** Weight of the newest upload in the share of wasted ones. */
const wasteWeight = 1 / 200;

/** Longest time of an average upload with which more are begun than there are slots, ms: they wait about that long. */
const soonMs = 1_000;

/** A request in flight other than an upload. */
type Errand = Pick<Flight, 'startedAt'>;

/** Decides what may be sent now: lanes, sources, posts, slots, line, host and clock over the ledger's budgets. */
export class Planner {
  readonly queue = new FairQueue();
  readonly ledger: Ledger;
  readonly speed = new Speed();
  readonly demand = new Demand();
  readonly arrivals = new ArrivalRates();
  readonly presence: Presence;
  readonly flights = new Map<string, Flight>();
  readonly window: CongestionWindow;
  readonly breaker = new CircuitBreaker();
  readonly answers = new AnswerTimeout();
  settings: PlannerSettings;
  isOnline = true;
  /** Version of the plan's inputs; counts up with every change. */
  revision = 0;
  /** Share of uploads that cost their credits in vain, because no answer came. */
  waste = 0;
  /** When the bandwidth limit allows the next byte, on the clock that never jumps. */
  paceAt = 0;
  /** Number of machines that spend the same allowance, as last told; 0 where it was never told. */
  machines = 0;
  /** What is kept back for the sake of other machines; null while nothing is. */
  heldBack: SharedHold | null = null;
  /** Cost of the newest item. */
  usualPrice: Price;
  /** The latest `now` passed in. */
  seenNow: number;
  private readonly errands = new Map<string, Errand>();
  /** Credits that posts cost beside their pictures. */
  private readonly reservedByPost = new Map<string, Price>();
  private readonly units: number[];
  private seenShift = 0;
  /** When the host last took an upload, on the clock that never jumps. */
  private acceptedAt = Number.NEGATIVE_INFINITY;

  constructor(ledger: Ledger, settings: PlannerSettings, learned: unknown, now: number) {
    this.seenNow = now;
    this.ledger = ledger;
    this.presence = new Presence(now);
    this.presence.restore(objectFrom(learned).presence);
    this.settings = settings;
    this.window = new CongestionWindow(settings.initialParallel);
    this.usualPrice = ledger.price({});
    this.units = ledger.budgets.map(() => 0);
    const from = objectFrom(learned);
    this.speed.restore(from.speed);
    this.demand.restore(from.demand);
    this.arrivals.restore(from.arrivals);
    this.waste = numberIn(from.waste, 0, 1) ?? 0;
    this.machines = numberIn(from.machines, 0, 1e6) ?? 0;
  }

  /** State that the snapshot keeps beside the ledger. */
  learned(): Readonly<Record<string, unknown>> {
    return {
      speed: this.speed.save(),
      demand: this.demand.save(),
      arrivals: this.arrivals.save(),
      presence: this.presence.save(),
      ...(this.machines > 0 && { machines: this.machines }),
    };
  }

  /** Advances ledger and queue to `now`; to be called before anything is read from them. */
  sync(now: number): void {
    this.seenNow = now;
    this.ledger.sync(now);
    const shift = this.ledger.clockShift;
    if (shift !== this.seenShift) {
      this.demand.shift(shift - this.seenShift);
      this.presence.shift(shift - this.seenShift);
      this.seenShift = shift;
      this.revision += 1;
    }
    this.presence.seen(now);
    this.demand.turn(now);
    this.arrivals.turn(this.steady(now));
    this.queue.wake(this.steady(now));
  }

  /** Converts `now` to a clock that goes on as if ours had never been set. */
  steady(now: number): number {
    return now - this.ledger.clockShift;
  }

  put(item: WorkItem): void {
    const price = this.ledger.price(item.cost, item.account);
    this.learnUnits(price);
    this.usualPrice = price;
    this.arrivals.arrived(item, this.steady(this.seenNow));
    const delayed = Number.isFinite(item.notBefore) && item.notBefore > 0;
    this.queue.put(item, price, delayed ? Math.max(1, this.steady(item.notBefore)) : 0);
    this.revision += 1;
  }

  private learnUnits(price: Price): void {
    price.nominal.forEach((nominal, index) => {
      this.units[index] = Math.max(this.units[index] ?? 0, nominal);
    });
  }

  remove(id: string): void {
    if (this.queue.remove(id)) this.revision += 1;
  }

  get maxParallel(): number {
    return Math.max(1, Math.floor(this.settings.maxParallel) || 1);
  }

  /** Maximum number of uploads in flight. One is kept for what a user waits for, where there is more than one. */
  get slots(): FlightCount {
    const { mostAtOnce = Number.POSITIVE_INFINITY } = this.settings;
    const ordinary = Math.min(this.window.size(this.maxParallel), mostAtOnce);
    return { ordinary, all: Math.min(this.maxParallel > 1 ? ordinary + 1 : 1, mostAtOnce) };
  }

  /**
   * Number of silent uploads whose places others may take: no more than there are places, and only one where
   * nothing has gone through since, because then it is the host that is silent.
   */
  get silent(): number {
    // What is silent is still being sent.
    if (this.settings.mostAtOnce !== undefined) return 0;
    let silent = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { isSilent, startedAt } of this.flights.values()) {
      if (!isSilent) continue;
      silent += 1;
      oldest = Math.min(oldest, startedAt);
    }
    return Math.min(silent, this.acceptedAt >= oldest ? this.maxParallel : 1);
  }

  get busy(): Busy {
    return { ...countFlights(this.flights.values(), this.silent), chosen: 0, paceAt: this.paceAt };
  }

  /** Counts of the uploads of which something is sent. */
  private get sending(): FlightCount {
    const sending = [...this.flights.values()].filter(({ release }) => release === null);
    return countFlights(sending, this.silent);
  }

  /** Maximum number of uploads begun: where slots are free again within moments, twice as many as there are. */
  get room(): FlightCount {
    const { slots } = this;
    const isSlow = this.speed.isKnown && this.speed.average > soonMs;
    const isSoon = !isSlow && this.bandwidth === null;
    const ahead = this.settings.beginsAhead === true && isSoon ? slots.ordinary : 0;
    return { all: slots.all + ahead, ordinary: slots.ordinary + ahead };
  }

  /** See `Scheduler`. */
  get isSupplied(): boolean {
    const { size, readyCount } = this.queue;
    if (readyCount === size) return true;
    return readyCount + begunAhead(this.flights).length >= this.maxParallel;
  }

  /** True if one that was begun ahead may be sent now, as far as slots go. */
  hasSlot(prompt: boolean): boolean {
    const { slots, sending } = this;
    return sending.all < slots.all && (prompt || sending.ordinary < slots.ordinary);
  }

  get bandwidth(): number | null {
    const { bandwidth } = this.settings;
    return bandwidth !== null && bandwidth > 0 ? bandwidth : null;
  }

  /** The reason why nothing may go; null if something may. */
  standstill(now: number): { reason: WaitReason; until: number | null } | null {
    if (!this.isOnline) return { reason: { kind: 'network', until: null }, until: null };
    const serverNow = this.ledger.serverNow(now);
    const blocked = this.ledger.strikes.blockedUntil(serverNow);
    if (blocked !== null) {
      const until = now + blocked - serverNow;
      const strikes = this.ledger.strikes.count(serverNow);
      return { reason: { kind: 'strikes', strikes, until }, until };
    }
    const openUntil = this.openUntil(now);
    if (openUntil !== null) return { reason: { kind: 'host', until: openUntil }, until: openUntil };
    const until = this.ledger.unexplained.until(now);
    return until === null ? null : { reason: { kind: 'refused', until }, until };
  }

  /** Until when the host's circuit breaker is open; null while it is not. */
  openUntil(now: number): number | null {
    const until = this.breaker.openUntil(this.steady(now));
    return until === null ? null : until + this.ledger.clockShift;
  }

  /** The reserve of a budget for captures and pastes, in full. */
  reserve(index: number): Reserve {
    const budget = this.ledger.budgets[index];
    if (!budget) return noReserve;
    return reserveOf(budget, this.unitPrice(index), this.demand.wanted, this.speed.average);
  }

  /** Price of one upload in a budget. */
  unitPrice(index: number): number {
    return this.ledger.budgets[index]?.price(this.units[index] ?? 0) ?? 0;
  }

  keptNow(budget: Budget, index: number, now: number): number {
    return keptAt(this.reserve(index), budget.windowMs, budget.resetAt, now);
  }

  reserveForPost(postId: string, account: string | null, cost: Cost | null): void {
    if (cost === null) this.reservedByPost.delete(postId);
    else this.reservedByPost.set(postId, this.ledger.price(cost, account));
    this.revision += 1;
  }

  /** Documented cost of making a post, beside its pictures. */
  makingCost(postId: string, index: number): number {
    return this.reservedByPost.get(postId)?.nominal[index] ?? 0;
  }

  /** Credits promised to posts that have begun and to the making of all, except for one of them. */
  reservedForPosts(budget: Budget, index: number, but: Post | null): number {
    let sum = 0;
    for (const [postId, price] of this.reservedByPost) {
      if (postId !== but?.id) sum += budget.price(price.nominal[index] ?? 0);
    }
    for (const post of this.queue.begun) {
      if (post !== but) sum += budget.price(post.total[index] ?? 0);
    }
    return sum;
  }

  /** @returns true if it may be sent at once, false if it was begun ahead */
  started(itemId: string, attemptId: string, now: number): boolean {
    this.sync(now);
    const entry = this.queue.get(itemId);
    if (!entry) return true;
    this.queue.serve(entry.source, 1);
    const { lane } = entry.source;
    if (!entry.item.urgent) lane.servedMark = Math.max(lane.servedMark, entry.source.served - 1);
    lane.hungrySince = this.steady(now);
    this.queue.remove(itemId);
    if (entry.post && entry.post.count > 0) this.queue.begin(entry.post, true);
    const startedAt = this.steady(now);
    const { bytes, isCapture } = entry.item;
    const prompt = isPrompt(entry.item);
    // The one that tries whether an outage is over waits for none of those of before.
    const isTry = this.breaker.state(startedAt) !== 'closed';
    const isWaiting = this.settings.beginsAhead === true && !isTry && !this.hasSlot(prompt);
    this.flights.set(attemptId, {
      ...{ entry, prompt, bytes, startedAt },
      ...{ release: null, isSilent: false, beside: 0 },
    });
    this.hold(attemptId, isWaiting, now);
    this.countBeside();
    this.breaker.started(attemptId, startedAt);
    if (isCapture) this.demand.started(now);
    this.paceAt = this.pacedAfter(this.paceAt, bytes, startedAt);
    this.revision += 1;
    return !isWaiting;
  }

  private countBeside(): void {
    const { all } = this.sending;
    for (const flight of this.flights.values())
      if (flight.release === null) flight.beside = Math.max(flight.beside, all);
  }

  /** Reserves what an upload costs, or holds it until that is sent. */
  private hold(attemptId: string, isWaiting: boolean, now: number): void {
    const flight = this.flights.get(attemptId);
    if (!flight) return;
    flight.release?.();
    flight.release = isWaiting ? this.ledger.earmark(flight.entry.price, 'held') : null;
    if (!isWaiting) this.ledger.reserve(attemptId, flight.entry.price, true, now);
  }

  /**
   * Lets one that was begun ahead be sent, or leaves it waiting.
   * @param lacks asked while nothing is held for it: whether there is too little left
   */
  takeOff(attemptId: string, flight: Flight, now: number, lacks: () => boolean): boolean {
    flight.release?.();
    const isShort = lacks();
    flight.release = null;
    this.hold(attemptId, isShort, now);
    if (isShort) return false;
    flight.startedAt = this.steady(now);
    this.countBeside();
    this.revision += 1;
    return true;
  }

  /** When the bandwidth limit allows the next byte, if so many more are sent then. */
  pacedAfter(paceAt: number, bytes: number, steadyNow: number): number {
    if (this.bandwidth === null) return paceAt;
    return Math.max(paceAt, steadyNow) + (bytes / this.bandwidth) * 1000;
  }

  /** Reserves a request other than an upload. @returns false where it may not be sent now */
  reserveOther(attemptId: string, cost: Cost, now: number, account: string | null): boolean {
    this.sync(now);
    if (this.standstill(now) || !this.breaker.lets(this.steady(now))) return false;
    const price = this.ledger.price(cost, account);
    const extra = Number.POSITIVE_INFINITY;
    const terms: ShortageTerms = { now, tookMs: 0, kept: () => 0, extra, hopeful: false, asks: true };
    if (this.ledger.shortage(price, terms)) return false;
    this.ledger.reserve(attemptId, price, false, now);
    this.errands.set(attemptId, { startedAt: this.steady(now) });
    this.breaker.started(attemptId, this.steady(now));
    this.revision += 1;
    return true;
  }

  silence(attemptId: string, now: number): void {
    this.sync(now);
    const flight = this.flights.get(attemptId);
    if (!flight || flight.isSilent) return;
    flight.isSilent = true;
    this.breaker.silent(attemptId, flight.startedAt, this.steady(now));
    this.revision += 1;
  }

  settle(attemptId: string, result: AttemptResult, now: number): SettledAttempt | null {
    this.sync(now);
    const flight = this.flights.get(attemptId);
    const begun = flight ?? this.errands.get(attemptId);
    if (flight?.release) this.hold(attemptId, false, now);
    this.flights.delete(attemptId);
    this.errands.delete(attemptId);
    const ended = this.ledger.settle(attemptId, result, now);
    if (!ended || !begun) return ended;
    this.revision += 1;
    this.judgeHost(attemptId, begun.startedAt, result, now);
    if (flight) this.learn(flight, result, now);
    return ended;
  }

  private judgeHost(id: string, startedAt: number, result: AttemptResult, now: number): void {
    const { health, namedMs = null } = result;
    const steadyNow = this.steady(now);
    const change = this.breaker.ended({ id, health, startedAt, now: steadyNow, namedMs });
    if (change === 'closed') this.window.restart();
  }

  private learn({ startedAt, beside: underWay }: Flight, result: AttemptResult, now: number): void {
    const { settlement, health, measured } = result;
    const steadyNow = this.steady(now);
    const most = this.maxParallel;
    this.waste += ((settlement === 'unknown' ? 1 : 0) - this.waste) * wasteWeight;
    if (result.timedOut) this.answers.timedOut(startedAt, steadyNow);
    if (health === 'trouble') this.window.trouble(startedAt, most, steadyNow);
    if (measured === null) return;
    this.acceptedAt = steadyNow;
    this.speed.learn(measured.bytes, measured.tookMs);
    if (measured.answerMs !== null) this.answers.answered(measured.answerMs);
    this.window.completed({ bytes: measured.bytes, startedAt, underWay, most, now: steadyNow });
  }

  /** Sends fewer at once after a refusal that no budget explains: the host may want just that. */
  refused(attemptId: string | null, now: number): void {
    const flight = attemptId === null ? undefined : this.flights.get(attemptId);
    if (!flight || !this.ledger.unexplained.isAsking) return;
    this.window.trouble(flight.startedAt, this.maxParallel, this.steady(now));
  }

  hasAcceptedSince(time: number): boolean {
    return this.acceptedAt >= this.steady(time);
  }
}
