import { expect, test } from 'vitest';
import { againIfAsked } from '../../main/engine/again-if-asked.ts';

test('calls during a run make one more run, with what was new by then', async () => {
  const todo = ['a'];
  const done: string[][] = [];
  const ends: (() => void)[] = [];
  const run = againIfAsked(async () => {
    const round = todo.splice(0);
    await new Promise<void>((resolve) => ends.push(resolve));
    done.push(round);
  });
  const all = run();
  todo.push('b');
  expect(run()).toBe(all);
  todo.push('c');
  void run();
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await all;
  expect(done).toEqual([['a'], ['b', 'c']]);
});

test('a run that fails keeps none that was asked for from running, and the last error is told', async () => {
  let runs = 0;
  const run = againIfAsked(async () => {
    runs += 1;
    await Promise.resolve();
    throw new Error(`run ${runs}`);
  });
  const all = run();
  void run();
  await expect(all).rejects.toThrow('run 2');
  await expect(run()).rejects.toThrow('run 3');
});
