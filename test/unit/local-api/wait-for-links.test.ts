import { expect, test } from 'vitest';
import type { Job } from '../../../contract/job.ts';
import { waitForLinks } from '../../../main/engine/local-api/wait-for-links.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { jobWith } from '../../support/records.ts';
import { createFakeEngine } from '../socket/fake-engine.ts';

const uploaded = (id: string): Job =>
  jobWith({
    id,
    state: 'uploaded',
    endedAt: 1,
    remote: {
      id,
      link: `https://i.imgur.com/${id}.png`,
      page: `https://imgur.com/${id}`,
      deletehash: null,
      mime: null,
      width: null,
      height: null,
      bytes: null,
    },
  });

function waitingFor(first: Job[]) {
  const clock = manualClock();
  const engine = createFakeEngine({ jobs: () => ({ jobs: first }) });
  const ids = first.map(({ id }) => id);
  let seq = 0;
  return {
    clock,
    engine,
    answer: waitForLinks(engine, ids, clock, 60_000),
    /** Settled by what has happened until now. */
    async settled() {
      await new Promise((resolve) => setImmediate(resolve));
      return engine.listeners.size === 0;
    },
    change: (job: Job) => engine.tell({ kind: 'delta', seq: ++seq, jobs: [job] }),
  };
}

test('links come in the order asked, whichever ends first', async () => {
  const run = waitingFor([jobWith({ id: 'a' }), jobWith({ id: 'b' })]);
  run.change(uploaded('b'));
  expect(await run.settled()).toBe(false);
  run.change(uploaded('a'));
  expect(await run.answer).toEqual({
    kind: 'links',
    links: ['https://i.imgur.com/a.png', 'https://i.imgur.com/b.png'],
  });
});

test('what the engine tells before it answers is not overwritten by the older answer', async () => {
  const run = waitingFor([jobWith({ id: 'a' })]);
  run.change(uploaded('a'));
  expect(await run.answer).toMatchObject({ kind: 'links' });
});

test('a failure is told when all have ended, with the number of the others', async () => {
  const error = { code: 'not-an-image', message: 'No.', params: {} } as const;
  const failed = (id: string) => jobWith({ id, name: `${id}.png`, state: 'failed', error, endedAt: 1 });
  const run = waitingFor([failed('a'), uploaded('b'), failed('c')]);
  const links = [null, 'https://i.imgur.com/b.png', null];
  expect(await run.answer).toEqual({ kind: 'failed', name: 'a.png', error, others: 1, links });
});

test('patience ends, and what it ended at is said', async () => {
  const run = waitingFor([uploaded('a'), jobWith({ id: 'b', state: 'uploading' })]);
  expect(await run.settled()).toBe(false);
  run.clock.advance(60_000);
  const links = ['https://i.imgur.com/a.png', null];
  expect(await run.answer).toEqual({ kind: 'waiting', open: 1, of: 2, why: { kind: 'uploading' }, links });
});

test.each<[string, Partial<Job>, unknown]>([
  [
    'credits that come too late',
    {
      state: 'waiting',
      reason: { kind: 'credits', budget: 'user', needed: 10, until: 9e15 },
      doneBy: 9e15,
    },
    { kind: 'reason' },
  ],
  [
    'a time that comes too late, where nobody can say when it will be done',
    { state: 'waiting', reason: { kind: 'credits', budget: 'user', needed: 10, until: 9e15 }, doneBy: null },
    { kind: 'reason' },
  ],
  [
    'a missing client id',
    { state: 'waiting', reason: { kind: 'client-id', until: null } },
    { kind: 'reason' },
  ],
  ['a paused queue', { state: 'paused' }, { kind: 'paused' }],
  [
    'a question to somebody',
    { state: 'paused', held: { why: 'duplicate', historyId: 'h', link: 'l' } },
    { kind: 'held' },
  ],
])('%s is not waited for', async (_what, change, why) => {
  const run = waitingFor([jobWith({ id: 'a', ...change })]);
  expect(await run.answer).toMatchObject({ kind: 'waiting', open: 1, of: 1, why });
});

test('credits that come in time are waited for', async () => {
  const now = manualClock().now();
  const reason = { kind: 'credits', budget: 'user', needed: 10, until: now + 1_000 } as const;
  const run = waitingFor([jobWith({ id: 'a', state: 'waiting', reason, doneBy: now + 2_000 })]);
  expect(await run.settled()).toBe(false);
  run.change(uploaded('a'));
  expect(await run.answer).toMatchObject({ kind: 'links' });
});
