import { expect, test } from 'vitest';
import { Apart } from '../../../main/engine/ledger/apart.ts';
import { createScheduler } from '../../../main/engine/scheduler/index.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** A machine that knows of four others, and of twenty credits. */
function machine(without: 'part' | 'stop' = 'part', machines = 5) {
  const clock = manualClock();
  const rule = { id: 'user', windowMs: 3_600_000, assumedLimit: 20, announced: true, countsStrikes: false };
  const { shared, views } = createScheduler({
    ...{ rules: [{ ...rule, id: 'user' as const }], snapshot: null, leftOver: [], random: () => 0.5 },
    settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
    now: clock.now(),
  });
  shared.machines = machines;
  let changes = 0;
  const changed = () => {
    changes += 1;
  };
  const apart = new Apart({ planning: shared, without: () => without, clock, patienceMs: 15_000, changed });
  return {
    clock,
    apart,
    planning: shared,
    left: () => views(clock.now())[0]?.remaining,
    changes: () => changes,
  };
}

test('a machine waits for its store before it takes its part, and says until when', () => {
  const { clock, apart, left, changes } = machine();
  apart.begin(true);
  expect([apart.goesOn, apart.until, left()]).toEqual([false, clock.now() + 15_000, 20]);
  clock.advance(14_999);
  expect([apart.goesOn, apart.until, apart.ms]).toEqual([false, clock.now() + 1, 14_999]);
  clock.advance(1);
  expect([apart.goesOn, apart.until, left(), changes()]).toEqual([true, null, 4, 1]);
});

test('a store that is back in time leaves everything as it was', () => {
  const { clock, apart, left, changes } = machine();
  apart.begin(true);
  clock.advance(14_000);
  apart.end();
  clock.advance(60_000);
  expect([apart.goesOn, apart.until, apart.ms, left(), changes()]).toEqual([false, null, 0, 20, 0]);
  // The next time it is waited for as long.
  apart.begin(true);
  clock.advance(14_999);
  expect(apart.goesOn).toBe(false);
});

test('a store that comes and goes, and lets nobody join, is waited for once, and divided once', () => {
  const { clock, apart, left } = machine();
  apart.begin(true);
  clock.advance(10_000);
  apart.begin(true);
  clock.advance(5_000);
  expect([apart.goesOn, left()]).toEqual([true, 4]);
  apart.begin(true);
  clock.advance(60_000);
  expect([apart.goesOn, left()]).toEqual([true, 4]);
});

test('a computer that stood still, or slept, waits for its store as long as one that did not', () => {
  const { clock, apart, left } = machine();
  // It deals with each timer a minute late.
  const late = { ...clock, after: (ms: number, run: () => void) => clock.after(ms + 60_000, run) };
  const asleep = machine();
  const other = new Apart({
    planning: asleep.planning,
    without: () => 'part',
    clock: late,
    patienceMs: 15_000,
    changed: () => {},
  });
  apart.begin(true);
  other.begin(true);
  clock.advance(16_000);
  expect([apart.goesOn, left()]).toEqual([true, 4]);
  clock.advance(10 * 61_000);
  expect(other.goesOn).toBe(false);
  clock.advance(5 * 61_000);
  expect(other.goesOn).toBe(true);
});

test('where nothing comes back by itself it takes its part at once', () => {
  const { apart, left } = machine();
  apart.begin(false);
  expect([apart.goesOn, left()]).toEqual([true, 4]);
});

test('a machine that is to stop, or does not know of how many it is one, never goes on', () => {
  for (const { apart, clock } of [machine('stop'), machine('part', 0)]) {
    apart.begin(true);
    expect(apart.until).toBeNull();
    clock.advance(60_000);
    expect([apart.goesOn, apart.until]).toEqual([false, null]);
  }
});
