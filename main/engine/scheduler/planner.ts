import type { Lane, WaitReason } from '../../../contract/records.ts';
import { ArrivalRates } from './arrival-rates.ts';
import type { Budget } from './budget.ts';
import { Concurrency } from './concurrency.ts';
import { type Entry, FairQueue, type LaneQueue, lanes, type Post, type Source } from './fair-queue.ts';
import type { Ledger, Price, Shortage, ShortageTerms } from './ledger.ts';
import { numberIn, objectFrom } from './parse-saved.ts';
import { Presence } from './presence.ts';
import { quietUntil } from './quiet-hours.ts';
import { Demand, keptAt, meltedAt, type Reserve, reserveOf } from './reserve.ts';
import { Speed } from './speed.ts';
import type { Cost, Decision, PlannerSettings, Settlement, WorkItem } from './types.ts';

const hourMs = 3_600_000;
/** A lane that got nothing for so long is given one item before all others. */
const maxPostponementMs: Readonly<Record<Lane, number>> = {
  interactive: hourMs,
  normal: hourMs,
  bulk: 2 * hourMs,
};
/** A post asks for no more room than this share of a limit: the rest follows in the next window. */
const maxReservedShare = 0.75;
/** After so many windows without room for all of it a post begins with what there is. */
const wholenessWindows = 2;
/** Weight of the newest upload in the share of those that were in vain. */
const wasteWeight = 1 / 200;
/** How soon to look again where only time makes a guess better. */
const recheckMs = 60_000;

/** An upload under way. `startedAt` on the clock that never jumps. */
export interface Flight {
  readonly prompt: boolean;
  readonly bytes: number;
  readonly startedAt: number;
}

/** Why an entry may not go now, and what else may not go for the same reason. */
interface Obstacle {
  readonly reason: WaitReason;
  readonly wakeAt: number | null;
  /**
   * All: nothing; ordinary: nothing but what somebody waits for; lane: neither this lane nor a lower one; account: the
   * same, but others may go, who have what this account lacks.
   */
  readonly stops: 'all' | 'ordinary' | 'lane' | 'account' | 'post';
}

/** True for what somebody waits for right now. */
const isPrompt = (item: WorkItem): boolean => item.urgent || item.lane === 'interactive';

/** Decides what may be sent now: lanes, sources, posts, slots, line and clock over the ledger's budgets. */
export class Planner {
  readonly queue = new FairQueue();
  readonly ledger: Ledger;
  readonly speed = new Speed();
  readonly demand = new Demand();
  readonly arrivals = new ArrivalRates();
  readonly presence: Presence;
  readonly flights = new Map<string, Flight>();
  readonly concurrency = new Concurrency();
  settings: PlannerSettings;
  isOnline = true;
  /** Raised by one with everything that may change a plan. */
  revision = 0;
  /** Share of uploads that cost their credits and bring nothing, because no answer came. */
  waste = 0;
  /** When the line is free again under the bandwidth limit, on the clock that never jumps. */
  paceAt = 0;
  /** What the newest item costs. */
  usualPrice: Price;
  /** What posts take beside their pictures. */
  private readonly keptForPosts = new Map<string, Price>();
  private readonly units: number[];
  /** The latest `now` that was handed in. */
  seenNow: number;
  private seenShift = 0;

  constructor(ledger: Ledger, settings: PlannerSettings, learned: unknown, now: number) {
    this.seenNow = now;
    this.ledger = ledger;
    this.presence = new Presence(now);
    this.presence.restore(objectFrom(learned).presence);
    this.settings = settings;
    this.usualPrice = ledger.price({});
    this.units = ledger.budgets.map(() => 0);
    const from = objectFrom(learned);
    this.speed.restore(from.speed);
    this.demand.restore(from.demand);
    this.arrivals.restore(from.arrivals);
    this.waste = numberIn(from.waste, 0, 1) ?? 0;
  }

  /** What the snapshot keeps beside the ledger. */
  learned(): Readonly<Record<string, unknown>> {
    return {
      speed: this.speed.save(),
      demand: this.demand.save(),
      arrivals: this.arrivals.save(),
      presence: this.presence.save(),
    };
  }

