import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheduler } from '../../../main/engine/scheduler/types.ts';
import { ended, item, minute, put, scheduler, seen, settings, start, view } from './fixture.ts';

const quick = {
  settlement: 'charged',
  health: 'good',
  measured: { bytes: 1000, tookMs: 50, answerMs: 20 },
} as const;

/** Starts whatever may go, under the item's own id. @returns those that may be sent at once, and those that wait */
function begin(on: Scheduler, now: number) {
  const sent: string[] = [];
  const waiting: string[] = [];
  for (const { id } of on.decide(now).start) (on.started(id, id, now) ? sent : waiting).push(id);
  return { sent, waiting };
}

/** A scheduler that begins ahead, of which it is known that an upload takes no time, with four slots in use. */
function busy(change: Parameters<typeof scheduler>[0] = {}) {
  const on = scheduler({ settings: { ...settings, beginsAhead: true }, ...change });
  put(on, 1, { id: 'first' });
  begin(on, start);
  on.settle('first', quick, start + 50);
  put(on, 30);
  const now = start + 100;
  return { on, now, ...begin(on, now) };
}

describe('attempts that are begun ahead', () => {
  it('are as many as there are slots, and none where it takes long until one is free', () => {
    const { sent, waiting } = busy();
    expect([sent.length, waiting.length]).toEqual([4, 4]);
    const first = scheduler({ settings: { ...settings, beginsAhead: true } });
    put(first, 30);
    expect(begin(first, start).waiting).toHaveLength(4);
    const slow = scheduler({ settings: { ...settings, beginsAhead: true } });
    put(slow, 1, { id: 'slow' });
    begin(slow, start);
    slow.settle('slow', { ...quick, measured: { bytes: 1000, tookMs: 1_100, answerMs: 20 } }, start + 1_100);
    put(slow, 30);
    expect(begin(slow, start + 1_200).waiting).toEqual([]);
    const never = busy({ settings });
    expect(never.waiting).toEqual([]);
  });

  it('are sent in the order of their beginning as slots become free, and what a user waits for first', () => {
    const { on, now, sent, waiting } = busy();
    expect(on.turns(now)).toEqual({ go: [], back: [] });
    on.settle(sent[0] ?? '', quick, now + 50);
    expect(on.turns(now + 50)).toEqual({ go: [waiting[0]], back: [] });
    expect(on.turns(now + 50)).toEqual({ go: [], back: [] });
    const lack = busy({ settings: { ...settings, maxParallel: 1, beginsAhead: true } });
    expect([lack.sent.length, lack.waiting.length]).toEqual([1, 1]);
    lack.on.put(item({ id: 'shot', urgent: true }));
    expect(lack.on.decide(lack.now).start).toEqual([]);
  });

  it('count among what is prepared to follow: as many as are ever sent at once are enough', () => {
    const on = scheduler({ settings: { ...settings, beginsAhead: true } });
    expect(on.isSupplied).toBe(true);
    put(on, 7);
    expect(on.isSupplied).toBe(true);
    const unprepared = put(on, 10, { isReady: false });
    expect(on.isSupplied).toBe(true);
    const { sent, waiting } = begin(on, start);
    expect([sent.length, waiting.length, on.isSupplied]).toEqual([4, 3, false]);
    for (const { id } of unprepared.slice(0, 9)) on.put(item({ id }));
    expect(on.isSupplied).toBe(true);
    for (const { id } of unprepared.slice(0, 9)) on.remove(id);
    expect(on.isSupplied).toBe(false);
    on.remove(unprepared[9]?.id ?? '');
    expect(on.isSupplied).toBe(true);
  });

  it('the last one takes the slot that is kept for what a user waits for, as that is free again at once', () => {
    const on = scheduler({ settings: { ...settings, beginsAhead: true } });
    put(on, 1);
    for (const id of begin(on, start).sent) on.settle(id, quick, start + 50);
    const now = start + 100;
    put(on, 6);
    const { sent, waiting } = begin(on, now);
    expect([sent.length, waiting.length]).toEqual([4, 2]);
    expect(on.turns(now).go).toEqual([]);
    on.settle(sent[0] ?? '', quick, now + 10);
    expect(on.turns(now + 10).go).toEqual([waiting[0]]);
    expect(on.turns(now + 10).go).toEqual([waiting[1]]);
    put(on, 1);
    expect(begin(on, now + 10)).toMatchObject({ sent: [], waiting: [expect.any(String)] });
  });

  it.each([
    ['a pause', (on: Scheduler) => on.changeSettings({ paused: true })],
    ['a lost network', (on: Scheduler) => on.online(false)],
    [
      'an outage',
      (on: Scheduler, sent: readonly string[], now: number) => {
        for (const id of sent) on.settle(id, ended('unknown', 'trouble'), now);
        for (const id of ['a', 'b', 'c']) {
          if (on.reserve(id, { post: 1 }, now)) on.settle(id, ended('unknown', 'trouble'), now);
        }
      },
    ],
    [
      'a refusal that nothing explains',
      (on: Scheduler, sent: readonly string[], now: number) => {
        const refusal = { kind: 'rate', budget: null, waitMs: null } as const;
        on.observe(seen(now, {}, refusal), now, sent[0] ?? '');
        on.settle(sent[0] ?? '', ended('charged'), now);
      },
    ],
    [
      'credits that are gone',
      (on: Scheduler, sent: readonly string[], now: number) => {
        const user = { limit: 500, remaining: 0, resetInMs: 30 * minute };
        on.observe(seen(now, { user }), now, sent[0] ?? '');
        for (const id of sent) on.settle(id, quick, now);
      },
    ],
  ] as const)('are taken back after %s, as if they had not begun', (_, happen) => {
    const { on, now, sent, waiting } = busy();
    happen(on, sent, now + 50);
    const { go, back } = on.turns(now + 50);
    expect(go).toEqual([]);
    expect(back).toEqual(waiting);
    const { reserved } = view(on, 'user', now + 50);
    for (const id of back) on.settle(id, ended('nothing-sent', 'unknown'), now + 50);
    expect(view(on, 'user', now + 50).reserved).toBe(reserved - 40);
    expect(on.turns(now + 60)).toEqual({ go: [], back: [] });
  });

  it('are taken back where something else blocks', () => {
    const { on, now, waiting } = busy();
    expect(on.turns(now, true)).toEqual({ go: [], back: waiting });
  });

  it('never send more at once than there are slots, and end, whatever happens in whatever order', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('put' as const),
        count: fc.integer({ min: 1, max: 12 }),
        urgent: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('end' as const),
        which: fc.nat(),
        health: fc.constantFrom('good' as const, 'trouble' as const),
      }),
      fc.record({ kind: fc.constant('pause' as const), paused: fc.boolean() }),
      fc.record({ kind: fc.constant('network' as const), isOnline: fc.boolean() }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4 * minute }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 6 }), (steps, maxParallel) => {
        const on = scheduler({ settings: { ...settings, maxParallel, beginsAhead: true } });
        let now = start;
        const sending = new Set<string>();
        const waiting = new Set<string>();
        const move = () => {
          const { go, back } = on.turns(now);
          for (const id of go) {
            expect(waiting.delete(id)).toBe(true);
            sending.add(id);
          }
          for (const id of back) {
            expect(waiting.delete(id)).toBe(true);
            on.settle(id, ended('nothing-sent', 'unknown'), now);
            on.put(item({ id }));
          }
          const begun = begin(on, now);
          for (const id of begun.sent) sending.add(id);
          for (const id of begun.waiting) waiting.add(id);
          // What was sent before an outage takes no place from the one that tries whether it is over.
          const isKnown = on.breaker(now).state === 'closed';
          if (isKnown && begun.sent.length + go.length > 0)
            expect(sending.size).toBeLessThanOrEqual(maxParallel > 1 ? maxParallel + 1 : 1);
          expect(waiting.size).toBeLessThanOrEqual(maxParallel + 1);
        };
        const finish = (id: string, health: 'good' | 'trouble') => {
          sending.delete(id);
          on.settle(id, health === 'good' ? quick : ended('unknown', health), now);
          if (health === 'trouble') on.put(item({ id, notBefore: now + 1000 }));
        };
        for (const next of steps) {
          now += 10;
          if (next.kind === 'put') put(on, next.count, { urgent: next.urgent });
          else if (next.kind === 'pause') on.changeSettings({ paused: next.paused });
          else if (next.kind === 'network') on.online(next.isOnline);
          else if (next.kind === 'wait') now += next.ms;
          else {
            const id = [...sending][next.which % Math.max(1, sending.size)];
            if (id !== undefined) finish(id, next.health);
          }
          move();
        }
        on.changeSettings({ paused: false });
        on.online(true);
        for (let turn = 0; on.size + sending.size + waiting.size > 0; turn += 1) {
          expect(turn).toBeLessThan(5_000);
          for (const id of [...sending]) finish(id, 'good');
          now = Math.max(now + 50, sending.size + waiting.size > 0 ? 0 : (on.decide(now).wakeAt ?? 0));
          move();
        }
        expect(view(on, 'user', now).reserved).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
