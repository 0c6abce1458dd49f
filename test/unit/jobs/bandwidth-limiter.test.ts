import { expect, test } from 'vitest';
import { createBandwidthLimiter } from '../../../main/engine/jobs/bandwidth-limiter.ts';
import { manualClock } from '../../support/manual-clock.ts';

test('all uploads together stay below the limit, first come first served', async () => {
  const clock = manualClock(0);
  const line = createBandwidthLimiter(clock, 1_000);
  const left: string[] = [];
  const take = (name: string, bytes: number) =>
    line.take(bytes).then(() => left.push(`${name} ${clock.now()}`));
  const all = [take('a', 2_000), take('b', 1_000), take('a', 500)];
  await all[0];
  expect(left).toEqual(['a 0']);
  clock.advance(2_000);
  await all[1];
  clock.advance(1_000);
  await all[2];
  expect(left).toEqual(['a 0', 'b 2000', 'a 3000']);
});

test('without a limit nothing waits, and a limit taken away lets the next go at once', async () => {
  const clock = manualClock(0);
  const line = createBandwidthLimiter(clock, 1_000);
  await line.take(60_000);
  line.setRate(null);
  await line.take(60_000);
  line.setRate(1_000);
  await line.take(1);
  expect(clock.timers).toBe(0);
});
