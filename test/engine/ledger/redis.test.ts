import { Redis } from 'ioredis';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { createSharedAllowance } from '../../../main/engine/ledger/shared-allowance.ts';
import type { CommonStore } from '../../../main/engine/ledger/store.ts';
import { createScheduler } from '../../../main/engine/scheduler/index.ts';
import type { BudgetRule, Observation, WorkItem } from '../../../main/engine/scheduler/types.ts';
import { openLedgerStore } from '../../support/ledger-store.ts';
import { startRedis } from '../../support/redis-server.ts';

const clock = systemClock;
const rules: readonly BudgetRule[] = [
  { id: 'user', windowMs: 3_600_000, assumedLimit: 10, announced: true, countsStrikes: false },
];

interface Machine {
  readonly scheduler: ReturnType<typeof createScheduler>;
  readonly allowance: ReturnType<typeof createSharedAllowance>;
  readonly store: CommonStore;
  /** Resolves when the machine is together with the others, or in whatever state. */
  until(state: string): Promise<void>;
  /** Sends one: asks, and ends it as the host says. */
  send(id: string, remaining: number): Promise<boolean>;
}

let seq = 0;
const item = (id: string, lane: WorkItem['lane'] = 'normal'): WorkItem => ({
  id,
  seq: ++seq,
  lane,
  source: 'a',
  postId: null,
  account: null,
  cost: { user: 1 },
  bytes: 1000,
  notBefore: 0,
  urgent: false,
  isReady: true,
  leavesRoom: false,
  isCapture: false,
});

const answer = (remaining: number, now = clock.now()): Observation => ({
  sentAt: now,
  receivedAt: now,
  clockOffsetMs: 0,
  readings: { user: { limit: 10, remaining, resetInMs: 3_000_000 } },
  source: 'header',
  refusal: null,
});

function machine(
  url: string,
  name: string,
  application = 'app',
  without: 'part' | 'stop' = 'part',
  { offMs = 0, patienceMs = 0 } = {},
): Machine {
  const clock = { ...systemClock, now: () => systemClock.now() + offMs };
  const scheduler = createScheduler({
    rules,
    snapshot: null,
    leftOver: [],
    settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
    random: () => 0.5,
    now: clock.now(),
  });
  const store = openLedgerStore(url);
  const allowance = createSharedAllowance({
    store,
    application,
    rules,
    place: '',
    claimOf: ({ sha256 }) => `claim ${sha256}`,
    offers: null,
    planning: scheduler.shared,
    machine: name,
    life: `${name} 1`,
    name: `computer ${name}`,
    without: () => without,
    patienceMs,
    clock,
    log: pino({ enabled: false }),
  });
  onTestFinished(() => allowance.close());
  return {
    scheduler,
    allowance,
    store,
    until: (state) =>
      new Promise((resolve) => {
        const look = () => allowance.view()?.state === state && resolve();
        allowance.follow(look);
        look();
      }),
    async send(id, remaining) {
      scheduler.put(item(id));
      scheduler.started(id, id, clock.now());
      const ask = { attemptId: id, cost: { user: 1 }, account: null, lane: 1, content: null, asks: false };
      const grant = await allowance.reserve(ask);
      if (grant !== 'granted') {
        scheduler.settle(id, { settlement: 'nothing-sent', health: 'unknown', measured: null }, clock.now());
        return false;
      }
      scheduler.observe(answer(remaining, clock.now()), clock.now(), id);
      const measured = { bytes: 1000, tookMs: 100, answerMs: 10 };
      await allowance.settle(
        id,
        scheduler.settle(id, { settlement: 'charged', health: 'good', measured }, clock.now()),
      );
      return true;
    },
  };
}

const viewOf = ({ scheduler }: Machine) => scheduler.views(clock.now())[0];

test('two machines spend one allowance, and each knows its own part and that of the other', async () => {
  const { url } = await startRedis();
  const [one, two] = [machine(url, 'one'), machine(url, 'two')];
  await Promise.all([one.until('together'), two.until('together')]);
  expect(await one.send('a', 9)).toBe(true);
  expect(await two.send('b', 8)).toBe(true);
  expect(await two.send('c', 7)).toBe(true);
  expect(viewOf(two)).toMatchObject({ limit: 10, remaining: 7, others: { own: 2, spent: 1, reserved: 0 } });
  expect(await one.send('d', 6)).toBe(true);
  expect(viewOf(one)).toMatchObject({ limit: 10, remaining: 6, others: { own: 2, spent: 2 } });
  one.scheduler.put(item('e'));
  const told = await one.allowance.machines();
  expect(told.map(({ seenAt, ...machine }) => machine)).toEqual(
    expect.arrayContaining([
      { name: 'computer one', isOwn: true, spent: { user: 2 }, waiting: 1 },
      { name: 'computer two', isOwn: false, spent: { user: 2 }, waiting: 0 },
    ]),
  );
  for (const { seenAt } of told) expect(Math.abs(seenAt - clock.now())).toBeLessThan(20_000);
});

