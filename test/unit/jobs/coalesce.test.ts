import { expect, test } from 'vitest';
import { createCoalescer } from '../../../main/engine/jobs/coalesce.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** Work that takes `tookMs`, and when it was done. */
function sparing(tookMs: number) {
  const clock = manualClock(0);
  const done: number[] = [];
  const work = createCoalescer(clock, 250, 20, () => {
    done.push(clock.now());
    clock.advance(tookMs);
  });
  return { clock, done, work };
}

test('what is asked for together is done once', () => {
  const { clock, done, work } = sparing(0);
  work.request();
  work.request();
  clock.advance(1000);
  expect(done).toEqual([250]);
});

test('work that takes long is done seldom, and what was asked for meanwhile is done then', () => {
  const { clock, done, work } = sparing(100);
  work.request();
  clock.advance(250);
  work.request();
  clock.advance(1_999);
  expect(done).toEqual([250]);
  clock.advance(1);
  expect(done).toEqual([250, 2350]);
});

test('nothing is done that nobody asked for, nor after the end', () => {
  const { clock, done, work } = sparing(100);
  work.request();
  clock.advance(10_000);
  expect(done).toHaveLength(1);
  work.request();
  work.stop();
  work.request();
  clock.advance(10_000);
  expect(done).toHaveLength(1);
  expect(clock.timers).toBe(0);
});
