import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Host } from '../../../main/engine/hosts/host.ts';
import { createReconciler } from '../../../main/engine/jobs/reconciler.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';

test('what is added in the middle of a search has one of its own, without waiting for another cause', async () => {
  const jobs = new Map(
    ['a', 'b'].map((id) => [id, { id, state: 'uncertain', uploadKey: id, account: 'ada', createdAt: 0 }]),
  );
  const ends: (() => void)[] = [];
  const found: string[] = [];
  const reconciler = createReconciler({
    store: {
      jobs: {
        get: (id: string) => jobs.get(id),
        resolveUploaded(id: string) {
          jobs.delete(id);
          return { ok: true, value: { job: { id }, history: null } };
        },
      },
    } as unknown as Pick<Store, 'jobs'>,
    // Nothing is left to time.
    clock: { now: () => 0, after: () => () => {} },
    log: pino({ level: 'silent' }),
    host: () => ({ id: 'imgur', uploadSearch: { cost: {} } }) as unknown as Host,
    request: (() =>
      new Promise((resolve) => {
        ends.push(() => resolve({ kind: 'searched', image: { mime: 'image/png' }, isLast: true }));
      })) as never,
    found: ({ id }) => found.push(id),
    processing: () => {},
    missing: () => {},
  });
  reconciler.add(jobs.get('a') as unknown as StoredJob);
  await expect.poll(() => ends.length).toBe(1);
  reconciler.add(jobs.get('b') as unknown as StoredJob);
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await expect.poll(() => found).toEqual(['a', 'b']);
});

test('the second search follows after its pause, wherever the wall clock was set to', async () => {
  const job = { id: 'a', state: 'uncertain', uploadKey: 'a', account: 'ada', createdAt: 0 };
  const day = 24 * 3_600_000;
  let [wall, steady, searches] = [40 * day, 0, 0];
  const timers: (() => void)[] = [];
  const missing: string[] = [];
  const reconciler = createReconciler({
    store: {
      jobs: { get: () => job, resend: () => ({ ok: true, value: job }) },
    } as unknown as Pick<Store, 'jobs'>,
    clock: {
      now: () => wall,
      steady: () => steady,
      after(_, callback) {
        timers.push(callback);
        return () => {};
      },
    },
    log: pino({ level: 'silent' }),
    host: () => ({ id: 'imgur', uploadSearch: { cost: {} } }) as unknown as Host,
    request: (async () => {
      searches += 1;
      return { kind: 'searched', image: null, isLast: true };
    }) as never,
    found: () => {},
    processing: () => {},
    missing: ({ id }) => missing.push(id),
  });
  reconciler.add(job as unknown as StoredJob);
  await expect.poll(() => timers.length).toBe(1);
  // Set forward it is no reason to hurry: the host may be busy with what it got.
  wall += day;
  reconciler.wake();
  await expect.poll(() => timers.length).toBe(2);
  expect(searches).toBe(1);
  wall -= 40 * day;
  steady += 20_000;
  timers.at(-1)?.();
  await expect.poll(() => missing).toEqual(['a']);
  expect(searches).toBe(2);
});