test('what waits elsewhere lets a screenshot go first, and nothing goes beyond the limit', async () => {
  const { url } = await startRedis();
  const [one, two] = [machine(url, 'one'), machine(url, 'two')];
  await Promise.all([one.until('together'), two.until('together')]);
  for (let left = 9; left >= 1; left -= 1) expect(await one.send(`a${left}`, left)).toBe(true);
  // One is left; the other machine says that somebody waits for a screenshot there.
  two.scheduler.put(item('shot', 'interactive'));
  const told = new Promise<void>((resolve) => void two.allowance.follow(resolve));
  two.allowance.queueChanged();
  await told;
  expect(await one.send('backlog', 0)).toBe(false);
  two.scheduler.remove('shot');
  const ask = { attemptId: 'shot', cost: { user: 1 }, account: null, lane: 0, content: null, asks: false };
  expect(await two.allowance.reserve(ask)).toBe('granted');
  expect(await two.send('more', 0)).toBe(false);
});

test('a store that is gone leaves each its part, and is told what was spent when it is back', async () => {
  const redis = await startRedis();
  const [one, two] = [machine(redis.url, 'one'), machine(redis.url, 'two')];
  await Promise.all([one.until('together'), two.until('together')]);
  expect(await one.send('a', 9)).toBe(true);
  expect(await two.send('b', 8)).toBe(true);
  await redis.kill();
  await Promise.all([one.until('part'), two.until('part')]);
  expect(one.allowance.view()).toMatchObject({ machines: 2, error: { code: 'ledger-unreachable' } });
  // Of the eight left when it was last heard of, half; of what only the other knew, nothing.
  expect(viewOf(two)?.remaining).toBe(4);
  const ask = { attemptId: 'c', cost: { user: 1 }, account: null, lane: 1, content: null, asks: false };
  two.scheduler.put(item('c'));
  two.scheduler.started('c', 'c', clock.now());
  expect(two.allowance.reserve(ask)).toBe('granted');
  two.scheduler.observe(answer(7), clock.now(), 'c');
  const measured = { bytes: 1, tookMs: 1, answerMs: 1 };
  const ended = two.scheduler.settle('c', { settlement: 'charged', health: 'good', measured }, clock.now());
  expect(two.allowance.settle('c', ended)).toBeNull();
  await redis.start();
  await Promise.all([one.until('together'), two.until('together')]);
  await expect.poll(async () => one.send('d', 6)).toBe(true);
  expect(viewOf(one)).toMatchObject({ limit: 10, remaining: 6 });
});

test('a store that is started again is waited for, and nothing goes meanwhile', async () => {
  const redis = await startRedis();
  const one = machine(redis.url, 'one', 'app', 'part', { patienceMs: 600_000 });
  await one.until('together');
  expect(await one.send('a', 9)).toBe(true);
  await redis.kill();
  await one.until('stopped');
  const wait = one.allowance.block();
  expect(wait).toMatchObject({ kind: 'ledger', error: { code: 'ledger-unreachable' } });
  expect((wait?.until ?? 0) - clock.now()).toBeGreaterThan(500_000);
  expect(await one.send('b', 8)).toBe(false);
  expect(viewOf(one)?.remaining).toBe(9);
  await redis.start();
  await one.until('together');
  await expect.poll(async () => one.send('c', 8)).toBe(true);
});

test('a store that lost everything is told by those who know', async () => {
  const redis = await startRedis();
  const one = machine(redis.url, 'one');
  await one.until('together');
  for (let left = 9; left >= 3; left -= 1) expect(await one.send(`a${left}`, left)).toBe(true);
  await redis.kill();
  await one.until('part');
  await redis.restart(false);
  await one.until('together');
  expect(viewOf(one)?.remaining).toBe(3);
  const two = machine(redis.url, 'two');
  await two.until('together');
  await expect.poll(async () => two.send('b', 2)).toBe(true);
  expect(viewOf(two)).toMatchObject({ remaining: 2 });
});

