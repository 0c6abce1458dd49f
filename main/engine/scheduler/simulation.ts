import type { Lane } from '../../../contract/origin.ts';
import { streamOf } from './arrival-rates.ts';
import { type Entry, goesFirst, isPrompt, lanes, type Source } from './fair-queue.ts';
import { PlainHeap } from './heap.ts';
import type { Planner } from './planner.ts';
import type { Price } from './shortage.ts';
import type { Step, Timeline } from './timeline.ts';

/** A simulated source: its items in their order, and those that are expected to come after them. */
interface SimulatedQueue {
  /** 0 for urgent items, then the lanes. */
  readonly level: number;
  /** The account whose budgets pay. */
  readonly account: string | null;
  readonly entries: readonly Entry[];
  /** Items that a what-if adds at the end. */
  readonly more: number;
  /** True for what a user put in order. */
  readonly isArranged: boolean;
  readonly seq: number;
  served: number;
  next: number;
  /** Expected arrivals: the next one, and the interval. */
  arrivesAt: number;
  readonly everyMs: number;
}

export interface HypotheticalUploads {
  readonly count: number;
  readonly price: Price;
  readonly lane: Lane;
  readonly account: string | null;
}

type Levels = readonly PlainHeap<SimulatedQueue>[];

/**
 * Simulates the queue: everything that waits or is expected, in the order in which the planner would take it as
 * time goes on.
 */
export class Simulation {
  private readonly planner: Planner;
  private readonly more: HypotheticalUploads | null;
  /** Levels by account: where one has to wait for a budget of its own, others go. */
  private readonly levels = new Map<string | null, Levels>();
  /** Simulated queues that have nothing to go yet. */
  private readonly later = new PlainHeap<SimulatedQueue>((a, b) => a.arrivesAt < b.arrivesAt);
  private left = 0;
  /** Number of expected arrivals still simulated: a queue that never ends would never let the others through. */
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
      this.add({ level: 0, account, entries: entries.sort(byOrder), served: 0 });
    const rates = new Map<string, number>();
    for (const { key, perMs } of this.planner.arrivals.rates()) rates.set(key, perMs);
    for (const [source, entries] of bySource) {
      const first = entries.sort(byOrder)[0];
      if (!first) continue;
      const level = 1 + lanes.indexOf(source.lane.name);
      const key = streamOf(first.item);
      const perMs = first.item.lane === 'bulk' && !source.isArranged ? (rates.get(key) ?? 0) : 0;
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
      isArranged: entries[0]?.source.isArranged ?? false,
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
      isArranged: source.isArranged,
      seq: item.seq,
      served: source.served,
      next: 0,
      arrivesAt,
      everyMs,
    });
  }

  /** Runs the whole simulation along a timeline. Returns when the last item of the what-if ends, if there is one. */
  walk(timeline: Timeline, tell: (entry: Entry, start: number, end: number) => void): number | null {
    let lastOfMore: number | null = null;
    while (this.left > 0) {
      this.wake(timeline.at);
      const next = this.next(timeline);
      if (!next) {
        timeline.at = Math.max(timeline.at, this.later.peek()?.arrivesAt ?? timeline.at);
        continue;
      }
      const { line, entry, step, start } = next;
      // While it waits others may arrive that go first.
      if (start > timeline.at && (this.later.peek()?.arrivesAt ?? Number.POSITIVE_INFINITY) <= start) {
        timeline.at = Math.max(timeline.at, Math.min(start, this.later.peek()?.arrivesAt ?? start));
        continue;
      }
      const end = timeline.run(step, start);
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
    const made = [0, ...lanes].map(() => new PlainHeap<SimulatedQueue>(isServedBefore));
    this.levels.set(account, made);
    return made[level];
  }

  /**
   * Chooses among the accounts' first queues the one that can start first; of those that can at once, the one that
   * goes before.
   */
  private next(timeline: Timeline) {
    let best: { line: SimulatedQueue; entry: Entry | undefined; step: Step; start: number } | null = null;
    for (const levels of this.levels.values()) {
      const line = levels.find((level) => level.size > 0)?.peek();
      if (!line) continue;
      const entry = line.entries[line.next];
      const step = this.stepOf(line, entry);
      const start = timeline.startOf(step);
      if (best === null || start < best.start || (start === best.start && goesBefore(line, best.line)))
        best = { line, entry, step, start };
    }
    return best;
  }

  private stepOf(line: SimulatedQueue, entry: Entry | undefined): Step {
    if (entry) {
      const { item, price } = entry;
      const prompt = isPrompt(item);
      return { price, bytes: item.bytes, isPrompt: prompt, leavesRoom: !prompt && item.leavesRoom };
    }
    const { planner, more } = this;
    const bytes = planner.speed.typicalBytes;
    const lane = lanes[line.level - 1] ?? 'bulk';
    const price = more && line.more > 0 ? more.price : (line.entries[0]?.price ?? planner.usualPrice);
    // What is expected to come in by itself leaves room as what waits does; what the user is about to add does not.
    const leavesRoom = lane === 'bulk' && line.more === 0;
    return { price, bytes, isPrompt: lane === 'interactive', leavesRoom };
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

const goesBefore = (a: SimulatedQueue, b: SimulatedQueue): boolean =>
  a.level === b.level ? isServedBefore(a, b) : a.level < b.level;

/** What was put in order goes first, as in the real queue; the others take turns. */
function isServedBefore(a: SimulatedQueue, b: SimulatedQueue): boolean {
  if (a.isArranged !== b.isArranged) return a.isArranged;
  if (!a.isArranged) return a.served === b.served ? a.seq < b.seq : a.served < b.served;
  const [first, second] = [a.entries[a.next], b.entries[b.next]];
  return first !== undefined && (second === undefined || goesFirst(first.item, second.item));
}

const byOrder = (a: Entry, b: Entry): number =>
  Number(b.post?.begun ?? false) - Number(a.post?.begun ?? false) || (goesFirst(a.item, b.item) ? -1 : 1);
