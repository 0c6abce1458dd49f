import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheduler, WorkItem } from '../../../main/engine/scheduler/types.ts';
import { cost, hour, item, put, scheduler, settings, start, upload } from './fixture.ts';

/** Uploads one after the other until nothing may go; in the order in which they went. */
function drain(from: Scheduler, since = start): string[] {
  const sent: string[] = [];
  for (let now = since; sent.length < 1000; now += 1000) {
    const next = upload(from, now);
    if (!next) break;
    sent.push(next.id);
  }
  return sent;
}

function replace(into: Scheduler, items: readonly WorkItem[]): void {
  for (const [place, one] of items.entries()) into.put({ ...one, place });
}

describe('what a user put in order', () => {
  it('goes first of its lane, in that order, and the others take turns behind it', () => {
    const one = scheduler();
    const [a1, a2, a3] = ['a1', 'a2', 'a3'].map((id) => item({ id, source: 'a' })) as [
      WorkItem,
      WorkItem,
      WorkItem,
    ];
    const [b1, b2] = ['b1', 'b2'].map((id) => item({ id, source: 'b' })) as [WorkItem, WorkItem];
    for (const each of [a1, a2, a3, b1, b2]) one.put(each);
    replace(one, [b2, a3]);
    expect(drain(one)).toEqual(['b2', 'a3', 'a1', 'b1', 'a2']);
  });

  it('leaves lanes and what is urgent as they are', () => {
    const one = scheduler();
    const bulk = put(one, 2);
    put(one, 1, { id: 'normal', lane: 'normal' });
    put(one, 1, { id: 'urgent', urgent: true });
    replace(one, bulk.toReversed());
    expect(drain(one)).toEqual(['urgent', 'normal', bulk[1]?.id, bulk[0]?.id]);
  });

  it('gets no credit that it had not got before', () => {
    const one = scheduler();
    put(one, 1, { lane: 'interactive', isCapture: true, leavesRoom: false });
    upload(one, start);
    const [first, ...rest] = put(one, 60);
    const sent = drain(one, start + 2000).length;
    const now = start + 120_000;
    expect(one.decide(now)).toMatchObject({ start: [], reason: { kind: 'reserve' } });
    const last = rest.at(-1);
    if (!first || !last) throw new Error('nothing waits');
    replace(one, [last]);
    expect(one.decide(now)).toMatchObject({ start: [], reason: { kind: 'reserve' } });
    expect(sent).toBeLessThan(50);
    expect(upload(one, start + hour + 1)?.id).toBe(last.id);
  });

  it('is promised the time at which it goes', () => {
    const one = scheduler();
    const items = put(one, 80, { lane: 'normal', leavesRoom: false });
    const last = items.at(-1);
    if (!last) throw new Error('nothing waits');
    const before = one.forecast(start).doneBy(last.id) ?? 0;
    replace(one, [last]);
    const after = one.forecast(start).doneBy(last.id) ?? 0;
    expect(before).toBeGreaterThan(start + hour);
    expect(after).toBeLessThan(start + 60_000);
    // The 50th of before makes room.
    expect(one.forecast(start).doneBy(items[49]?.id ?? '')).toBeGreaterThan(start + hour - 1);
    expect(one.reasonFor(items[0]?.id ?? '', start)).toMatchObject({ kind: 'turn', ahead: 1 });
  });

  it('keeps the credits of a post that has begun', () => {
    const one = scheduler();
    const post = put(one, 3, { lane: 'normal', source: 'p', postId: 'p', leavesRoom: false });
    const first = upload(one, start);
    expect(first?.id).toBe(post[0]?.id);
    replace(one, post.slice(1).toReversed());
    put(one, 1, { id: 'single', lane: 'interactive' });
    expect(drain(one, start + 5000)).toEqual([post[2]?.id, post[1]?.id, 'single']);
  });

  it('goes as it is forecast, whatever is put where', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            lane: fc.constantFrom('normal' as const, 'bulk' as const),
            source: fc.constantFrom('a', 'b', 'c'),
            account: fc.constantFrom(null, 'ann'),
            place: fc.option(fc.nat(20), { nil: null }),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        (made) => {
          // Those that go side by side are promised the same time.
          const one = scheduler({ settings: { ...settings, maxParallel: 1 } });
          const items = made.map((each) => item({ ...each, leavesRoom: false }));
          for (const each of items) one.put(each);
          const forecast = one.forecast(start);
          const promised = items
            .toSorted((a, b) => (forecast.doneBy(a.id) ?? 0) - (forecast.doneBy(b.id) ?? 0))
            .map(({ id }) => id);
          const sent = drain(one);
          expect(sent).toHaveLength(items.length);
          for (const lane of ['normal', 'bulk'] as const) {
            const placed = items
              .filter((each) => each.lane === lane && each.place !== null)
              .sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.seq - b.seq)
              .map(({ id }) => id);
            const ofLane = (order: readonly string[]) =>
              order.filter((id) => items.find((each) => each.id === id)?.lane === lane);
            expect(ofLane(sent).slice(0, placed.length)).toEqual(placed);
            expect(ofLane(promised).slice(0, placed.length)).toEqual(placed);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('waits for its own account, and holds up no other', () => {
    const one = scheduler();
    const expensive = { ...cost, user: 300 };
    const [first, second] = put(one, 2, {
      lane: 'normal',
      account: 'ann',
      leavesRoom: false,
      cost: expensive,
    });
    if (!first || !second) throw new Error('nothing waits');
    put(one, 1, { id: 'other', lane: 'normal', leavesRoom: false });
    replace(one, [first, second]);
    expect(one.decide(start).start.map(({ id }) => id)).toEqual([first.id, 'other']);
  });
});