  /** Brings ledger and queue to `now`; to be called before anything is read from them. */
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

  /** `now` on a clock that goes on as if ours had never been set. */
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

  get slots(): { all: number; ordinary: number } {
    const all = Math.max(1, Math.floor(this.settings.maxConcurrency) || 1);
    // One is left for what somebody waits for, where there is more than one.
    return { all, ordinary: all > 1 ? Math.min(this.concurrency.target, all - 1) : 1 };
  }

  get bandwidth(): number | null {
    const { bandwidth } = this.settings;
    return bandwidth !== null && bandwidth > 0 ? bandwidth : null;
  }

  /** What keeps everything from going; null for nothing. */
  standstill(now: number): { reason: WaitReason; until: number | null } | null {
    if (!this.isOnline) return { reason: { kind: 'network', until: null }, until: null };
    const serverNow = this.ledger.serverNow(now);
    const blocked = this.ledger.strikes.blockedUntil(serverNow);
    if (blocked !== null) {
      const until = now + blocked - serverNow;
      const strikes = this.ledger.strikes.count(serverNow);
      return { reason: { kind: 'strikes', strikes, until }, until };
    }
    const until = this.ledger.trouble.until(now);
    return until === null ? null : { reason: { kind: 'host', until }, until };
  }

  decide(now: number): Decision {
    this.sync(now);
    const decision = this.decision(now);
    this.presence.expect(this.settings.paused ? null : decision.wakeAt);
    return decision;
  }

  private decision(now: number): Decision {
    if (this.queue.size === 0 || this.settings.paused) return { start: [], wakeAt: null, reason: null };
    const still = this.standstill(now);
    if (still) return { start: [], wakeAt: still.until, reason: still.reason };
    return new DecisionRound(this, now).run();
  }

  /** What of a budget a lane has to leave for interactive work, all told. */
  reserve(index: number, lane: Lane): Reserve {
    const budget = this.ledger.budgets[index];
    if (!budget) return { full: 0, unit: 0, tailMs: 0 };
    return reserveOf(budget, this.unitPrice(index), this.demand.wanted, lane, this.speed.average);
  }

  /** What one upload takes from a budget. */
  unitPrice(index: number): number {
    return this.ledger.budgets[index]?.price(this.units[index] ?? 0) ?? 0;
  }

  keptNow(budget: Budget, index: number, lane: Lane, now: number): number {
    return keptAt(this.reserve(index, lane), budget.windowMs, budget.resetAt, now);
  }

  reserveForPost(postId: string, account: string | null, cost: Cost | null): void {
    if (cost === null) this.keptForPosts.delete(postId);
    else this.keptForPosts.set(postId, this.ledger.price(cost, account));
    this.revision += 1;
  }

  /** Credits promised to posts that have begun and to the making of all, but for one of them. */
  reservedForPosts(budget: Budget, index: number, but: Post | null): number {
    let sum = 0;
    for (const [postId, price] of this.keptForPosts) {
      if (postId !== but?.id) sum += budget.price(price.nominal[index] ?? 0);
    }
    for (const post of this.queue.begun) {
      if (post !== but) sum += budget.price(post.total[index] ?? 0);
    }
    return sum;
  }

  private terms(entry: Entry, prompt: boolean, atOnce: number, hopeful: boolean, now: number): ShortageTerms {
    const lane = prompt ? 'interactive' : entry.item.lane;
    return {
      now,
      tookMs: this.speed.average,
      atOnce,
      hopeful,
      asks: false,
      kept: (budget, index) =>
        this.keptNow(budget, index, lane, now) + this.reservedForPosts(budget, index, entry.post),
    };
  }

