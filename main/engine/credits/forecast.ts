import type { Lane } from '../../../contract/records.ts';
import type { Price } from './ledger.ts';
import type { Planner } from './planner.ts';
import { quietUntil } from './quiet-hours.ts';
import { meltedAt, type Reserve } from './reserve.ts';
import type { Forecast } from './types.ts';
import type { Entry, Source } from './work-queue.ts';

const hourMs = 3_600_000;

/** A budget as it will be at some moment of the forecast. */
interface Course {
  free: number;
  resetAt: number | null;
  /** When a window begins. */
  readonly refill: number;
  readonly windowMs: number;

  readonly reserves: Readonly<Record<Lane, Reserve>>;
  readonly priceOf: (nominal: number) => number;
}

/** What of an entry the forecast needs; a what-if makes up its own. */
interface Step {
  readonly price: Price;
  readonly bytes: number;
  readonly lane: Lane;
  readonly urgent: boolean;
  /** Not before, on this machine's clock. */
  readonly notBefore: number;
}

/** Times of one forecast, by item. `startAt` and `rank` serve the reasons. */
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
  const order = inOrder(planner, null);
  const course = new Simulation(planner, now);
  const starts = new Float64Array(order.length);
  const ends = new Float64Array(order.length);
  const ranks = new Map<string, number>();
  let allDoneBy = course.inFlightUntil;
  order.forEach((entry, rank) => {
    const { start, end } = course.run(stepOf(planner, entry, now));
    starts[rank] = start;
    ends[rank] = end;
    ranks.set(entry.item.id, rank);
    allDoneBy = Math.max(allDoneBy ?? end, end);
  });
  const at = (times: Float64Array, id: string): number | null => {
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
export function planMore(
  planner: Planner,
  now: number,
  count: number,
  price: Price,
  lane: Lane,
): number | null {
  const course = new Simulation(planner, now);
  const step: Step = { price, bytes: planner.speed.typicalBytes, lane, urgent: false, notBefore: 0 };
  let last: number | null = null;
  for (const entry of inOrder(planner, { lane, count })) {
    if (entry === 'more') last = Math.max(last ?? 0, course.run(step).end);
    else course.run(stepOf(planner, entry, now));
  }
  return last;
}

function stepOf(planner: Planner, { item, price, readyAt }: Entry, now: number): Step {
  const notBefore = readyAt > 0 ? readyAt + now - planner.steady(now) : 0;
  return { price, bytes: item.bytes, lane: item.lane, urgent: item.urgent, notBefore };
}

/** Items of one source in the order of arrival, and what the source has had before. */
interface Line<T> {
  readonly items: readonly T[];
  readonly served: number;
  readonly seq: number;
  next: number;
}

function inOrder(planner: Planner, more: null): Entry[];
function inOrder(planner: Planner, more: { lane: Lane; count: number }): (Entry | 'more')[];
function inOrder(planner: Planner, more: { lane: Lane; count: number } | null): (Entry | 'more')[] {
  const urgent: Entry[] = [];
  const bySource = new Map<Source, Entry[]>();
  for (const entry of planner.queue.all()) {
    if (entry.item.urgent) urgent.push(entry);
    else {
      const list = bySource.get(entry.source);
      if (list) list.push(entry);
      else bySource.set(entry.source, [entry]);
    }
  }
  const order: (Entry | 'more')[] = urgent.sort(bySeq);
  for (const lane of planner.queue.lanes) {
    const lines: Line<Entry | 'more'>[] = [];
    for (const [source, items] of bySource) {
      if (source.lane !== lane) continue;
      items.sort(bySeq);
      lines.push({ items, served: source.served, seq: items[0]?.item.seq ?? 0, next: 0 });
    }
    if (more?.lane === lane.name) {
      const items = Array.from({ length: more.count }, () => 'more' as const);
      lines.push({ items, served: lane.servedMark, seq: Number.POSITIVE_INFINITY, next: 0 });
    }
    takeTurns(lines, order);
  }
  return order;
}

const bySeq = (a: Entry, b: Entry): number =>
  Number(b.post?.begun ?? false) - Number(a.post?.begun ?? false) || a.item.seq - b.item.seq;

/** The source that had least goes next, so every level of `served` is one turn round all that have come to it. */
function takeTurns<T>(lines: Line<T>[], into: T[]): void {
  let active = lines.sort((a, b) => a.served - b.served || a.seq - b.seq);
  let level = Math.floor(active[0]?.served ?? 0);
  while (active.length > 0) {
    if (active.length === 1) {
      const [only] = active;
      if (only) into.push(...only.items.slice(only.next));
      return;
    }
    let ended = false;
    for (const line of active) {
      if (line.served > level) continue;
      const item = line.items[line.next];
      line.next += 1;
      if (item !== undefined) into.push(item);
      if (line.next >= line.items.length) ended = true;
    }
    if (ended) active = active.filter((line) => line.next < line.items.length);
    level += 1;
  }
}

/** The budgets, slots and line from now on, under the same rules by which the planner decides. */
class Simulation {
  /** When the last upload under way is expected to end; null when there is none. */
  readonly inFlightUntil: number | null;
  private readonly planner: Planner;
  private readonly courses: readonly Course[];
  private readonly slots: number[];
  private at: number;
  private paceAt: number;

  constructor(planner: Planner, now: number) {
    this.planner = planner;
    const { ledger, speed, demand } = planner;
    const ownShift = now - planner.steady(now);
    const ends = [...planner.flights.values()].map((flight) =>
      Math.max(now, flight.startedAt + ownShift + speed.estimate(flight.bytes)),
    );
    this.inFlightUntil = ends.length > 0 ? Math.max(...ends) : null;
    const slots = Math.max(planner.slots.ordinary, 1);
    const free = Array.from({ length: Math.max(0, slots - ends.length) }, () => now);
    this.slots = [...ends.sort((a, b) => a - b).slice(-slots), ...free];
    this.at = planner.standstill(now)?.until ?? now;
    this.paceAt = planner.paceAt + ownShift;
    this.courses = ledger.budgets.map((budget, index): Course => {
      const margin = ledger.margin(budget, speed.average, now);
      const drain = (demand.perHour / hourMs) * planner.unitPrice(index);
      const left = budget.resetAt === null ? 0 : Math.max(0, budget.resetAt - now);
      const reserves = {
        interactive: planner.reserve(index, 'interactive'),
        normal: planner.reserve(index, 'normal'),
        bulk: planner.reserve(index, 'bulk'),
      };
      return {
        free: budget.sure() - margin - Math.min(drain * left, reserves.bulk.full),
        resetAt: budget.resetAt,
        refill: budget.limit - margin - Math.min(drain * budget.windowMs, reserves.bulk.full),
        windowMs: budget.windowMs,

        reserves,
        priceOf: (nominal) => budget.price(nominal),
      };
    });
  }

  run(step: Step): { start: number; end: number } {
    const { planner } = this;
    let at = Math.max(this.at, step.notBefore);
    const slot = earliest(this.slots);
    at = Math.max(at, this.slots[slot] ?? at);
    const prompt = step.urgent || step.lane === 'interactive';
    if (!prompt) {
      if (planner.bandwidth !== null) at = Math.max(at, this.paceAt);
      at = quietUntil(planner.settings.quietHours, at) ?? at;
    }
    at = this.payable(step, prompt ? 'interactive' : step.lane, at);
    const took = planner.speed.estimate(step.bytes);
    this.pay(step, at, took);
    this.slots[slot] = at + took;
    if (planner.bandwidth !== null) this.paceAt = at + (step.bytes / planner.bandwidth) * 1000;
    // What waits for its own backoff holds up nobody else.
    if (step.notBefore < at) this.at = Math.max(this.at, at);
    return { start: at, end: at + took };
  }

  /** Earliest moment from `from` on at which every budget can pay. */
  private payable(step: Step, lane: Lane, from: number): number {
    let at = from;
    for (let moved = true, rounds = 0; moved && rounds < 64; rounds += 1) {
      moved = false;
      for (let index = 0; index < this.courses.length; index += 1) {
        const course = this.courses[index];
        const nominal = step.price.nominal[index] ?? 0;
        if (!course || nominal === 0) continue;
        const next = this.payableFrom(course, course.priceOf(nominal), lane, at);
        if (next > at) {
          at = next;
          moved = true;
        }
      }
    }
    return at;
  }

  private payableFrom(course: Course, needed: number, lane: Lane, at: number): number {
    if (course.resetAt !== null && at >= course.resetAt) {
      course.free = course.refill;
      course.resetAt = null;
    }
    if (course.resetAt === null) return at;
    if (course.free < needed) return course.resetAt;
    const reserve = course.reserves[lane];
    if (reserve.full === 0 || course.free - needed >= reserve.full) return at;
    return Math.max(
      at,
      Math.min(course.resetAt, meltedAt(reserve, course.windowMs, course.resetAt, course.free - needed)),
    );
  }

  private pay(step: Step, at: number, took: number): void {
    this.courses.forEach((course, index) => {
      const nominal = step.price.nominal[index] ?? 0;
      if (nominal === 0) return;
      course.free -= course.priceOf(nominal);
      course.resetAt ??= at + took + course.windowMs;
    });
  }
}

function earliest(times: readonly number[]): number {
  let best = 0;
  for (let index = 1; index < times.length; index += 1) {
    if ((times[index] ?? 0) < (times[best] ?? 0)) best = index;
  }
  return best;
}
