import { expect, test } from 'vitest';
import { restartDelay } from '../../../main/desktop/engine-process/restart-policy.ts';

test('the pause doubles with each death within a minute', () => {
  const deaths = [1000, 2000, 3000, 4000, 5000];
  const pauses = deaths.map((time, index) => restartDelay(deaths.slice(0, index + 1), time));
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000]);
});

test('a sixth death within a minute ends the attempts', () => {
  expect(restartDelay([1, 2, 3, 4, 5, 6], 7)).toBeNull();
});

test('deaths older than a minute count no more', () => {
  expect(restartDelay([0, 1, 2, 3, 4, 5, 70_000], 70_000)).toBe(250);
});