  /** Why this entry, looked at alone, may not go now; null when it may. */
  obstacle(
    entry: Entry,
    hungry: boolean,
    busy: { all: number; ordinary: number },
    now: number,
  ): Obstacle | null {
    const prompt = isPrompt(entry.item);
    const turn = (stops: Obstacle['stops'], wakeAt: number | null): Obstacle => ({
      reason: { kind: 'turn', ahead: busy.all, until: wakeAt },
      wakeAt,
      stops,
    });
    const { slots } = this;
    if (busy.all >= slots.all) return turn('all', null);
    if (!prompt) {
      if (busy.ordinary >= slots.ordinary) return turn('ordinary', null);
      const quiet = quietUntil(this.settings.quietHours, now);
      if (quiet !== null) {
        return { reason: { kind: 'quiet-hours', until: quiet }, wakeAt: quiet, stops: 'ordinary' };
      }
      const paceIn = this.paceAt - this.steady(now);
      if (this.bandwidth !== null && paceIn > 0) return turn('ordinary', Math.ceil(now + paceIn));
    }
    if (this.ledger.trouble.trying && busy.all >= 1) return turn('ordinary', null);
    // Where a refusal is possible one goes alone, but for one that somebody waits for beside one that nobody does.
    const atOnce = prompt && busy.all === busy.ordinary ? 2 : 1;
    const short = this.ledger.shortage(entry.price, this.terms(entry, prompt || hungry, atOnce, true, now));
    if (short) return this.short(short, entry, now);
    return entry.item.urgent ? null : this.wholeness(entry, prompt || hungry, now);
  }

  /** A post goes as a whole: its first picture only when there is room for all. */
  private wholeness(entry: Entry, prompt: boolean, now: number): Obstacle | null {
    const { post } = entry;
    if (post === null || post.begun || post.count < 2) return null;
    const making = this.keptForPosts.get(post.id);
    const nominal = post.total.map((total, index) => {
      const budget = this.ledger.budgets[index];
      const wanted = total + (making?.nominal[index] ?? 0);
      return budget ? Math.min(wanted, (maxReservedShare * budget.limit) / budget.cost.ratio) : 0;
    });
    const terms = this.terms(entry, prompt, Number.POSITIVE_INFINITY, false, now);
    const short = this.ledger.shortage({ account: entry.item.account, nominal }, terms);
    if (short === null) return null;
    post.lackingSince ??= this.steady(now);
    const waited = this.steady(now) - post.lackingSince;
    if (waited > wholenessWindows * short.budget.windowMs) return null;
    return { ...this.short(short, entry, now), stops: 'post' };
  }

  private short(short: Shortage, entry: Entry, now: number): Obstacle {
    const { budget, needed } = short;
    const stops = budget.rule.perAccount && this.queue.hasSeveralOwners ? 'account' : 'lane';
    if (short.kind === 'one-at-a-time') {
      return { reason: { kind: 'turn', ahead: budget.inFlight, until: null }, wakeAt: null, stops };
    }
    if (short.kind === 'credits') {
      const until = budget.resetAt;
      // Only a guess of what others take stands in the way: time or a new reading may show that they did not.
      const guessed = budget.guaranteed() >= needed && budget.rule.countsStrikes;
      const wakeAt = guessed || until === null ? now + recheckMs : until;
      return { reason: { kind: 'credits', budget: budget.rule.id, needed, until }, wakeAt, stops };
    }
    const index = this.ledger.budgets.indexOf(budget);
    const others = this.reservedForPosts(budget, index, entry.post);
    const reserve = this.reserve(index, entry.item.lane);
    const end = budget.resetAt ?? now;
    const melted = meltedAt(reserve, budget.windowMs, end, short.free - needed - others);
    const until = Math.min(end, Math.max(melted, now + 1000));
    return { reason: { kind: 'reserve', until }, wakeAt: until, stops };
  }

  started(itemId: string, attemptId: string, now: number): void {
    this.sync(now);
    const entry = this.queue.get(itemId);
    if (!entry) return;
    this.queue.serve(entry.source, 1);
    const { lane } = entry.source;
    if (!entry.item.urgent) lane.servedMark = Math.max(lane.servedMark, entry.source.served - 1);
    lane.hungrySince = this.steady(now);
    this.queue.remove(itemId);
    if (entry.post && entry.post.count > 0) this.queue.begin(entry.post, true);
    this.ledger.reserve(attemptId, entry.price, true, now);
    const prompt = isPrompt(entry.item);
    this.flights.set(attemptId, { prompt, bytes: entry.item.bytes, startedAt: this.steady(now) });
    if (prompt) this.demand.started(now);
    if (this.bandwidth !== null) {
      this.paceAt = Math.max(this.paceAt, this.steady(now)) + (entry.item.bytes / this.bandwidth) * 1000;
    }
    this.revision += 1;
  }