test('a machine that has not heard of the others yet waits for its store, and for nobody else', async () => {
  const { url } = await startRedis();
  const one = machine(url, 'one');
  expect(one.allowance.block()).toEqual({ kind: 'joining', until: null });
  await one.until('together');
  expect(one.allowance.block()).toBeNull();
});

test('a machine that is told to stop without its store sends nothing', async () => {
  const redis = await startRedis();
  const one = machine(redis.url, 'one', 'app', 'stop');
  await one.until('together');
  await redis.kill();
  await one.until('stopped');
  expect(one.allowance.block()).toMatchObject({ kind: 'ledger', error: { code: 'ledger-unreachable' } });
});

test('two applications on one store do not know of each other', async () => {
  const { url } = await startRedis();
  const [one, other] = [machine(url, 'one', 'first'), machine(url, 'one', 'second')];
  await Promise.all([one.until('together'), other.until('together')]);
  expect(await one.send('a', 9)).toBe(true);
  expect(await other.send('a', 9)).toBe(true);
  expect(viewOf(other)).toMatchObject({ remaining: 9, others: { own: 1, spent: 0 } });
});

test('a picture that two machines have goes once, and to the other when the first one dies', async () => {
  const { url } = await startRedis();
  const [one, two] = [machine(url, 'one'), machine(url, 'two')];
  await Promise.all([one.until('together'), two.until('together')]);
  // An empty store lets one at a time go until an answer has told what is left.
  expect(await one.send('first', 9)).toBe(true);
  let asked = 0;
  const ask = (at: Machine, sha256: string) => {
    const attemptId = `ask ${++asked}`;
    const content = { kind: 'folder', sha256 } as const;
    return at.allowance.reserve({
      ...{ attemptId, cost: { user: 1 }, account: null, lane: 2, content, asks: false },
    });
  };
  expect(await ask(one, 'picture')).toBe('granted');
  expect(await ask(two, 'picture')).toBe('taken');
  expect(await ask(two, 'another')).toBe('granted');
  // Nothing is heard of the first machine until its lease is over.
  const bare = new Redis(url);
  onTestFinished(() => bare.disconnect());
  await bare.zadd('snapferry:{app}:expiry', 1, 'ask 1');
  await expect.poll(() => ask(two, 'picture')).toBe('granted');
  expect(await ask(one, 'picture')).toBe('taken');
  const last = `ask ${asked - 1}`;
  two.scheduler.put(item('sent'));
  two.scheduler.started('sent', last, clock.now());
  two.scheduler.observe(answer(6), clock.now(), last);
  const measured = { bytes: 1000, tookMs: 100, answerMs: 10 };
  const ended = two.scheduler.settle(last, { settlement: 'charged', health: 'good', measured }, clock.now());
  await two.allowance.settle(last, ended);
  expect(await ask(one, 'picture')).toBe('sent');
  expect(await bare.hgetall('snapferry:{app}:claims')).toEqual({ 'claim another': 'ask 3' });
});

test('a picture that others may have waits while the store is gone', async () => {
  const redis = await startRedis();
  const one = machine(redis.url, 'one');
  await one.until('together');
  await redis.kill();
  await one.until('part');
  const ask = { attemptId: 'a', cost: { user: 1 }, account: null, lane: 2, asks: false };
  expect(await one.allowance.reserve({ ...ask, content: { kind: 'folder', sha256: 'picture' } })).toBe(
    'taken',
  );
  expect(one.allowance.reserve({ ...ask, content: null })).toBe('granted');
});

test('a clock that is two hours off changes nothing', async () => {
  const { url } = await startRedis();
  const [one, late] = [machine(url, 'one'), machine(url, 'late', 'app', 'part', { offMs: 2 * 3_600_000 })];
  await Promise.all([one.until('together'), late.until('together')]);
  expect(await late.send('a', 9)).toBe(true);
  expect(await one.send('b', 8)).toBe(true);
  const inMs = (viewOf(one)?.resetAt ?? 0) - clock.now();
  expect(inMs).toBeGreaterThan(2_900_000);
  expect(inMs).toBeLessThan(3_100_000);
});

test('a wrong password, and a server that may drop entries, are told', async () => {
  const { url } = await startRedis([
    ...['--requirepass', 'right'],
    ...['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru'],
  ]);
  const wrong = openLedgerStore(url, 'wrong');
  await expect
    .poll(() => wrong.error)
    .toMatchObject({
      code: 'ledger-refused',
      params: { reason: 'password' },
    });
  const right = openLedgerStore(url, 'right');
  await expect.poll(() => right.isReady).toBe(true);
  expect(right.warning).toMatchObject({ code: 'ledger-unfit', params: { reason: 'evicts' } });
});
