import type { Planner } from './planner.ts';
import { quietUntil } from './quiet-hours.ts';
import { meltedAt, type Reserve } from './reserve.ts';
import type { Price } from './shortage.ts';

/** One item of the forecast. */
export interface Step {
  readonly price: Price;
  readonly bytes: number;
  /** True if a user waits for it. */
  readonly isPrompt: boolean;
  /** True if it leaves the reserve for captures and pastes alone. */
  readonly leavesRoom: boolean;
}

/** A budget at some time of the forecast. */
interface Future {
  free: number;
  resetAt: number | null;
  /** Until when others' spending has been deducted. */
  countedTo: number;
  /** Units at the beginning of a window. */
  readonly refill: number;
  readonly windowMs: number;
  readonly foreignRate: number;
  readonly reserve: Reserve;
  readonly priceOf: (nominal: number) => number;
}

/** Simulates budgets, slots and bandwidth from now on, under the same rules by which the planner decides. */
export class Timeline {
  /** When the last upload in flight is expected to end; null when there is none. */
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
        reserve: planner.reserve(index),
        priceOf: (nominal) => budget.price(nominal),
      };
    });
  }

  /** When this item would start if it were the next. */
  startOf(step: Step): number {
    const { planner } = this;
    let at = Math.max(this.at, this.slots[earliest(this.slots)] ?? this.at);
    if (!step.isPrompt) {
      if (planner.bandwidth !== null) at = Math.max(at, this.paceAt);
      at = quietUntil(planner.settings.quietHours, at) ?? at;
    }
    for (let tries = 0; tries < 8; tries += 1) {
      const awake = planner.presence.awakeFrom(this.payable(step, at));
      if (awake === at) break;
      at = awake;
    }
    return at;
  }

  /** Starts the item then. Returns when it ends. */
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

  /** Earliest time from `from` on at which every budget can pay. */
  private payable(step: Step, from: number): number {
    let at = from;
    for (let moved = true, rounds = 0; moved && rounds < 64; rounds += 1) {
      moved = false;
      for (let index = 0; index < this.futures.length; index += 1) {
        const future = this.futures[index];
        const nominal = step.price.nominal[index] ?? 0;
        if (!future || nominal === 0) continue;
        const next = payableFrom(future, future.priceOf(nominal), step.leavesRoom, at, this.at);
        if (next > at) {
          at = next;
          moved = true;
        }
      }
    }
    return at;
  }
}

/** @param reached `future` is advanced up to there; beyond it nothing is changed */
function payableFrom(
  future: Future,
  needed: number,
  leavesRoom: boolean,
  at: number,
  reached: number,
): number {
  if (future.resetAt !== null && reached >= future.resetAt) refill(future, reached);
  if (future.resetAt === null || at >= future.resetAt) return at;
  if (future.foreignRate > 0 && reached > future.countedTo) {
    future.free -= future.foreignRate * (reached - future.countedTo);
    future.countedTo = reached;
  }
  if (future.free < needed) return future.resetAt;
  const { reserve } = future;
  if (!leavesRoom || reserve.full === 0) return at;
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
