import type { Health } from '../../../main/engine/scheduler/circuit-breaker.ts';
import { createScheduler } from '../../../main/engine/scheduler/index.ts';
import type {
  BudgetReading,
  BudgetRule,
  Observation,
  PlannerSettings,
  Refusal,
  Scheduler,
  SchedulerOptions,
  Settlement,
  WorkItem,
} from '../../../main/engine/scheduler/types.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** 2026-03-10 08:00 UTC. */
export const start = Date.UTC(2026, 2, 10, 8);

export const rules: readonly BudgetRule[] = [
  { id: 'user', windowMs: hour, assumedLimit: 500, announced: true, countsStrikes: false, perAccount: true },
  { id: 'client', windowMs: day, assumedLimit: 12_500, announced: true, countsStrikes: true },
  { id: 'post', windowMs: hour, assumedLimit: 1250, announced: true, countsStrikes: false },
  { id: 'uploads', windowMs: hour, assumedLimit: 50, announced: false, countsStrikes: false },
];
export const cost = { user: 10, client: 10, post: 1, uploads: 1 };

export const settings: PlannerSettings = {
  paused: false,
  maxParallel: 4,
  bandwidth: null,
  quietHours: null,
};

export function scheduler(options: Partial<SchedulerOptions> = {}): Scheduler {
  return createScheduler({
    rules,
    snapshot: null,
    leftOver: [],
    settings,
    random: () => 0.5,
    now: start,
    ...options,
  });
}

/** How an attempt ended of which nothing is measured. */
export const ended = (settlement: Settlement, health: Health = 'good') =>
  ({ settlement, health, measured: null }) as const;

let count = 0;
export function item(change: Partial<WorkItem> = {}): WorkItem {
  count += 1;
  return {
    id: `item ${count}`,
    seq: count,
    lane: 'bulk',
    source: 'folder',
    postId: null,
    account: null,
    cost,
    bytes: 500_000,
    notBefore: 0,
    urgent: false,
    isReady: true,
    leavesRoom: true,
    isCapture: false,
    ...change,
  };
}

export function put(into: Scheduler, number: number, change: Partial<WorkItem> = {}): WorkItem[] {
  const items = Array.from({ length: number }, () => item(change));
  for (const one of items) into.put(one);
  return items;
}

export function seen(
  now: number,
  readings: Readonly<Record<string, BudgetReading>>,
  refusal: Refusal | null = null,
  change: Partial<Observation> = {},
): Observation {
  return {
    sentAt: now - 1000,
    receivedAt: now,
    clockOffsetMs: 0,
    readings,
    source: 'header',
    refusal,
    ...change,
  };
}

/** One upload from start to answer; returns what was sent, or null when nothing may go. */
export function upload(
  from: Scheduler,
  now: number,
  answer: { readings?: Readonly<Record<string, BudgetReading>>; refusal?: Refusal | null } = {},
): WorkItem | null {
  const next = from.decide(now).start[0];
  if (!next) return null;
  from.started(next.id, `try of ${next.id}`, now);
  from.observe(
    seen(now + 1000, answer.readings ?? {}, answer.refusal ?? null),
    now + 1000,
    `try of ${next.id}`,
  );
  from.settle(
    `try of ${next.id}`,
    {
      settlement: 'charged',
      health: 'good',
      measured: answer.refusal ? null : { bytes: next.bytes, tookMs: 1000, answerMs: null },
    },
    now + 1000,
  );
  return next;
}

export function view(of: Scheduler, id: string, now: number) {
  const found = of.views(now).find((one) => one.id === id);
  if (!found) throw new Error(`no budget ${id}`);
  return found;
}
