import type { Lane } from '../../../contract/records.ts';
import { streamOf } from './arrival-rates.ts';
import { type Entry, lanes, type Source } from './fair-queue.ts';
import { PlainHeap } from './heap.ts';
import type { Price } from './ledger.ts';
import type { Planner } from './planner.ts';
import { quietUntil } from './quiet-hours.ts';
import { meltedAt, type Reserve } from './reserve.ts';
import type { Forecast } from './types.ts';

/** One item as far as the forecast looks at it. */
interface Step {
  readonly price: Price;
  readonly bytes: number;
  readonly lane: Lane;
  readonly urgent: boolean;
}

/** A source's items in their order, and those that are expected to come after them. */
interface SimulatedQueue {
  /** 0 for urgent items, then the lanes. */
  readonly level: number;
  /** Whose budgets pay. */
  readonly account: string | null;
  readonly entries: readonly Entry[];
  /** Items that a what-if adds behind. */
  readonly more: number;
  readonly seq: number;
  served: number;
  next: number;
  /** Expected arrivals: the next one, and the time between two. */
  arrivesAt: number;
  readonly everyMs: number;
}

/** Times of one forecast, by item. `startOf` and `rankOf` serve the reasons. */
export interface Plan extends Forecast {
  startOf(itemId: string): number | null;
  /** How many go before it. */
  rankOf(itemId: string): number | null;
}

/** The plan of a queue that stands still: nothing can be told. */
export const noPlan: Plan = {
  doneBy: () => null,
  startOf: () => null,
  rankOf: () => null,
  allDoneBy: null,
};

/** Runs the plan forward over everything that waits. O(n log n) in the number of items. */
export function plan(planner: Planner, now: number): Plan {
  const starts: number[] = [];
  const ends: number[] = [];
  const ranks = new Map<string, number>();
  const course = new Timeline(planner, now);
  let allDoneBy = course.inFlightUntil;
  new Simulation(planner, now, null).walk(course, (entry, start, end) => {
    ranks.set(entry.item.id, starts.length);
    starts.push(start);
    ends.push(end);
    allDoneBy = Math.max(allDoneBy ?? end, end);
  });
  const at = (times: readonly number[], id: string): number | null => {
    const rank = ranks.get(id);
    return rank === undefined ? null : (times[rank] ?? null);
  };
  return {
    allDoneBy,
    doneBy: (id) => at(ends, id),
    startOf: (id) => at(starts, id),
    rankOf: (id) => ranks.get(id) ?? null,
  };
}

/** When `count` more items of this price would be done, if they came now from a source of their own. */
export function planMore(planner: Planner, now: number, more: HypotheticalUploads): number | null {
  const course = new Timeline(planner, now);
  return new Simulation(planner, now, more).walk(course, () => undefined);
}

interface HypotheticalUploads {
  readonly count: number;
  readonly price: Price;
  readonly lane: Lane;
  readonly account: string | null;
}

type Levels = readonly PlainHeap<SimulatedQueue>[];

/** Everything that waits or is expected, in the order in which the planner would take it as time goes on. */
class Simulation {
  private readonly planner: Planner;
  private readonly more: HypotheticalUploads | null;
  /** By account: where one has to wait for a budget of its own, others go. */
  private readonly levels = new Map<string | null, Levels>();
  /** Lines that have nothing to go yet. */
  private readonly later = new PlainHeap<SimulatedQueue>((a, b) => a.arrivesAt < b.arrivesAt);
  private left = 0;
  /** Guesses may not outnumber facts for ever: a line that never ends would never let the others through. */
  private guessesLeft: number;

  constructor(planner: Planner, now: number, more: HypotheticalUploads | null) {
    this.planner = planner;
    this.more = more;
    const waiting = planner.queue.size + (more?.count ?? 0);
    this.guessesLeft = 2 * waiting + 10_000;
    this.gather(now);
  }

