import { expect, test, vi } from 'vitest';
import { onceSoon } from '../../main/engine/once-soon.ts';

const turned = () => new Promise((resolve) => void setImmediate(resolve));

test('what is requested many times runs once, when the event loop turns, and again afterwards', async () => {
  const work = vi.fn();
  const request = onceSoon(work);
  request();
  request();
  expect(work).not.toHaveBeenCalled();
  await turned();
  expect(work).toHaveBeenCalledTimes(1);
  request();
  await turned();
  expect(work).toHaveBeenCalledTimes(2);
});

test('what is requested during a run has another one', async () => {
  const work = vi.fn(() => {
    if (work.mock.calls.length === 1) request();
  });
  const request = onceSoon(work);
  request();
  await turned();
  await turned();
  expect(work).toHaveBeenCalledTimes(2);
});
