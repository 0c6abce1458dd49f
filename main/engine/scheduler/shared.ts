import type { Lane } from '../../../contract/origin.ts';
import type { Budget } from './budget.ts';
import { lanes } from './fair-queue.ts';
import { foreignSpending } from './foreign.ts';
import type { Ledger, SettledAttempt } from './ledger.ts';
import type { Planner } from './planner.ts';
import { quietUntil } from './quiet-hours.ts';
import type {
  BudgetKey,
  SharedBudget,
  SharedCharge,
  SharedPlanning,
  SharedQuote,
  SharedReport,
  SharedTold,
} from './shared-types.ts';

const keyOf = ({ rule, account }: Budget): BudgetKey => ({ id: rule.id, account });

/** Creates the side of a scheduler that an allowance of many machines speaks to. */
export function createSharedPlanning(planner: Planner): SharedPlanning {
  const { ledger } = planner;
  const find = ({ id, account }: BudgetKey): Budget | null => {
    const rule = ledger.budgets.find((budget) => budget.rule.id === id)?.rule;
    if (!rule) return null;
    if (rule.perAccount && account !== null) ledger.price({}, account);
    return ledger.budgets.find((budget) => budget.rule === rule && budget.account === account) ?? null;
  };
  return {
    has: (itemId) => planner.queue.get(itemId) !== undefined,
    quote(cost, account, { asks }, now) {
      planner.sync(now);
      const tookMs = asks ? 0 : planner.speed.average;
      return ledger.price(cost, account).nominal.flatMap((nominal, index) => {
        const budget = ledger.budgets[index];
        if (!budget || nominal === 0) return [];
        return [quoteOf(budget, nominal, ledger.margin(budget, tookMs, now, asks), { asks, tookMs, now })];
      });
    },
    wants(now) {
      planner.sync(now);
      if (planner.settings.paused || planner.standstill(now)) return lanes.map(() => 0);
      const most = mostUntilReset(planner, now);
      const isQuiet = quietUntil(planner.settings.quietHours, now) !== null;
      return lanes.map((lane: Lane, index) =>
        isQuiet && index > 0 ? 0 : Math.min(planner.queue.waitingIn(lane), most),
      );
    },
    adopt(budgets, strikes, now) {
      planner.sync(now);
      for (const told of budgets) {
        const budget = find(told);
        if (budget) adoptInto(budget, told, now);
      }
      ledger.strikes.adopt(strikes);
      planner.revision += 1;
    },
    learn(samples, now) {
      return samples.flatMap(({ id, account, ...sample }) => {
        const budget = find({ id, account });
        if (!budget) return [];
        const before = budget.cost.ratio;
        budget.cost.read({ ...sample, now, doubtful: 0 });
        return budget.cost.ratio === before ? [] : [{ id, account, ratio: budget.cost.ratio }];
      });
    },
    tell(now) {
      planner.sync(now);
      return ledger.budgets
        .filter(({ source }) => source !== 'assumed')
        .map((budget) => ({ ...keyOf(budget), ...toldOf(budget, now), windowMs: budget.windowMs }));
    },
    get machines() {
      return planner.machines;
    },
    set machines(count) {
      planner.machines = count;
    },
    get strikes() {
      return ledger.strikes.save();
    },
    hold(hold) {
      planner.heldBack = hold;
      planner.revision += 1;
    },
    divide(machines, now) {
      planner.sync(now);
      planner.heldBack = null;
      for (const budget of ledger.budgets) divideBudget(budget, machines);
      planner.revision += 1;
    },
  };
}

/** The most uploads that this machine could send before the first of its windows ends. */
function mostUntilReset(planner: Planner, now: number): number {
  const { budgets } = planner.ledger;
  const ends = budgets.map(({ resetAt, windowMs }) => (resetAt === null ? windowMs : resetAt - now));
  const leftMs = Math.max(0, Math.min(...ends, 86_400_000));
  return planner.slots.all * (1 + Math.floor(leftMs / Math.max(50, planner.speed.average)));
}

