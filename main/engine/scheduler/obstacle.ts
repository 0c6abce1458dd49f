import type { WaitReason } from '../../../contract/wait-reason.ts';
import { type Entry, isPrompt, laneOf } from './fair-queue.ts';
import type { Busy } from './flights.ts';
import type { Planner } from './planner.ts';
import { quietUntil } from './quiet-hours.ts';
import { meltedAt } from './reserve.ts';
import type { Shortage, ShortageTerms } from './shortage.ts';

/** Largest share of a limit that a post asks for: the rest follows in the next window. */
const maxReservedShare = 0.75;
/** Number of windows without room for all of it after which a post begins with what there is. */
const wholenessWindows = 2;
/** Interval between decisions where only time makes a guess better. */
const recheckMs = 60_000;

/** Why an entry may not go now, and what else may not go for the same reason. */
export interface Obstacle {
  readonly reason: WaitReason;
  readonly wakeAt: number | null;
  /**
   * All: nothing; ordinary: nothing but what a user waits for; lane: neither this lane nor a lower one; account:
   * the same, but others may go, who have what this account lacks.
   */
  readonly stops: 'all' | 'ordinary' | 'lane' | 'account' | 'post';
}

/**
 * Explains why this entry, looked at alone, may not go now; null when it may.
 * @param hungry its lane has got nothing for long
 */
export function obstacleTo(
  planner: Planner,
  entry: Entry,
  hungry: boolean,
  busy: Busy,
  now: number,
): Obstacle | null {
  const prompt = isPrompt(entry.item);
  const inTheWay =
    slotTaken(planner, prompt, busy, now) ??
    othersFirst(planner, laneOf(entry.item), now) ??
    (prompt ? null : ordinaryWait(planner, busy, now));
  if (inTheWay) return inTheWay;
  // Where a refusal is possible one more may go, if a user waits for it and for the other none does.
  const beside = prompt && busy.all === busy.ordinary ? 1 : 0;
  const extra = beside + planner.silent;
  const short = shortageFor(planner, entry, prompt || hungry, extra, now);
  if (short) return shortObstacle(planner, short, entry, now);
  return entry.item.urgent ? null : wholeness(planner, entry, prompt || hungry, now);
}

/**
 * Explains what an entry would lack of the budgets now; null when it lacks nothing.
 * @param isFree true where it need not leave room for what people wait for
 */
export function shortageFor(
  planner: Planner,
  entry: Entry,
  isFree: boolean,
  extra: number,
  now: number,
): Shortage | null {
  return planner.ledger.shortage(entry.price, {
    ...terms(planner, entry, isFree, now),
    extra,
    hopeful: true,
  });
}

const turn = (busy: Busy, stops: Obstacle['stops'], wakeAt: number | null): Obstacle => ({
  reason: { kind: 'turn', ahead: busy.all, until: wakeAt },
  wakeAt,
  stops,
});

function slotTaken(planner: Planner, prompt: boolean, busy: Busy, now: number): Obstacle | null {
  const { room } = planner;
  const { all, ordinary, chosen } = busy;
  const steadyNow = planner.steady(now);
  // What is under way of before the outage takes no place from the one that tries.
  if (planner.breaker.state(steadyNow) === 'half-open')
    return chosen > 0 || !planner.breaker.lets(steadyNow) ? turn(busy, 'all', null) : null;
  if (planner.ledger.unexplained.isAsking && all >= 1) return turn(busy, 'all', null);
  if (all >= room.all) return turn(busy, 'all', null);
  return !prompt && ordinary >= room.ordinary ? turn(busy, 'ordinary', null) : null;
}

/** Returns until when a lane is kept back for the sake of other machines. */
function othersFirst({ heldBack }: Planner, lane: number, now: number): Obstacle | null {
  if (heldBack === null || lane < heldBack.lane || now >= heldBack.until) return null;
  const { until } = heldBack;
  return { reason: { kind: 'machines', until }, wakeAt: until, stops: heldBack.lane === 0 ? 'all' : 'lane' };
}

/** Returns until when quiet hours and the bandwidth limit keep back what no user waits for. */
function ordinaryWait(planner: Planner, busy: Busy, now: number): Obstacle | null {
  const until = quietUntil(planner.settings.quietHours, now);
  if (until !== null) return { reason: { kind: 'quiet-hours', until }, wakeAt: until, stops: 'ordinary' };
  const paceIn = busy.paceAt - planner.steady(now);
  if (planner.bandwidth === null || paceIn <= 0) return null;
  return turn(busy, 'ordinary', Math.ceil(now + paceIn));
}

function terms(
  planner: Planner,
  { item, post }: Entry,
  isFree: boolean,
  now: number,
): Omit<ShortageTerms, 'extra' | 'hopeful'> {
  const leavesRoom = !isFree && item.leavesRoom;
  return {
    now,
    tookMs: planner.speed.average,
    asks: false,
    kept: (budget, index) =>
      (leavesRoom ? planner.keptNow(budget, index, now) : 0) + planner.reservedForPosts(budget, index, post),
  };
}

/** Returns what keeps a post back. It goes as a whole: its first picture only when there is room for all. */
function wholeness(planner: Planner, entry: Entry, isFree: boolean, now: number): Obstacle | null {
  const { post } = entry;
  if (post === null || post.begun || post.count < 2) return null;
  const nominal = post.total.map((total, index) => {
    const budget = planner.ledger.budgets[index];
    const wanted = total + planner.makingCost(post.id, index);
    return budget ? Math.min(wanted, (maxReservedShare * budget.limit) / budget.cost.ratio) : 0;
  });
  const short = planner.ledger.shortage(
    { account: entry.item.account, nominal },
    { ...terms(planner, entry, isFree, now), extra: Number.POSITIVE_INFINITY, hopeful: false },
  );
  if (short === null) return null;
  post.lackingSince ??= planner.steady(now);
  const waited = planner.steady(now) - post.lackingSince;
  if (waited > wholenessWindows * short.budget.windowMs) return null;
  return { ...shortObstacle(planner, short, entry, now), stops: 'post' };
}

function shortObstacle(planner: Planner, short: Shortage, entry: Entry, now: number): Obstacle {
  const { budget, needed } = short;
  const stops = budget.rule.perAccount && planner.queue.hasSeveralOwners ? 'account' : 'lane';
  if (short.kind === 'one-at-a-time') {
    return { reason: { kind: 'turn', ahead: budget.underWay, until: null }, wakeAt: null, stops };
  }
  if (short.kind === 'credits') {
    const until = budget.resetAt;
    // Only a guess of what others take stands in the way: time or a new reading may show that they did not.
    const isGuess = budget.guaranteed() >= needed && budget.rule.countsStrikes;
    const wakeAt = isGuess || until === null ? now + recheckMs : until;
    return { reason: { kind: 'credits', budget: budget.rule.id, needed, until }, wakeAt, stops };
  }
  const index = planner.ledger.budgets.indexOf(budget);
  const others = planner.reservedForPosts(budget, index, entry.post);
  const end = budget.resetAt ?? now;
  const melted = meltedAt(planner.reserve(index), budget.windowMs, end, short.free - needed - others);
  const until = Math.min(end, Math.max(melted, now + 1000));
  return { reason: { kind: 'reserve', until }, wakeAt: until, stops };
}
