import { expect, test } from 'vitest';
import { RescanLoop } from '../../../main/engine/folders/rescan-loop.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** A loop whose scans end when they are told to. */
function scanning(isPolled = false) {
  const clock = manualClock();
  const scans: PromiseWithResolvers<void>[] = [];
  const faults: unknown[] = [];
  const loop = new RescanLoop({
    clock,
    scan() {
      const scan = Promise.withResolvers<void>();
      scans.push(scan);
      return scan.promise;
    },
    isPolled: () => isPolled,
    failed: (thrown) => faults.push(thrown),
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (tookMs = 0) => {
    clock.advance(tookMs);
    scans.at(-1)?.resolve();
    await settled();
  };
  return { clock, scans, faults, loop, end, settled };
}

test('everything is looked through now and then', async () => {
  const { clock, scans, loop, end } = scanning();
  loop.request();
  await end();
  clock.advance(10 * 60_000 - 1);
  expect(scans).toHaveLength(1);
  clock.advance(1);
  expect(scans).toHaveLength(2);
});

test('where nothing is heard it is done more often, and never takes more than a twentieth of the time', async () => {
  const { clock, scans, loop, end } = scanning(true);
  loop.request();
  await end();
  clock.advance(5_000);
  expect(scans).toHaveLength(2);
  await end(1_000);
  clock.advance(19_999);
  expect(scans).toHaveLength(2);
  clock.advance(1);
  expect(scans).toHaveLength(3);
});

test('what is asked for meanwhile is done once, after it', async () => {
  const { scans, loop, end } = scanning();
  loop.request();
  loop.request();
  loop.request();
  expect(scans).toHaveLength(1);
  await end();
  expect(scans).toHaveLength(2);
  await end();
  expect(scans).toHaveLength(2);
});

test('after a change it waits as long as the last scan took', async () => {
  const { clock, scans, loop, end } = scanning();
  loop.request();
  await end(3_000);
  loop.markDirty();
  clock.advance(2_999);
  expect(scans).toHaveLength(1);
  clock.advance(1);
  expect(scans).toHaveLength(2);
});

test('a scan that fails ends the loop, and is told', async () => {
  const { clock, scans, faults, loop, settled } = scanning();
  loop.request();
  scans[0]?.reject('gone');
  await settled();
  loop.request();
  loop.markDirty();
  clock.advance(60 * 60_000);
  expect([faults, scans.length, clock.timers]).toEqual([['gone'], 1, 0]);
});

test('a stop waits for the scan under way', async () => {
  const { clock, scans, loop, end } = scanning();
  loop.request();
  loop.request();
  let isStopped = false;
  const stopped = loop.stop().then(() => {
    isStopped = true;
  });
  await Promise.resolve();
  expect(isStopped).toBe(false);
  await end();
  await stopped;
  clock.advance(60 * 60_000);
  expect([scans.length, clock.timers]).toEqual([1, 0]);
});
