import { pino } from 'pino';
import type { Clock } from '../../../main/engine/clock.ts';
import { createSharedAllowance } from '../../../main/engine/ledger/shared-allowance.ts';
import { createScheduler } from '../../../main/engine/scheduler/index.ts';
import type { BudgetRule, WorkItem } from '../../../main/engine/scheduler/types.ts';
import type { HonestHost } from './honest-host.ts';
import type { VirtualRedis } from './virtual-store.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How one machine is. All durations are drawn anew each time, ms. */
export interface Temper {
  /** One way to the store. */
  readonly toStore: () => number;
  /** From the grant to the host, and back from there. */
  readonly toHost: () => number;
  readonly back: () => number;
  /** When it deals with what comes at this time: a machine may stand still. */
  readonly attendedAt: (time: number) => number;
}

export interface MachineOptions {
  readonly index: number;
  readonly pictures: number;
  readonly temper: Temper;
  readonly time: VirtualTime;
  readonly redis: VirtualRedis;
  readonly host: HonestHost;
}

const log = pino({ enabled: false });

const pictureOf = (index: number, seq: number): WorkItem => ({
  id: `${index} ${seq}`,
  seq,
  lane: 'normal',
  source: 'folder',
  postId: null,
  account: null,
  cost: { user: 1 },
  bytes: 100_000,
  notBefore: 0,
  urgent: false,
  isReady: true,
  leavesRoom: false,
  isCapture: false,
});

/** Starts a machine that sends its pictures to the host, out of the common ledger. */
export function startMachine({ index, pictures, temper, time, redis, host }: MachineOptions): void {
  const clock: Clock = {
    now: () => time.now,
    after: (ms, run) => time.at(temper.attendedAt(time.now + Math.max(0, ms)), run),
  };
  const rule = { windowMs: host.windowMs, assumedLimit: host.limit, countsStrikes: false };
  const rules: readonly BudgetRule[] = [{ id: 'user', announced: true, ...rule }];
  const scheduler = createScheduler({
    rules,
    snapshot: null,
    leftOver: [],
    settings: { paused: false, maxParallel: 4, bandwidth: null, quietHours: null },
    random: () => 0.5,
    now: time.now,
  });
  const allowance = createSharedAllowance({
    store: redis.open({ delay: temper.toStore, attendedAt: temper.attendedAt }),
    application: 'simulated',
    rules,
    place: '',
    claimOf: () => null,
    offers: null,
    planning: scheduler.shared,
    machine: `machine ${index}`,
    life: '1',
    name: `computer ${index}`,
    without: () => 'part',
    clock,
    log,
  });
  let attempts = 0;
  let callOffWake = () => {};

  const end = (item: WorkItem, id: string, sentAt: number, told: ReturnType<HonestHost['take']>) => {
    const { remaining, resetInMs, isRefused } = told;
    const refusal = isRefused ? ({ kind: 'rate', budget: 'user', waitMs: resetInMs } as const) : null;
    const seen = { sentAt, receivedAt: time.now, clockOffsetMs: null, source: 'header' as const, refusal };
    const readings = { user: { limit: host.limit, remaining, resetInMs } };
    scheduler.observe({ ...seen, readings }, time.now, id);
    const measured = isRefused ? null : { bytes: item.bytes, tookMs: time.now - sentAt, answerMs: 10 };
    const settlement = isRefused ? 'nothing-sent' : 'charged';
    void allowance.settle(id, scheduler.settle(id, { settlement, health: 'good', measured }, time.now));
    if (isRefused) scheduler.put(item);
    pump();
  };

  const send = (item: WorkItem, id: string) => {
    const sentAt = time.now;
    time.at(time.now + temper.toHost(), () => {
      const told = host.take(index);
      time.at(temper.attendedAt(time.now + temper.back()), () => end(item, id, sentAt, told));
    });
  };

  const begin = async (item: WorkItem) => {
    attempts += 1;
    const id = `attempt ${index} ${attempts}`;
    scheduler.started(item.id, id, time.now);
    const ask = { attemptId: id, cost: item.cost, account: null, lane: 1, content: null, asks: false };
    if ((await allowance.reserve(ask)) === 'granted') return send(item, id);
    const given = scheduler.settle(
      id,
      { settlement: 'nothing-sent', health: 'unknown', measured: null },
      time.now,
    );
    void allowance.settle(id, given);
    scheduler.put(item);
    pump();
  };

  function pump() {
    allowance.queueChanged();
    if (allowance.block()) return;
    const { start, wakeAt } = scheduler.decide(time.now);
    for (const item of start) void begin(item);
    if (wakeAt === null) return;
    callOffWake();
    callOffWake = clock.after(wakeAt - time.now, pump);
  }

  for (let seq = 1; seq <= pictures; seq += 1) scheduler.put(pictureOf(index, seq));
  allowance.follow(pump);
}