function quoteOf(
  budget: Budget,
  nominal: number,
  margin: number,
  how: { readonly asks: boolean; readonly tookMs: number; readonly now: number },
): SharedQuote {
  const { hidden, rule } = budget;
  const over = !how.asks && hidden !== null && how.now >= hidden.probeFrom;
  const cut = hidden ? 0 : foreignSpending(budget, how.tookMs);
  return {
    ...keyOf(budget),
    amount: how.asks ? nominal : budget.price(nominal),
    nominal,
    margin,
    cut: budget.isDoubtful ? null : cut,
    most: how.asks ? Number.MAX_SAFE_INTEGER : budget.atOnceBeyond,
    over,
    strict: rule.countsStrikes,
    windowMs: budget.windowMs,
    assumedLimit: rule.assumedLimit,
  };
}

function adoptInto(budget: Budget, told: SharedBudget, now: number): void {
  const isNewWindow = told.window !== budget.window.number;
  if (isNewWindow) budget.liveness.lostTrack();
  budget.shared.together(told.othersReserved, told.othersInFlight, told.ownSpent);
  budget.limit = told.limit;
  budget.believed = told.believed;
  budget.remaining = told.remaining;
  budget.closed = told.closed;
  budget.source = told.source;
  budget.confirmed = told.confirmed || (budget.confirmed && !isNewWindow);
  if (told.confirmed) budget.isDoubtful = false;
  budget.cost.ratio = told.ratio;
  budget.cap?.restoreAt(told.cap, now);
  budget.nominal.settled = told.settledNominal;
  budget.nominal.inFlight = told.inFlightNominal;
  if (told.seenAgoMs !== null) {
    budget.seenAt = now - told.seenAgoMs;
    budget.unseenCharges = Math.min(budget.unseenCharges, 0);
  }
  budget.window.adopt(told.resetInMs === null ? null : now + told.resetInMs, told.window);
}

function divideBudget(budget: Budget, machines: number): void {
  const part = Math.floor(Math.max(0, budget.left) / Math.max(1, machines)) + budget.reserved;
  budget.shared.divide(machines, budget.shared.leftForAll(budget.remaining), part);
  budget.remaining = part;
}

function toldOf(budget: Budget, now: number): SharedTold {
  const { resetAt, limit, believed, closed, source, cost, cap, shared } = budget;
  // What a part of it has left says nothing of the whole; what was spent of it is told besides.
  const remaining = shared.isPart ? (shared.common ?? limit) : shared.leftForAll(budget.remaining);
  const resetInMs = resetAt === null ? null : Math.max(1, resetAt - now);
  const learned = cap?.saveAt(now) ?? null;
  return { limit, believed, remaining, resetInMs, closed, source, ratio: cost.ratio, cap: learned };
}

/** Reads off what an attempt that was settled here means for all machines. */
export function reportOf(ledger: Ledger, settled: SettledAttempt, now: number): SharedReport {
  const { attempt, how } = settled;
  const charges = attempt.shares.flatMap((share, index): SharedCharge[] => {
    const budget = ledger.budgets[index];
    if (!budget || !share) return [];
    const { limit, source, cap, resetInMs } = toldOf(budget, now);
    const told = attempt.readings?.get(budget) ?? null;
    const closes = budget.closed && budget.closedTick >= attempt.startedTick;
    // What this machine holds for the end of the window is the others' word too: only the answer itself is a witness.
    const ends = told === null || closes ? null : told.ends;
    const ownResetInMs = told === null || closes ? resetInMs : null;
    const isRefusedByCap = attempt.refused && budget.hidden !== null;
    return [
      {
        ...keyOf(budget),
        amount: share.amount,
        nominal: share.nominal,
        isCharged: how !== 'nothing-sent' && !isRefusedByCap,
        remaining: told?.remaining ?? null,
        limit,
        resetInMs: ends === null ? ownResetInMs : Math.max(1, ends.latest - now),
        earliestInMs: ends === null ? null : ends.earliest - now,
        source,
        closes,
        cap,
        windowMs: budget.windowMs,
      },
    ];
  });
  const isAnswered = how === 'charged';
  return { charges, isAnswered, isAccepted: settled.isAccepted, strikeAt: attempt.strikeAt };
}