  /** @returns false where a request that is no upload may not go now */
  reserveOther(attemptId: string, cost: Cost, now: number, account: string | null): boolean {
    this.sync(now);
    if (this.standstill(now)) return false;
    const price = this.ledger.price(cost, account);
    const atOnce = Number.POSITIVE_INFINITY;
    const terms: ShortageTerms = { now, tookMs: 0, kept: () => 0, atOnce, hopeful: false, asks: true };
    if (this.ledger.shortage(price, terms)) return false;
    this.ledger.reserve(attemptId, price, false, now);
    this.revision += 1;
    return true;
  }

  settle(
    attemptId: string,
    how: Settlement,
    now: number,
    measured: { bytes: number; tookMs: number } | null,
  ): void {
    this.sync(now);
    const flight = this.flights.get(attemptId);
    const atOnce = this.flights.size;
    this.flights.delete(attemptId);
    const ended = this.ledger.settle(attemptId, how, now);
    if (!ended) return;
    this.revision += 1;
    if (!flight) return;
    const wasted = how === 'unknown' ? 1 : 0;
    this.waste += (wasted - this.waste) * wasteWeight;
    if (how === 'unknown') this.concurrency.trouble();
    if (how !== 'charged' || ended.refused || measured === null) return;
    this.speed.learn(measured.bytes, measured.tookMs);
    this.concurrency.completed(measured.bytes, atOnce, this.slots.all - 1, now);
  }
}

/** One decision: chooses item after item as if those before had gone, and puts all of it back at the end. */
class DecisionRound {
  private readonly planner: Planner;
  private readonly now: number;
  private readonly taken: Entry[] = [];
  private readonly undo: (() => void)[] = [];
  private readonly withoutRoom = new Set<Post>();
  private readonly busy: { all: number; ordinary: number };
  /** Lanes from this index on are closed; what somebody waits for right now may still go at 1. */
  private openLanes = lanes.length;
  /** The same of single accounts. */
  private readonly openLanesOf = new Map<string | null, number>();
  private ordinaryOpen = true;
  private urgentOpen = true;
  private wakeAt: number | null = null;
  private reason: WaitReason | null = null;

  constructor(planner: Planner, now: number) {
    this.planner = planner;
    this.now = now;
    let ordinary = 0;
    for (const flight of planner.flights.values()) if (!flight.prompt) ordinary += 1;
    this.busy = { all: planner.flights.size, ordinary };
  }

  run(): Decision {
    const { planner, now } = this;
    this.lookAgainAt(planner.queue.nextReadyAt, planner.ledger.clockShift);
    for (const lane of planner.queue.lanes) {
      if (lane.sources.size === 0) lane.hungrySince = null;
      else lane.hungrySince ??= planner.steady(now);
    }
    while (this.takeOne());
    const start = this.taken.map((entry) => entry.item);
    for (const undo of this.undo.reverse()) undo();
    const wakeAt = this.wakeAt === null ? null : Math.max(this.wakeAt, now + 1);
    return { start, wakeAt, reason: this.reason };
  }

  private lookAgainAt(at: number | null, shift = 0): void {
    if (at !== null) this.wakeAt = Math.min(this.wakeAt ?? Number.POSITIVE_INFINITY, at + shift);
  }

  /** Takes the best entry that may go. False when there is none. */
  private takeOne(): boolean {
    for (let next = this.next(); next; next = this.next()) {
      const obstacle = this.planner.obstacle(next.entry, next.hungry, this.busy, this.now);
      if (obstacle === null) {
        this.take(next.entry);
        return true;
      }
      this.reason ??= obstacle.reason;
      this.lookAgainAt(obstacle.wakeAt);
      this.close(next.entry, obstacle.stops);
    }
    return false;
  }