  private gather(now: number): void {
    const { queue } = this.planner;
    const urgent = new Map<string | null, Entry[]>();
    const bySource = new Map<Source, Entry[]>();
    for (const entry of queue.all()) {
      if (entry.readyAt > this.planner.steady(now)) this.addDelayed(entry, now);
      else if (entry.item.urgent) {
        const list = urgent.get(entry.item.account);
        if (list) list.push(entry);
        else urgent.set(entry.item.account, [entry]);
      } else {
        const list = bySource.get(entry.source);
        if (list) list.push(entry);
        else bySource.set(entry.source, [entry]);
      }
    }
    for (const [account, entries] of urgent)
      this.add({ level: 0, account, entries: entries.sort(bySeq), served: 0 });
    const rates = new Map<string, number>();
    for (const { key, perMs } of this.planner.arrivals.rates()) rates.set(key, perMs);
    for (const [source, entries] of bySource) {
      const first = entries.sort(bySeq)[0];
      if (!first) continue;
      const level = 1 + lanes.indexOf(source.lane.name);
      const key = streamOf(first.item);
      const perMs = first.item.lane === 'bulk' ? (rates.get(key) ?? 0) : 0;
      if (perMs > 0) rates.delete(key);
      this.add({ level, account: source.account, entries, served: source.served, perMs, now });
    }
    queue.lanes.forEach((lane, index) => {
      if (this.more?.lane === lane.name) {
        const { account, count } = this.more;
        this.add({ level: index + 1, account, entries: [], more: count, served: lane.servedMark });
      }
      for (const [key, perMs] of rates) {
        const belongs = lane.name === 'bulk' ? key.startsWith('bulk ') : key === lane.name;
        if (!belongs) continue;
        const { account } = this.planner.usualPrice;
        this.add({ level: index + 1, account, entries: [], served: lane.servedMark, perMs, now });
      }
    });
  }

  private add(line: {
    level: number;
    account: string | null;
    entries: readonly Entry[];
    served: number;
    more?: number;
    perMs?: number;
    now?: number;
  }): void {
    const { level, account, entries, served, more = 0, perMs = 0, now = 0 } = line;
    const everyMs = perMs > 0 ? 1 / perMs : Number.POSITIVE_INFINITY;
    const made: SimulatedQueue = {
      level,
      account,
      entries,
      more,
      seq: entries[0]?.item.seq ?? Number.POSITIVE_INFINITY,
      served,
      next: 0,
      arrivesAt: now + everyMs,
      everyMs,
    };
    this.left += entries.length + more;
    if (entries.length + more > 0) this.levelOf(made)?.push(made);
    else this.later.push(made);
  }

  private addDelayed(entry: Entry, now: number): void {
    const { item, readyAt, source } = entry;
    const level = item.urgent ? 0 : 1 + lanes.indexOf(item.lane);
    const arrivesAt = readyAt + now - this.planner.steady(now);
    const everyMs = Number.POSITIVE_INFINITY;
    this.left += 1;
    this.later.push({
      level,
      account: item.account,
      entries: [entry],
      more: 0,
      seq: item.seq,
      served: source.served,
      next: 0,
      arrivesAt,
      everyMs,
    });
  }

  /** Runs all of it along a course. Returns when the last item of the what-if ends, if there is one. */
  walk(course: Timeline, tell: (entry: Entry, start: number, end: number) => void): number | null {
    let lastOfMore: number | null = null;
    while (this.left > 0) {
      this.wake(course.at);
      const next = this.next(course);
      if (!next) {
        course.at = Math.max(course.at, this.later.peek()?.arrivesAt ?? course.at);
        continue;
      }
      const { line, entry, step, start } = next;
      // While it waits others may arrive that go first.
      if (start > course.at && (this.later.peek()?.arrivesAt ?? Number.POSITIVE_INFINITY) <= start) {
        course.at = Math.max(course.at, Math.min(start, this.later.peek()?.arrivesAt ?? start));
        continue;
      }
      const end = course.run(step, start);
      if (entry) tell(entry, start, end);
      else if (line.next < line.entries.length + line.more) lastOfMore = end;
      this.advance(line);
    }
    return lastOfMore;
  }

