import type { BudgetView, Lane, WaitReason } from '../../../contract/records.ts';
import type {
  BudgetRule,
  Cost,
  Decision,
  LedgerSnapshot,
  Observation,
  PlannerSettings,
  Scheduler,
  SchedulerOptions,
  WorkItem,
} from './types.ts';

interface Budget {
  readonly rule: BudgetRule;
  limit: number;
  remaining: number;
  resetAt: number | null;
  source: BudgetView['source'];
  seenAt: number | null;
}

const laneOrder: readonly Lane[] = ['interactive', 'normal', 'bulk'];

/** Whole seconds are all that servers tell, so a window may end up to a second later than announced. */
const resetRounding = 1000;
const assumedTookMs = 2000;

const usable = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value >= 0;

/** Creates the scheduler of one host and one spender; see `Scheduler`. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const budgets = new Map<string, Budget>();
  for (const rule of options.rules) {
    budgets.set(rule.id, {
      rule,
      limit: rule.assumedLimit,
      remaining: rule.assumedLimit,
      resetAt: null,
      source: 'assumed',
      seenAt: null,
    });
  }
  restore(options.snapshot);
  let settings = options.settings;
  let isOnline = true;
  let strikes: number[] = [...(options.snapshot?.strikes ?? [])];
  let gate: { until: number; reason: 'host' | 'credits' } | null = null;
  const items = new Map<string, WorkItem>();
  const reservations = new Map<string, { cost: Cost; upload: boolean }>();
  for (const { cost, startedAt } of options.leftOver) {
    for (const budget of budgets.values()) {
      const opened = (budget.resetAt ?? 0) - budget.rule.windowMs;
      if (startedAt >= opened) spend(budget, cost[budget.rule.id] ?? 0, startedAt);
    }
  }

  function restore(snapshot: LedgerSnapshot | null): void {
    if (snapshot?.version !== 1 || !Array.isArray(snapshot.budgets)) return;
    for (const saved of snapshot.budgets as Partial<Budget & { id: string }>[]) {
      const budget = saved?.id === undefined ? undefined : budgets.get(saved.id);
      if (!budget || !usable(saved.limit) || !usable(saved.remaining)) continue;
      budget.limit = saved.limit;
      budget.remaining = saved.remaining;
      budget.resetAt = usable(saved.resetAt ?? undefined) ? (saved.resetAt ?? null) : null;
      budget.source = saved.source ?? 'assumed';
      budget.seenAt = saved.seenAt ?? null;
    }
  }

  function roll(now: number): void {
    for (const budget of budgets.values()) {
      if (budget.resetAt !== null && now >= budget.resetAt) {
        budget.resetAt = null;
        budget.remaining = budget.limit;
      }
    }
    if (gate && now >= gate.until) gate = null;
  }

  function reserved(id: string): number {
    let sum = 0;
    for (const { cost } of reservations.values()) sum += cost[id] ?? 0;
    return sum;
  }

  function spend(budget: Budget, amount: number, now: number): void {
    if (amount <= 0) return;
    budget.remaining = Math.max(0, budget.remaining - amount);
    budget.resetAt ??= now + budget.rule.windowMs;
  }

  /** The budget that cannot pay, or null when all can. */
  function lacking(cost: Cost): Budget | null {
    for (const budget of budgets.values()) {
      const amount = cost[budget.rule.id] ?? 0;
      if (amount > 0 && budget.remaining - reserved(budget.rule.id) < amount) return budget;
    }
    return null;
  }

  function inOrder(): WorkItem[] {
    return [...items.values()].sort(
      (a, b) =>
        Number(b.urgent) - Number(a.urgent) ||
        laneOrder.indexOf(a.lane) - laneOrder.indexOf(b.lane) ||
        a.seq - b.seq,
    );
  }

  function credits(budget: Budget, cost: Cost): WaitReason {
    return {
      kind: 'credits',
      budget: budget.rule.id,
      needed: cost[budget.rule.id] ?? 0,
      until: budget.resetAt,
    };
  }

  function decide(now: number): Decision {
    roll(now);
    const queue = inOrder();
    const first = queue[0];
    if (!first || settings.paused) return { start: [], wakeAt: null, reason: null };
    if (!isOnline) return { start: [], wakeAt: null, reason: { kind: 'network', until: null } };
    if (gate) return { start: [], wakeAt: gate.until, reason: { kind: 'host', until: gate.until } };
    const start: WorkItem[] = [];
    const taken = new Map<string, number>();
    let wakeAt: number | null = null;
    let reason: WaitReason | null = null;
    let slots = settings.maxConcurrency - [...reservations.values()].filter((one) => one.upload).length;
    for (const item of queue) {
      if (item.notBefore > now) {
        wakeAt = Math.min(wakeAt ?? item.notBefore, item.notBefore);
        continue;
      }
      if (slots <= 0) {
        reason ??= { kind: 'turn', ahead: start.length, until: null };
        break;
      }
      const total: Record<string, number> = {};
      for (const [id, amount] of Object.entries(item.cost)) total[id] = (amount ?? 0) + (taken.get(id) ?? 0);
      const poor = lacking(total);
      if (poor) {
        reason ??= credits(poor, item.cost);
        if (poor.resetAt !== null) wakeAt = Math.min(wakeAt ?? poor.resetAt, poor.resetAt);
        break;
      }
      for (const [id, amount] of Object.entries(total)) taken.set(id, amount);
      start.push(item);
      slots -= 1;
    }
    return { start, wakeAt, reason };
  }

  function doneTimes(now: number, extra: readonly Pick<WorkItem, 'id' | 'cost'>[]): Map<string, number> {
    const state = [...budgets.values()].map((budget) => ({
      ...budget,
      remaining: budget.remaining - reserved(budget.rule.id),
    }));
    const done = new Map<string, number>();
    let at = now;
    for (const item of [...inOrder(), ...extra]) {
      for (const budget of state) {
        const amount = item.cost[budget.rule.id] ?? 0;
        if (amount === 0) continue;
        if (budget.remaining < amount) {
          at = Math.max(at, budget.resetAt ?? at + budget.rule.windowMs);
        }
      }
      for (const budget of state) {
        if (budget.resetAt !== null && at >= budget.resetAt) {
          budget.remaining = budget.limit;
          budget.resetAt = null;
        }
        const amount = item.cost[budget.rule.id] ?? 0;
        if (amount > 0) budget.resetAt ??= at + budget.rule.windowMs;
        budget.remaining -= amount;
      }
      at += assumedTookMs / Math.max(1, settings.maxConcurrency);
      done.set(item.id, at);
    }
    return done;
  }

  function observe(seen: Observation, now: number, attemptId: string | null): void {
    roll(now);
    const own = attemptId === null ? undefined : reservations.get(attemptId);
    for (const budget of budgets.values()) {
      const reading = seen.readings[budget.rule.id];
      if (!reading) continue;
      if (usable(reading.limit) && reading.limit > 0) budget.limit = reading.limit;
      if (usable(reading.remaining) && reading.remaining <= budget.limit) {
        // The asking attempt is settled right after, which takes its cost off once more.
        budget.remaining = reading.remaining + (own?.cost[budget.rule.id] ?? 0);
        budget.source = seen.source;
        budget.seenAt = now;
      }
      if (
        usable(reading.resetInMs) &&
        reading.resetInMs > 0 &&
        reading.resetInMs <= 2 * budget.rule.windowMs
      ) {
        budget.resetAt = now + reading.resetInMs + resetRounding;
      }
    }
    const refusal = seen.refusal;
    if (!refusal) return;
    const wait = usable(refusal.waitMs ?? undefined) ? refusal.waitMs : null;
    if (refusal.kind === 'daily') strikes = [...strikes, now];
    const named =
      refusal.kind === 'capacity'
        ? undefined
        : (budgets.get(refusal.budget ?? '') ??
          [...budgets.values()].find((one) => !one.rule.announced && (own?.cost[one.rule.id] ?? 0) > 0));
    if (!named) {
      gate = { until: now + Math.max(60_000, wait ?? 0), reason: 'host' };
      return;
    }
    named.remaining = 0;
    if (wait !== null) named.resetAt = now + wait;
    named.resetAt ??= now + named.rule.windowMs;
  }

  return {
    put: (item) => void items.set(item.id, item),
    remove: (id) => void items.delete(id),
    get size() {
      return items.size;
    },
    decide,
    started(itemId, attemptId, now) {
      const item = items.get(itemId);
      if (!item) return;
      items.delete(itemId);
      roll(now);
      reservations.set(attemptId, { cost: item.cost, upload: true });
    },
    reserve(attemptId, cost, now) {
      roll(now);
      if (!isOnline || lacking(cost)) return false;
      reservations.set(attemptId, { cost, upload: false });
      return true;
    },
    settle(attemptId, how, now) {
      const reservation = reservations.get(attemptId);
      if (!reservation) return;
      reservations.delete(attemptId);
      roll(now);
      if (how === 'nothing-sent') return;
      for (const budget of budgets.values()) spend(budget, reservation.cost[budget.rule.id] ?? 0, now);
    },
    observe,
    changeSettings(change: Partial<PlannerSettings>) {
      settings = { ...settings, ...change };
    },
    online(nowOnline) {
      isOnline = nowOnline;
    },
    forecast(now) {
      roll(now);
      const stopped = settings.paused || !isOnline;
      const done = stopped ? new Map<string, number>() : doneTimes(now, []);
      let last: number | null = null;
      for (const at of done.values()) last = Math.max(last ?? at, at);
      return { doneBy: (id) => done.get(id) ?? null, allDoneBy: last };
    },
    whatIf(now, count, cost) {
      roll(now);
      if (settings.paused || !isOnline) return null;
      const extra = Array.from({ length: count }, (_, index) => ({ id: `what-if ${index}`, cost }));
      return doneTimes(now, extra).get(`what-if ${count - 1}`) ?? null;
    },
    reasonFor(itemId, now) {
      const item = items.get(itemId);
      if (!item || settings.paused) return null;
      roll(now);
      if (!isOnline) return { kind: 'network', until: null };
      if (gate) return { kind: 'host', until: gate.until };
      const poor = lacking(item.cost);
      if (poor) return credits(poor, item.cost);
      return { kind: 'turn', ahead: inOrder().indexOf(item), until: null };
    },
    views(now) {
      roll(now);
      return [...budgets.values()].map((budget) => ({
        id: budget.rule.id,
        limit: budget.limit,
        remaining: budget.remaining,
        reserved: reserved(budget.rule.id),
        kept: 0,
        resetAt: budget.resetAt,
        windowMs: budget.rule.windowMs,
        source: budget.source,
        seenAt: budget.seenAt,
      }));
    },
    uploadsNow(now, cost) {
      roll(now);
      let uploads = Number.POSITIVE_INFINITY;
      for (const budget of budgets.values()) {
        const amount = cost[budget.rule.id] ?? 0;
        if (amount > 0) {
          uploads = Math.min(uploads, Math.floor((budget.remaining - reserved(budget.rule.id)) / amount));
        }
      }
      return Number.isFinite(uploads) ? Math.max(0, uploads) : 0;
    },
    get strikes() {
      return strikes.length;
    },
    wantsReading: () => false,
    snapshot: () => ({
      version: 1,
      budgets: [...budgets.values()].map(({ rule, ...rest }) => ({ id: rule.id, ...rest })),
      learned: null,
      strikes,
    }),
  };
}
