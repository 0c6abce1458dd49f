import pino from 'pino';
import { expect, test } from 'vitest';
import { createProcessingMonitor } from '../../../main/engine/jobs/processing-monitor.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';
import { manualClock } from '../../support/manual-clock.ts';

const origin = 'https://host.example';

/**
 * Follows a video whose link works after that time.
 * @param clockSetBy what this machine's clock is set forward by, a minute after the beginning
 * @returns when it was known, how often was looked and how it ended, ms
 */
async function followed(readyAfterMs: number, clockSetBy = 0) {
  const clock = manualClock();
  const began = clock.steady();
  const remote = { id: 'a', link: `${origin}/a.mp4`, mime: 'video/mp4' };
  const job = {
    id: 'job',
    host: 'imgur',
    processing: { origin, since: began, remote },
  } as unknown as StoredJob;
  let looks = 0;
  let knownAt = 0;
  let how = '';
  const monitor = createProcessingMonitor({
    store: {
      jobs: {
        get: () => job,
        endProcessing: (_: string, end: { kind: string }) => {
          how = end.kind;
          return { ok: true, value: { job, history: null } };
        },
      },
      library: {},
    } as unknown as Parameters<typeof createProcessingMonitor>[0]['store'],
    clock,
    log: pino({ enabled: false }),
    hostOf: () =>
      ({
        origin,
        checkLink: async () => {
          looks += 1;
          return clock.steady() - began >= readyAfterMs
            ? { kind: 'found', mime: 'video/mp4', bytes: null }
            : { kind: 'removed' };
        },
      }) as unknown as ReturnType<Parameters<typeof createProcessingMonitor>[0]['hostOf']>,
    request: async () => null,
    publicLinks: { check: async () => ({ kind: 'removed' }) },
    changed: () => {},
    ended: () => {
      knownAt = clock.steady() - began;
    },
  });
  monitor.watch(job);
  for (let step = 0; knownAt === 0 && step < 4 * 3_600; step += 1) {
    if (step === 120) clock.setBy(clockSetBy);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    clock.advance(500);
  }
  await monitor.stop();
  return { knownAt, looks, how };
}

test.each([1_000, 3_000, 15_000, 60_000, 300_000])(
  'a link that works after %d ms is known half as long after it at the latest, by few looks',
  async (readyAfterMs) => {
    const { knownAt, looks } = await followed(readyAfterMs);
    expect(knownAt).toBeGreaterThanOrEqual(readyAfterMs);
    expect(knownAt).toBeLessThanOrEqual(readyAfterMs + Math.min(readyAfterMs / 2, 60_000) + 1_500);
    expect(looks).toBeLessThan(20);
  },
);

const hour = 3_600_000;

test.each([2 * hour, -2 * hour])(
  'a clock that is set by %d ms in between shortens and lengthens no wait',
  async (clockSetBy) => {
    expect(await followed(30 * 60_000, clockSetBy)).toMatchObject({ how: 'ready' });
    const late = await followed(10 * hour, clockSetBy);
    expect(late.how).toBe('late');
    expect(late.knownAt).toBeGreaterThanOrEqual(hour);
    expect(late.knownAt).toBeLessThanOrEqual(hour + 1_500);
  },
);