  private close(entry: Entry, stops: Obstacle['stops']): void {
    if (stops === 'post' && entry.post) {
      this.withoutRoom.add(entry.post);
      return;
    }
    const prompt = isPrompt(entry.item);
    if (stops === 'account') {
      const { account, lane } = entry.item;
      const open = this.openLanesOf.get(account) ?? lanes.length;
      this.openLanesOf.set(account, prompt ? 0 : Math.min(open, lanes.indexOf(lane)));
    } else if (stops === 'all' || prompt) {
      this.openLanes = 0;
      this.urgentOpen = false;
    } else if (stops === 'ordinary') this.ordinaryOpen = false;
    else this.openLanes = Math.min(this.openLanes, lanes.indexOf(entry.item.lane));
  }

  private next(): { entry: Entry; hungry: boolean } | null {
    const { queue } = this.planner;
    const urgent = this.urgentOpen ? this.nextUrgent() : undefined;
    if (urgent) return { entry: urgent, hungry: false };
    for (const post of queue.begun) {
      const entry = post.ready.peek();
      if (entry && this.isOpen(entry.item.lane) && this.isOpenFor(entry.item))
        return { entry, hungry: false };
    }
    const hungry = this.hungriest();
    if (hungry) return { entry: hungry, hungry: true };
    for (const lane of queue.lanes) {
      const entry = this.isOpen(lane.name) ? this.headOf(lane) : undefined;
      if (entry) return { entry, hungry: false };
    }
    return null;
  }

  private nextUrgent(): Entry | undefined {
    const { urgent } = this.planner.queue;
    for (let entry = urgent.peek(); entry; entry = urgent.peek()) {
      if (this.openLanesOf.get(entry.item.account) !== 0) return entry;
      const skipped = entry;
      urgent.delete(skipped);
      this.undo.push(() => urgent.push(skipped));
    }
    return undefined;
  }

  private isOpenFor({ lane, account }: { readonly lane: Lane; readonly account: string | null }): boolean {
    return lanes.indexOf(lane) < (this.openLanesOf.get(account) ?? lanes.length);
  }

  private isOpen(lane: Lane): boolean {
    return lanes.indexOf(lane) < this.openLanes && (this.ordinaryOpen || lane === 'interactive');
  }

  private hungriest(): Entry | undefined {
    const { queue } = this.planner;
    const steadyNow = this.planner.steady(this.now);
    for (const lane of queue.lanes) {
      const since = lane.hungrySince;
      const fed = this.taken.some((entry) => entry.source.lane === lane);
      if (
        since === null ||
        fed ||
        steadyNow - since < maxPostponementMs[lane.name] ||
        !this.isOpen(lane.name)
      )
        continue;
      const entry = this.headOf(lane);
      if (entry) return entry;
    }
    return undefined;
  }

  private headOf(lane: LaneQueue): Entry | undefined {
    const { queue } = this.planner;
    for (let source = lane.sources.peek(); source; source = lane.sources.peek()) {
      const isOpen = this.isOpenFor({ lane: lane.name, account: source.account });
      const head = isOpen ? queue.head(source, this.withoutRoom) : undefined;
      if (head) return head;
      this.setAside(source);
    }
    return undefined;
  }

  private setAside(source: Source): void {
    const { sources } = source.lane;
    sources.delete(source);
    this.undo.push(() => sources.push(source));
  }

  private take(entry: Entry): void {
    const { queue, ledger } = this.planner;
    const { post } = entry;
    const begins = post !== null && !post.begun && post.count > 1;
    queue.take(entry);
    if (begins) queue.begin(post, true);
    const release = ledger.earmark(entry.price);
    const ordinary = isPrompt(entry.item) ? 0 : 1;
    this.busy.all += 1;
    this.busy.ordinary += ordinary;
    this.taken.push(entry);
    this.undo.push(() => {
      release();
      if (begins) queue.begin(post, false);
      queue.giveBack(entry);
    });
  }
}