  private wake(at: number): void {
    for (let line = this.later.peek(); line && line.arrivesAt <= at; line = this.later.peek()) {
      this.later.pop();
      const level = this.levelOf(line);
      const mark = level?.peek()?.served;
      if (mark !== undefined) line.served = Math.max(line.served, mark);
      level?.push(line);
    }
  }

  private levelOf({ account, level }: SimulatedQueue): PlainHeap<SimulatedQueue> | undefined {
    const known = this.levels.get(account);
    if (known) return known[level];
    const made = [0, ...lanes].map(
      () =>
        new PlainHeap<SimulatedQueue>((a, b) =>
          a.served === b.served ? a.seq < b.seq : a.served < b.served,
        ),
    );
    this.levels.set(account, made);
    return made[level];
  }

  /** Of the accounts' first lines the one that can start first; of those that can at once, the one that goes before. */
  private next(course: Timeline) {
    let best: { line: SimulatedQueue; entry: Entry | undefined; step: Step; start: number } | null = null;
    for (const levels of this.levels.values()) {
      const line = levels.find((level) => level.size > 0)?.peek();
      if (!line) continue;
      const entry = line.entries[line.next];
      const step = this.stepOf(line, entry);
      const start = course.startOf(step);
      if (best === null || start < best.start || (start === best.start && goesBefore(line, best.line)))
        best = { line, entry, step, start };
    }
    return best;
  }

  private stepOf(line: SimulatedQueue, entry: Entry | undefined): Step {
    if (entry) {
      const { item, price } = entry;
      return { price, bytes: item.bytes, lane: item.lane, urgent: item.urgent };
    }
    const { planner, more } = this;
    const bytes = planner.speed.typicalBytes;
    const lane = lanes[line.level - 1] ?? 'bulk';
    const price = more && line.more > 0 ? more.price : (line.entries[0]?.price ?? planner.usualPrice);
    return { price, bytes, lane, urgent: false };
  }

  private advance(line: SimulatedQueue): void {
    const facts = line.entries.length + line.more;
    const level = this.levelOf(line);
    line.served += 1;
    if (line.next < facts) {
      line.next += 1;
      this.left -= 1;
    } else {
      line.arrivesAt += line.everyMs;
      this.guessesLeft -= 1;
    }
    if (line.next < facts) level?.firstMoved();
    else {
      level?.pop();
      if (this.guessesLeft > 0 && line.everyMs < Number.POSITIVE_INFINITY) this.later.push(line);
    }
  }
}

function goesBefore(a: SimulatedQueue, b: SimulatedQueue): boolean {
  if (a.level !== b.level) return a.level < b.level;
  return a.served === b.served ? a.seq < b.seq : a.served < b.served;
}

const bySeq = (a: Entry, b: Entry): number =>
  Number(b.post?.begun ?? false) - Number(a.post?.begun ?? false) || a.item.seq - b.item.seq;

/** A budget as it will be at some moment of the forecast. */
interface Future {
  free: number;
  resetAt: number | null;
  /** Up to when others' spending has been taken off. */
  countedTo: number;
  /** What there is when a window begins. */
  readonly refill: number;
  readonly windowMs: number;
  readonly foreignRate: number;
  readonly reserves: Readonly<Record<Lane, Reserve>>;
  readonly priceOf: (nominal: number) => number;
}

/** The budgets, slots and line from now on, under the same rules by which the planner decides. */
class Timeline {
  /** When the last upload under way is expected to end; null when there is none. */
  readonly inFlightUntil: number | null;
  at: number;
  private readonly planner: Planner;
  private readonly futures: readonly Future[];
  private readonly slots: number[];
  private paceAt: number;

