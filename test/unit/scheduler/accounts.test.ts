import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scheduler, WorkItem } from '../../../main/engine/scheduler/types.ts';
import { day, hour, minute, put, scheduler, seen, start, view } from './fixture.ts';

const ada = 'imgur:ada';

/** Starts and settles all that may go now; returns what was sent. */
function drain(from: Scheduler, now: number, told?: (item: WorkItem) => Record<string, object>): WorkItem[] {
  const gone: WorkItem[] = [];
  for (let next = from.decide(now).start[0]; next; next = from.decide(now).start[0]) {
    const attempt = `try of ${next.id} ${gone.length}`;
    from.started(next.id, attempt, now);
    if (told) from.observe(seen(now, told(next), null, { sentAt: now }), now, attempt);
    from.settle(
      attempt,
      { settlement: 'charged', health: 'good', measured: { bytes: 1, tookMs: 1, answerMs: 1 } },
      now,
    );
    gone.push(next);
    if (gone.length > 5_000) throw new Error('never ends');
  }
  return gone;
}

/** Simulates Imgur's limits for these quota keys after each request; a refusal is thrown. */
function world(limits: { own: number; client: number; uploads: number }) {
  const own = new Map<string | null, number>();
  let client = limits.client;
  let uploads = limits.uploads;
  return (item: WorkItem) => {
    const left = (own.get(item.account) ?? limits.own) - 10;
    client -= 10;
    uploads -= 1;
    if (left < 0 || client < 0 || uploads < 0) throw new Error(`refused: ${left} ${client} ${uploads}`);
    own.set(item.account, left);
    return {
      user: { limit: limits.own, remaining: left, resetInMs: hour },
      client: { limit: limits.client, remaining: client, resetInMs: day },
      post: { limit: 1250, remaining: 1000, resetInMs: hour },
    };
  };
}

describe('accounts under one application', () => {
  test('each has an hour of its own, and one that is used up does not hold up the other', () => {
    const one = scheduler();
    put(one, 40, { source: 'a', lane: 'interactive' });
    put(one, 40, { source: 'b', lane: 'interactive', account: ada });
    const gone = drain(one, start, world({ own: 200, client: 12_500, uploads: 1_000 }));
    expect(gone.filter(({ account }) => account === null)).toHaveLength(20);
    expect(gone.filter(({ account }) => account === ada)).toHaveLength(20);
    expect(view(one, 'user', start)).toMatchObject({ limit: 200, remaining: 0 });
    expect(one.views(start, ada).map(({ id }) => id)).toEqual(['user', 'client', 'post', 'uploads']);
  });

  test('what somebody waits for under an account without credits does not stop bulk of another', () => {
    const one = scheduler();
    put(one, 25, { source: 'a', lane: 'interactive' });
    put(one, 10, { source: 'b', account: ada });
    put(one, 1, { source: 'c', lane: 'interactive', urgent: true });
    const gone = drain(one, start, world({ own: 100, client: 12_500, uploads: 1_000 }));
    expect(gone.filter(({ account }) => account === ada).length).toBeGreaterThanOrEqual(8);
  });

  test('urgent work of an account without credits lets urgent work of another through', () => {
    const one = scheduler();
    put(one, 12, { source: 'a', urgent: true });
    put(one, 5, { source: 'b', account: ada, urgent: true });
    const gone = drain(one, start, world({ own: 100, client: 12_500, uploads: 1_000 }));
    expect(gone.filter(({ account }) => account === ada)).toHaveLength(5);
    expect(gone.filter(({ account }) => account === null)).toHaveLength(10);
  });

  test('the day is one for all: together they never take more than there is, and keep the margin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ owner: fc.constantFrom(null, ada, 'imgur:bob'), count: fc.nat(40) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 300, max: 2_000 }),
        fc.integer({ min: 50, max: 400 }),
        (batches, client, own) => {
          const one = scheduler();
          batches.forEach(({ owner, count }, index) => {
            put(one, count, { source: `s${index}`, account: owner });
          });
          // Throws where anything would be refused.
          const gone = drain(one, start, world({ own: own * 10, client: client * 10, uploads: 100_000 }));
          const asked = batches.reduce((sum, { count }) => sum + count, 0);
          expect(gone.length).toBeLessThanOrEqual(asked);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the shared day used up by one stops the other, who is told why', () => {
    const one = scheduler();
    const told = world({ own: 100_000, client: 1_000, uploads: 100_000 });
    put(one, 200, { source: 'a', lane: 'interactive' });
    drain(one, start, told);
    const [waiting] = put(one, 1, { source: 'b', lane: 'interactive', account: ada });
    expect(drain(one, start + minute, told)).toEqual([]);
    expect(one.reasonFor(waiting?.id ?? '', start + minute)).toMatchObject({
      kind: 'credits',
      budget: 'client',
    });
  });

  test('a promise for one does not wait for the hour of the other', () => {
    const one = scheduler();
    const told = world({ own: 100, client: 12_500, uploads: 1_000 });
    put(one, 30, { source: 'a', lane: 'normal' });
    drain(one, start, told);
    const [hers] = put(one, 1, { source: 'b', account: ada });
    const [his] = put(one, 1, { source: 'c' });
    const now = start + minute;
    const { doneBy } = one.forecast(now);
    expect(doneBy(hers?.id ?? '') ?? 0).toBeLessThan(now + 10 * minute);
    expect(doneBy(his?.id ?? '') ?? 0).toBeGreaterThan(start + hour);
    expect(
      one.whatIf(now, 1, { user: 10, client: 10, post: 1, uploads: 1 }, 'interactive', ada) ?? 0,
    ).toBeLessThan(now + 10 * minute);
  });

  test('what is known of an account outlives a restart, as long as the account is there', () => {
    const one = scheduler();
    put(one, 5, { account: ada });
    drain(one, start, world({ own: 2_000, client: 12_500, uploads: 1_000 }));
    const snapshot = JSON.parse(JSON.stringify(one.snapshot()));
    const userOf = (of: Scheduler) => of.views(start + minute, ada).find(({ id }) => id === 'user');
    expect(userOf(scheduler({ snapshot, accounts: [ada] }))).toMatchObject({
      limit: 2_000,
      remaining: 1_950,
    });
    expect(userOf(scheduler({ snapshot }))).toMatchObject({ limit: 500, remaining: 500 });
  });

  test('an attempt that a dead engine left is paid by its account', () => {
    const cost = { user: 10, client: 10 };
    const one = scheduler({ leftOver: [{ cost, startedAt: start - minute, account: ada }], accounts: [ada] });
    const user = (account: string | null) =>
      one.views(start, account).find(({ id }) => id === 'user')?.remaining;
    expect([user(ada), user(null), view(one, 'client', start).remaining]).toEqual([490, 500, 12_490]);
  });
});
