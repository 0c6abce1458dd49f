import { expect, test } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { createPublisher } from '../../../main/engine/publish/publisher.ts';
import { manualClock } from '../../support/manual-clock.ts';

function listening(gone: ReadonlySet<string> = new Set()) {
  const clock = manualClock();
  const asked: string[][] = [];
  const publisher = createPublisher(clock, {
    jobs(ids) {
      asked.push([...ids]);
      return ids.filter((id) => !gone.has(id)).map((id) => ({ id }) as Job);
    },
    items: () => [],
    posts: () => [],
    summary: () => ({ paused: false, open: 1, uploading: 0, failed: 0, uploaded: 0, doneBy: null }),
    accounts: () => ({
      accounts: [],
      signIn: null,
      hasClientSecret: false,
      vault: { kind: 'keychain', why: null },
      returnAddress: '',
    }),
    destinations: () => ({ destinations: [], chosen: 'imgur' }),
    credits: () => ({ budgets: [], uploadsNow: 3, strikes: 0, blocked: null }),
  });
  const events: EngineEvent[] = [];
  const leave = publisher.subscribe((event) => events.push(event));
  return { clock, publisher, events, asked, leave };
}

test('many changes of one job in a moment are one record in one message', () => {
  const { clock, publisher, events, asked } = listening();
  publisher.jobsChanged(['a']);
  publisher.jobsChanged(['a', 'b']);
  expect(events).toEqual([]);
  clock.advance(50);
  expect(asked).toEqual([['a', 'b']]);
  expect(events).toMatchObject([{ kind: 'delta', seq: 1, jobs: [{ id: 'a' }, { id: 'b' }] }]);
});

test('while very many jobs move there are fewer messages, and then as many as before', () => {
  const { clock, publisher, asked } = listening();
  const crowd = Array.from({ length: 10 }, (_, index) => `${index}`);
  publisher.jobsChanged(crowd);
  clock.advance(50);
  publisher.jobsChanged(['a']);
  clock.advance(299);
  publisher.jobsChanged(['b']);
  expect(asked).toEqual([crowd]);
  clock.advance(1);
  expect(asked).toEqual([crowd, ['a', 'b']]);
  publisher.jobsChanged(['c']);
  clock.advance(50);
  expect(asked.at(-1)).toEqual(['c']);
});

test('bytes alone carry no records, and none for a job that is told whole', () => {
  const { clock, publisher, events } = listening();
  publisher.progressed('a', 1, 10);
  publisher.progressed('a', 5, 10);
  publisher.progressed('b', 2, 10);
  publisher.jobsChanged(['b']);
  clock.advance(50);
  expect(events).toMatchObject([{ progress: [['a', 5, 10]], jobs: [{ id: 'b' }] }]);
});

test('what is heard late of a job that was removed does not bring it back', () => {
  const { clock, publisher, events } = listening(new Set(['a']));
  publisher.jobsRemoved(['a']);
  clock.advance(50);
  publisher.jobsChanged(['a']);
  clock.advance(50);
  publisher.jobsChanged(['a', 'b']);
  clock.advance(50);
  const told = events.map((event) => (event.kind === 'delta' ? [event.removedJobs, event.jobs] : []));
  expect(told).toEqual([
    [['a'], undefined],
    [undefined, undefined],
    [undefined, [{ id: 'b' }]],
  ]);
});

test('what caused the end of a batch is told before the end', () => {
  const { publisher, events } = listening();
  publisher.jobsChanged(['a']);
  publisher.announce({
    kind: 'batch-ended',
    batchId: 'x',
    origin: 'drop',
    links: [],
    jobIds: [],
    failed: 0,
    failedIds: [],
  });
  expect(events.map((event) => [event.kind, event.seq])).toEqual([
    ['delta', 1],
    ['batch-ended', 2],
  ]);
});

test('what is announced before anybody listens is kept for the first who does', () => {
  const { clock, publisher, leave } = listening();
  leave();
  publisher.announce({ kind: 'recovered', resumed: ['a'], uncertain: [] });
  const heard: EngineEvent[] = [];
  publisher.subscribe((event) => heard.push(event));
  clock.advance(1000);
  expect(heard).toMatchObject([{ kind: 'recovered', resumed: ['a'] }]);
});

test('nobody listens: nothing is gathered for ever and no timer runs', () => {
  const { clock, publisher, leave } = listening();
  leave();
  publisher.jobsChanged(['a']);
  expect(clock.timers).toBe(0);
});
