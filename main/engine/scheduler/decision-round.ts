import type { Lane } from '../../../contract/origin.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { type Entry, isPrompt, type LaneQueue, lanes, type Post, type Source } from './fair-queue.ts';
import type { Busy } from './flights.ts';
import { type Obstacle, obstacleTo } from './obstacle.ts';
import type { Planner } from './planner.ts';
import type { Decision } from './types.ts';

const hourMs = 3_600_000;
/** Longest wait of each lane: one that got nothing for so long is given one item before all others. */
const maxPostponementMs: Readonly<Record<Lane, number>> = {
  interactive: hourMs,
  normal: hourMs,
  bulk: 2 * hourMs,
};

const nothing = { start: [], prepare: [], connections: 0 } as const;

/** Decides what may be sent now, and if nothing, when to ask again and why. */
export function decide(planner: Planner, now: number): Decision {
  planner.sync(now);
  const decision = decideNow(planner, now);
  planner.presence.expect(planner.settings.paused ? null : decision.wakeAt);
  return decision;
}

function decideNow(planner: Planner, now: number): Decision {
  if (planner.queue.size === 0 || planner.settings.paused) return { ...nothing, wakeAt: null, reason: null };
  const still = planner.standstill(now);
  if (still) return { ...nothing, wakeAt: still.until, reason: still.reason };
  return new DecisionRound(planner, now).run();
}

/** One decision: chooses item after item as if those before had gone, and puts all of it back at the end. */
class DecisionRound {
  private readonly planner: Planner;
  private readonly now: number;
  private readonly taken: Entry[] = [];
  /** Entries that were passed over because they are not ready: others go in the meantime. */
  private readonly unready: Entry[] = [];
  private readonly undo: (() => void)[] = [];
  private readonly withoutRoom = new Set<Post>();
  private readonly busy: Busy;
  /** Lanes from this index on are closed; what a user waits for right now may still go at 1. */
  private openLanes = lanes.length;
  /** The open lanes of single accounts. */
  private readonly openLanesOf = new Map<string | null, number>();
  /** True if one of those that are not ready would go. */
  private isExpecting = false;
  private ordinaryOpen = true;
  private urgentOpen = true;
  private wakeAt: number | null = null;
  private reason: WaitReason | null = null;

  constructor(planner: Planner, now: number) {
    this.planner = planner;
    this.now = now;
    this.busy = planner.busy;
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
    const prepare = this.unready.map((entry) => entry.item);
    for (const undo of this.undo.reverse()) undo();
    const wakeAt = this.wakeAt === null ? null : Math.max(this.wakeAt, now + 1);
    return { start, prepare, connections: this.connections, wakeAt, reason: this.reason };
  }

  /** Connections are opened while the first items are prepared: later ones find those of uploads that ended. */
  private get connections(): number {
    const { planner } = this;
    if (!this.isExpecting || planner.flights.size > 0 || this.taken.length > 0) return 0;
    return Math.min(planner.queue.size, planner.maxParallel, planner.settings.mostAtOnce ?? Infinity);
  }

  private lookAgainAt(at: number | null, shift = 0): void {
    if (at !== null) this.wakeAt = Math.min(this.wakeAt ?? Number.POSITIVE_INFINITY, at + shift);
  }

  /** Takes the best entry that may go. False when there is none. */
  private takeOne(): boolean {
    for (let next = this.next(); next; next = this.next()) {
      if (!next.entry.item.isReady) {
        // No more than could go: their preparer has enough to do with these.
        if (this.busy.all + this.unready.length >= this.planner.room.all) return false;
        this.isExpecting ||= obstacleTo(this.planner, next.entry, next.hungry, this.busy, this.now) === null;
        this.passOver(next.entry);
        continue;
      }
      const obstacle = obstacleTo(this.planner, next.entry, next.hungry, this.busy, this.now);
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

  private passOver(entry: Entry): void {
    const { queue } = this.planner;
    queue.take(entry);
    this.unready.push(entry);
    this.undo.push(() => queue.giveBack(entry));
  }

  private take(entry: Entry): void {
    const { queue, ledger } = this.planner;
    const { post } = entry;
    const begins = post !== null && !post.begun && post.count > 1;
    queue.take(entry);
    if (begins) queue.begin(post, true);
    const release = ledger.earmark(entry.price, 'reserved');
    const ordinary = isPrompt(entry.item) ? 0 : 1;
    this.busy.all += 1;
    this.busy.ordinary += ordinary;
    this.busy.chosen += 1;
    const { planner, now } = this;
    this.busy.paceAt = planner.pacedAfter(this.busy.paceAt, entry.item.bytes, planner.steady(now));
    this.taken.push(entry);
    this.undo.push(() => {
      release();
      if (begins) queue.begin(post, false);
      queue.giveBack(entry);
    });
  }
}
