import { beforeEach, expect, test, vi } from 'vitest';
import { createThumbnailer } from '../../../main/engine/jobs/thumbnailer.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';
import { type ManualClock, manualClock } from '../../support/manual-clock.ts';

const drawn = vi.hoisted(() => [] as string[]);
vi.mock('../../../main/engine/media/index.ts', () => ({
  makeThumbnail: async (path: string) => {
    drawn.push(path);
    return { look: null };
  },
  perceptualHash: async () => null,
}));
vi.mock('node:fs/promises', async (load) => ({
  ...(await load<typeof import('node:fs/promises')>()),
  access: () => Promise.reject(new Error('It is not there.')),
}));
beforeEach(() => void drawn.splice(0));

const job = (path: string) =>
  ({ id: path, source: { kind: 'file', path }, media: { sha256: path }, hasThumbnail: false }) as StoredJob;

function thumbnailer(drawsMeanwhile: boolean) {
  const clock = manualClock();
  const world = { isBusy: true };
  const all = createThumbnailer({
    store: { jobs: { setThumbnail: () => true } },
    clock,
    folder: '/there is none',
    isBusy: () => world.isBusy,
    drawsMeanwhile,
    onDrawn: () => {},
  });
  return { all, clock, world };
}

async function pass(clock: ManualClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}

test('with a window thumbnails are drawn in the gaps that sending leaves', async () => {
  const { all, clock } = thumbnailer(true);
  all.add(job('a'));
  await pass(clock, 3);
  expect(drawn).toEqual(['a']);
  await all.stop();
});

test('a command draws none while it sends, and has none to wait for at its end', async () => {
  const { all, clock, world } = thumbnailer(false);
  for (const path of ['a', 'b', 'c']) all.add(job(path));
  await pass(clock, 60);
  expect(drawn).toEqual([]);
  expect(clock.timers).toBe(1);
  world.isBusy = false;
  await pass(clock, 6);
  expect(drawn).toEqual(['a', 'b', 'c']);
  world.isBusy = true;
  all.add(job('d'));
  await all.stop();
  expect(drawn).not.toContain('d');
  expect(clock.timers).toBe(0);
});
