import { pino } from 'pino';
import { expect, test } from 'vitest';
import { PostRunner } from '../../../main/engine/posts/runner.ts';
import type { Reaction } from '../../../main/engine/posts/step-executor.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { postOf } from './support.ts';

/** A runner whose steps end as they are told to. */
function running() {
  const clock = manualClock();
  const ending = new AbortController();
  const steps: { id: string; end: (reaction: Reaction) => void }[] = [];
  const runner = new PostRunner({
    clock,
    log: pino({ enabled: false }),
    executor: {
      perform: ({ id }) => new Promise((resolve) => steps.push({ id, end: resolve })),
    },
    isPaused: () => false,
    read: (id) => postOf(1, { id }),
    pictures: () => [],
    signal: ending.signal,
  });
  const begun = () => expect.poll(() => steps.length);
  return { clock, ending, steps, runner, begun };
}

test('one post is never made by two: what wakes it meanwhile has it looked at once more', async () => {
  const { steps, runner, begun } = running();
  runner.wake('a');
  runner.wake('a');
  await begun().toBe(1);
  runner.wake('a');
  steps[0]?.end('over');
  await begun().toBe(2);
  steps[1]?.end('over');
  await runner.drained();
  expect(steps).toHaveLength(2);
});

test('a rest ends when its time has come, or when the post is woken', async () => {
  const { clock, steps, runner, begun } = running();
  runner.wake('a');
  await begun().toBe(1);
  steps[0]?.end({ restMs: 1_000 });
  await expect.poll(() => clock.timers).toBe(1);
  clock.advance(1_000);
  await begun().toBe(2);
  steps[1]?.end({ restMs: 1_000 });
  await expect.poll(() => clock.timers).toBe(1);
  runner.wake('a');
  await begun().toBe(3);
  expect(clock.timers).toBe(0);
  steps[2]?.end('over');
  await runner.drained();
});

test('a drain waits for what is under way, ends rests and begins nothing', async () => {
  const { clock, ending, steps, runner, begun } = running();
  runner.wake('works');
  runner.wake('rests');
  await begun().toBe(2);
  steps.find(({ id }) => id === 'rests')?.end({ restMs: 1_000 });
  await expect.poll(() => clock.timers).toBe(1);
  ending.abort();
  let isDrained = false;
  const drained = runner.drain(5_000).then(() => {
    isDrained = true;
  });
  runner.wake('new');
  await Promise.resolve();
  expect(isDrained).toBe(false);
  steps.find(({ id }) => id === 'works')?.end('on');
  await drained;
  expect([steps.length, clock.timers]).toEqual([2, 0]);
});
