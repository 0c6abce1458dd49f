import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createAttempts } from '../../../main/engine/jobs/attempts.ts';
import type { HostConnection } from '../../../main/engine/jobs/host-connection.ts';
import { type AllowanceAsk, type Grant, ownAllowance } from '../../../main/engine/ledger/allowance.ts';
import { createScheduler } from '../../../main/engine/scheduler/index.ts';
import type { WorkItem } from '../../../main/engine/scheduler/types.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';
import { manualClock } from '../../support/manual-clock.ts';

/** One waiting picture, and a store of many machines that answers the question for its credits like this. */
function oneAsked(grant: Grant, origin: StoredJob['origin'] = 'folder') {
  const clock = manualClock();
  const scheduler = createScheduler({
    rules: [{ id: 'user', windowMs: 3_600_000, assumedLimit: 10, announced: true, countsStrikes: false }],
    ...{ snapshot: null, leftOver: [], random: () => 0.5, now: clock.now() },
    settings: { paused: false, maxParallel: 2, bandwidth: null, quietHours: null },
  });
  const job = {
    ...{ id: 'job', origin, postId: null, source: { kind: 'path', path: '/picture.png' } },
    ...{ media: { sha256: 'content' }, outgoing: { bytes: 1, sha256: 'sent content', recipe: null } },
  } as unknown as StoredJob;
  const item: WorkItem = {
    ...{ id: 'job', seq: 1, lane: 'bulk', source: 'a', postId: null, account: null, cost: { user: 1 } },
    ...{ bytes: 1, notBefore: 0, urgent: false, isReady: true, leavesRoom: false, isCapture: false },
  };
  const asks: AllowanceAsk[] = [];
  const elsewhere: string[] = [];
  const at = {
    ...{ scheduler, credentials: { kind: 'own' }, quotaKey: 'key' },
    allowance: {
      ...ownAllowance,
      async reserve(ask: AllowanceAsk) {
        asks.push(ask);
        return grant;
      },
    },
  } as unknown as HostConnection;
  const attempts = createAttempts({
    ...{ clock, random: () => 0.5, log: pino({ enabled: false }), mayBegin: () => true },
    ...{ rest: async () => false, onSettled: () => {}, onElsewhere: (id: string) => elsewhere.push(id) },
    store: { attempts: {}, settings: {} },
  } as unknown as Parameters<typeof createAttempts>[0]);
  scheduler.put(item);
  const begin = async () => {
    for (const found of scheduler.decide(clock.now()).start) attempts.begin(at, [{ job, item: found }]);
    await attempts.whenAllEnded();
  };
  return { clock, scheduler, asks, elsewhere, begin };
}

test('a watched picture that another machine has sent is not sent, and leaves the queue', async () => {
  const { asks, elsewhere, scheduler, begin } = oneAsked('sent');
  await begin();
  expect(asks).toMatchObject([{ content: { kind: 'folder', sha256: 'content' } }]);
  expect(elsewhere).toEqual(['job']);
  expect(scheduler.shared.has('job')).toBe(false);
});

test('one that another machine sends just now is asked for again after a pause', async () => {
  const { asks, elsewhere, clock, begin } = oneAsked('taken');
  await begin();
  await begin();
  expect(asks).toHaveLength(1);
  clock.advance(5_000);
  await begin();
  expect(asks).toHaveLength(2);
  expect(elsewhere).toEqual([]);
});

test('what people add themselves is claimed by nobody', async () => {
  const { asks, begin } = oneAsked('later', 'drop');
  await begin();
  expect(asks).toMatchObject([{ content: null }]);
});
