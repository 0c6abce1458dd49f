import type { WaitReason } from '../../../contract/wait-reason.ts';
import { decide } from './decision-round.ts';
import { noPlan, type Plan, plan, planMore } from './forecast.ts';
import { Ledger } from './ledger.ts';
import { obstacleTo } from './obstacle.ts';
import { Planner } from './planner.ts';
import { createSharedPlanning, reportOf } from './shared.ts';
import { takeTurns } from './turns.ts';
import type { PlannerSettings, Scheduler, SchedulerOptions } from './types.ts';

/** For how long a plan stands if nothing has happened, so that ETAs do not wander with the clock. */
const planCacheMs = 60_000;

/** Creates the scheduler of one application at one host; see `Scheduler`. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const ledger = new Ledger({ ...options, steady: options.steady ?? null });
  const planner = new Planner(ledger, options.settings, options.snapshot?.learned, options.now);
  let cached: { plan: Plan; revision: number; at: number } | null = null;

  function currentPlan(now: number): Plan {
    planner.sync(now);
    if (planner.settings.paused || !planner.isOnline) return noPlan;
    const { revision } = planner;
    const stands =
      cached !== null && cached.revision === revision && now >= cached.at && now - cached.at < planCacheMs;
    if (cached === null || !stands) cached = { plan: plan(planner, now), revision, at: now };
    return cached.plan;
  }

  function reasonFor(itemId: string, now: number): WaitReason | null {
    planner.sync(now);
    const entry = planner.queue.get(itemId);
    if (!entry || planner.settings.paused) return null;
    const still = planner.standstill(now);
    if (entry.readyAt > planner.steady(now)) {
      // Its own pause is no news where everything stands still for longer.
      const isLonger = still !== null && (still.until ?? Infinity) > entry.readyAt + ledger.clockShift;
      return isLonger ? still.reason : null;
    }
    if (still) return still.reason;
    const busy = { all: 0, ordinary: 0, chosen: 0, paceAt: planner.paceAt };
    const reason = obstacleTo(planner, entry, false, busy, now)?.reason;
    const forecast = currentPlan(now);
    const until = forecast.startOf(itemId);
    if (!reason || reason.kind === 'turn') {
      return { kind: 'turn', ahead: planner.flights.size + (forecast.rankOf(itemId) ?? 0), until };
    }
    const later = reason.until === null || until === null ? reason.until : Math.max(reason.until, until);
    return { ...reason, until: later };
  }

  return {
    put: (item) => planner.put(item),
    remove: (id) => planner.remove(id),
    get size() {
      return planner.queue.size;
    },
    get isSupplied() {
      return planner.isSupplied;
    },
    decide: (now) => decide(planner, now),
    started: (itemId, attemptId, now) => planner.started(itemId, attemptId, now),
    turns: (now, isBlocked = false) => takeTurns(planner, now, isBlocked),
    reserveForPost: (postId, account, cost) => planner.reserveForPost(postId, account, cost),
    reserve: (attemptId, cost, now, account = null) => planner.reserveOther(attemptId, cost, now, account),
    settle(attemptId, result, now) {
      const settled = planner.settle(attemptId, result, now);
      return settled && (() => reportOf(ledger, settled, now));
    },
    shared: createSharedPlanning(planner),
    silent: (attemptId, now) => planner.silence(attemptId, now),
    answerTimeoutMs: (bytes, tries) => planner.answers.withinMs(bytes, tries),
    get silentAfterMs() {
      return planner.answers.silentAfterMs;
    },
    breaker(now) {
      planner.sync(now);
      return { state: planner.breaker.state(planner.steady(now)), openUntil: planner.openUntil(now) };
    },
    hasAcceptedSince: (time) => planner.hasAcceptedSince(time),
    observe(observation, now, attemptId) {
      planner.sync(now);
      ledger.observe(observation, now, attemptId);
      if (observation.refusal) planner.refused(attemptId, now);
      planner.revision += 1;
    },
    changeSettings(change: Partial<PlannerSettings>) {
      planner.settings = { ...planner.settings, ...change };
      planner.revision += 1;
    },
    online(isOnline) {
      planner.isOnline = isOnline;
      planner.revision += 1;
    },
    forecast: currentPlan,
    whatIf(now, count, cost, lane, account = null) {
      planner.sync(now);
      if (planner.settings.paused || !planner.isOnline || count < 1) return null;
      return planMore(planner, now, { count, price: ledger.price(cost, account), lane, account });
    },
    reasonFor,
    views(now, account = null) {
      planner.sync(now);
      return ledger.views(account, (budget) => {
        const index = ledger.budgets.indexOf(budget);
        const posts = planner.reservedForPosts(budget, index, null);
        return Math.round(planner.keptNow(budget, index, now) + posts);
      });
    },
    uploadsNow(now, cost, account = null) {
      planner.sync(now);
      if (planner.settings.paused || planner.standstill(now)) return 0;
      return ledger.uploadsNow(ledger.price(cost, account), planner.speed.average, now);
    },
    get strikes() {
      return ledger.strikes.count(ledger.serverNow(planner.seenNow));
    },
    wantsReading(now, account = null) {
      planner.sync(now);
      if (planner.settings.paused || planner.standstill(now)) return false;
      if (planner.breaker.state(planner.steady(now)) !== 'closed') return false;
      return ledger.wantsReading(account, planner.queue.size > 0, planner.speed.average, now);
    },
    snapshot: () => ledger.snapshot(planner.learned()),
  };
}