  constructor(planner: Planner, now: number) {
    this.planner = planner;
    const { ledger, speed } = planner;
    const ownShift = now - planner.steady(now);
    const ends = [...planner.flights.values()].map((flight) =>
      Math.max(now, flight.startedAt + ownShift + speed.estimate(flight.bytes)),
    );
    this.inFlightUntil = ends.length > 0 ? Math.max(...ends) : null;
    const count = Math.max(planner.slots.ordinary, 1);
    const free = Array.from({ length: Math.max(0, count - ends.length) }, () => now);
    this.slots = [...ends.sort((a, b) => a - b).slice(-count), ...free];
    this.at = planner.standstill(now)?.until ?? now;
    this.paceAt = planner.paceAt + ownShift;
    this.futures = ledger.budgets.map((budget, index): Future => {
      const margin = ledger.margin(budget, speed.average, now);
      return {
        free: budget.guaranteed() - margin,
        resetAt: budget.resetAt,
        countedTo: now,
        refill: budget.limit - ledger.marginAtBest(budget, now),
        windowMs: budget.windowMs,
        foreignRate: budget.cost.foreignRate,
        reserves: {
          interactive: planner.reserve(index, 'interactive'),
          normal: planner.reserve(index, 'normal'),
          bulk: planner.reserve(index, 'bulk'),
        },
        priceOf: (nominal) => budget.price(nominal),
      };
    });
  }

  /** When this would start if it were the next. */
  startOf(step: Step): number {
    const { planner } = this;
    let at = Math.max(this.at, this.slots[earliest(this.slots)] ?? this.at);
    const prompt = step.urgent || step.lane === 'interactive';
    if (!prompt) {
      if (planner.bandwidth !== null) at = Math.max(at, this.paceAt);
      at = quietUntil(planner.settings.quietHours, at) ?? at;
    }
    const lane = prompt ? 'interactive' : step.lane;
    for (let tries = 0; tries < 8; tries += 1) {
      const awake = planner.presence.awakeFrom(this.payable(step, lane, at));
      if (awake === at) break;
      at = awake;
    }
    return at;
  }

  /** Starts it then. Returns when it ends. */
  run(step: Step, start: number): number {
    const { planner } = this;
    const took = planner.speed.estimate(step.bytes);
    this.futures.forEach((future, index) => {
      const nominal = step.price.nominal[index] ?? 0;
      if (nominal === 0) return;
      if (future.resetAt !== null && start >= future.resetAt) refill(future, start);
      future.free -= future.priceOf(nominal) * (1 + planner.waste);
      future.resetAt ??= start + took + future.windowMs;
    });
    this.slots[earliest(this.slots)] = start + took;
    if (planner.bandwidth !== null) this.paceAt = start + (step.bytes / planner.bandwidth) * 1000;
    this.at = Math.max(this.at, start);
    return start + took;
  }

  /** Earliest moment from `from` on at which every budget can pay. */
  private payable(step: Step, lane: Lane, from: number): number {
    let at = from;
    for (let moved = true, rounds = 0; moved && rounds < 64; rounds += 1) {
      moved = false;
      for (let index = 0; index < this.futures.length; index += 1) {
        const future = this.futures[index];
        const nominal = step.price.nominal[index] ?? 0;
        if (!future || nominal === 0) continue;
        const next = payableFrom(future, future.priceOf(nominal), lane, at, this.at);
        if (next > at) {
          at = next;
          moved = true;
        }
      }
    }
    return at;
  }
}

/** @param reached up to there time has really gone on; beyond it is only asked what would be */
function payableFrom(future: Future, needed: number, lane: Lane, at: number, reached: number): number {
  if (future.resetAt !== null && reached >= future.resetAt) refill(future, reached);
  if (future.resetAt === null || at >= future.resetAt) return at;
  if (future.foreignRate > 0 && reached > future.countedTo) {
    future.free -= future.foreignRate * (reached - future.countedTo);
    future.countedTo = reached;
  }
  if (future.free < needed) return future.resetAt;
  const reserve = future.reserves[lane];
  if (reserve.full === 0) return at;
  const melted = meltedAt(reserve, future.windowMs, future.resetAt, future.free - needed);
  return Math.max(at, Math.min(future.resetAt, melted));
}

function refill(future: Future, at: number): void {
  future.free = future.refill;
  future.resetAt = null;
  future.countedTo = at;
}

function earliest(times: readonly number[]): number {
  let best = 0;
  for (let index = 1; index < times.length; index += 1) {
    if ((times[index] ?? 0) < (times[best] ?? 0)) best = index;
  }
  return best;
}
