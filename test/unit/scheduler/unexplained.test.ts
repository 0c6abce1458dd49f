import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnexplainedRefusals } from '../../../main/engine/scheduler/unexplained.ts';
import { ended, put, scheduler, seen } from './fixture.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const start = Date.UTC(2026, 2, 10, 8);

/** Refused at every try; the times of the tries, ms from the start. */
function refusedUntil(end: number, one = new UnexplainedRefusals()): number[] {
  const tries: number[] = [];
  let now = start;
  for (let tick = 1; now < start + end; tick += 2) {
    tries.push(now - start);
    one.refused({
      startedTick: tick,
      tick: tick + 1,
      now,
      namedMs: null,
      windowEnd: now + hour - 10 * second,
    });
    const until = one.until(now);
    expect(until).not.toBeNull();
    now = until ?? now;
  }
  return tries;
}

describe('refusals that no budget explains', () => {
  it('are asked again after 30 s, 1, 2, 4 and 8 minutes, and then when the window ends', () => {
    const tries = refusedUntil(hour);
    const at = [0, 0.5, 1.5, 3.5, 7.5, 15.5].map((minutes) => minutes * minute);
    expect(tries).toEqual([...at, hour - 10 * second]);
  });

  it('are at most six in a window, and bounded over a day', () => {
    const tries = refusedUntil(24 * hour);
    for (const from of tries) {
      expect(tries.filter((at) => at >= from && at < from + hour - 10 * second).length).toBeLessThanOrEqual(
        6,
      );
    }
    expect(tries.length).toBeLessThanOrEqual(24 * 5);
  });

  it('keep the time that the host names, whatever was on its way beside it', () => {
    const one = new UnexplainedRefusals();
    const windowEnd = start + hour;
    one.refused({ startedTick: 1, tick: 9, now: start, namedMs: 15 * second, windowEnd });
    one.wentThrough(5, start + second);
    expect(one.until(start + second)).toBe(start + 16 * second);
    // One of the same moment names a later time.
    one.refused({ startedTick: 6, tick: 11, now: start + second, namedMs: 20 * second, windowEnd });
    one.wentThrough(7, start + 2 * second);
    expect(one.until(start + 2 * second)).toBe(start + 22 * second);
    expect(one.isAsking).toBe(true);
    one.wentThrough(12, start + 23 * second);
    expect(one.until(start + 23 * second)).toBeNull();
    expect(one.isAsking).toBe(false);
  });

  it('let one at a time ask until something goes through', () => {
    const one = new UnexplainedRefusals();
    expect(one.isAsking).toBe(false);
    one.refused({ startedTick: 1, tick: 2, now: start, namedMs: null, windowEnd: start + hour });
    expect(one.until(start)).toBe(start + 30 * second);
    expect(one.until(start + 30 * second)).toBeNull();
    expect(one.isAsking).toBe(true);
    one.wentThrough(3, start);
    expect(one.isAsking).toBe(false);
    expect(one.until(start)).toBeNull();
  });

  it('of requests that were under way together are one', () => {
    const one = new UnexplainedRefusals();
    for (let startedTick = 1; startedTick <= 4; startedTick += 1)
      one.refused({
        startedTick,
        tick: 10 + startedTick,
        now: start,
        namedMs: null,
        windowEnd: start + hour,
      });
    expect(one.until(start)).toBe(start + 30 * second);
  });

  it('were no cap where something that left later goes through, and may have been where it left before', () => {
    const one = new UnexplainedRefusals();
    one.refused({ startedTick: 5, tick: 9, now: start, namedMs: null, windowEnd: start + hour });
    one.wentThrough(4, start);
    expect(one.until(start)).toBe(start + 30 * second);
    one.wentThrough(6, start);
    expect(one.until(start)).toBeNull();
  });

  it('that come between answers are refuted twice by what was on its way, and then only by what is sent after', () => {
    const one = new UnexplainedRefusals();
    const refuse = (startedTick: number, now: number) =>
      one.refused({ startedTick, tick: startedTick + 5, now, namedMs: null, windowEnd: start + hour });
    for (const startedTick of [10, 20]) {
      refuse(startedTick, start);
      one.wentThrough(startedTick + 1, start);
      expect(one.until(start)).toBeNull();
    }
    refuse(30, start);
    one.wentThrough(31, start);
    // Each pause is twice as long as the one before, whatever went through meanwhile.
    expect(one.until(start)).toBe(start + 2 * minute);
    one.wentThrough(36, start + 2 * minute);
    expect(one.isAsking).toBe(false);
    // The next window begins anew.
    refuse(40, start + hour);
    one.wentThrough(41, start + hour);
    expect(one.until(start + hour)).toBeNull();
  });

  it('keep the time that the host named', () => {
    const one = new UnexplainedRefusals();
    one.refused({ startedTick: 1, tick: 2, now: start, namedMs: 7 * minute, windowEnd: start + hour });
    // A second more, because hosts tell whole ones.
    expect(one.until(start)).toBe(start + 7 * minute + second);
  });

  it('outlive a restart, and a clock that is set', () => {
    const one = new UnexplainedRefusals();
    refusedUntil(4 * minute, one);
    const two = new UnexplainedRefusals();
    two.restore(JSON.parse(JSON.stringify(one.save())), start);
    expect(two.isAsking).toBe(true);
    expect(two.until(start)).toBe(one.until(start));
    two.shift(hour);
    expect(two.until(start + hour)).toBe((one.until(start) ?? 0) + hour);
    const three = new UnexplainedRefusals();
    three.restore({ pausedUntil: start + 1e12, inRow: 'x', windowEnd: -4 }, start);
    expect(three.until(start)).toBeNull();
    expect(three.isAsking).toBe(false);
  });
});

it('is why a picture waits whose own pause ends earlier', () => {
  const on = scheduler();
  const [refused] = put(on, 1);
  on.decide(start);
  on.started(refused?.id ?? '', 'try', start);
  on.observe(seen(start + second, {}, { kind: 'rate', budget: null, waitMs: null }), start + second, 'try');
  on.settle('try', ended('charged'), start + second);
  const reason = { kind: 'refused', until: start + 31 * second };
  put(on, 1, { id: 'soon', notBefore: start + 5 * second });
  put(on, 1, { id: 'late', notBefore: start + 2 * minute });
  expect(on.reasonFor('soon', start + second)).toMatchObject(reason);
  expect(on.reasonFor('late', start + second)).toBeNull();
});

/** Sends pictures for an hour to a host that refuses some of them and takes those between. @returns what it refused */
function refusedInAnHour(isRefused: (request: number) => boolean, tookMs: number): number {
  const on = scheduler();
  put(on, 600);
  const inFlight: string[] = [];
  let [requests, refused, now] = [0, 0, start];
  while (now < start + hour - minute) {
    const { start: chosen, wakeAt } = on.decide(now);
    for (const { id } of chosen) {
      on.started(id, id, now);
      inFlight.push(id);
    }
    const next = inFlight.shift();
    now = next === undefined ? Math.max(now + 1, wakeAt ?? start + hour) : now + tookMs;
    if (next === undefined) continue;
    requests += 1;
    const isOne = isRefused(requests);
    if (isOne) refused += 1;
    on.observe(seen(now, {}, isOne ? { kind: 'rate', budget: null, waitMs: null } : null), now, next);
    on.settle(next, ended('charged'), now);
    if (isOne) put(on, 1, { id: next });
  }
  return refused;
}

it('a host that refuses some and takes those between is refused by no more than a few times an hour', () => {
  const share = fc.integer({ min: 2, max: 9 });
  const took = fc.integer({ min: 10, max: 4_000 });
  let total = 0;
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 1_000 }), took, (every, seed, tookMs) => {
      // Multiplying by a large prime mixes well enough.
      const refused = refusedInAnHour((request) => ((request * 7_919 + seed) % 1_009) % every === 0, tookMs);
      // The pauses leave room for eight an hour; those of the first may be met by all that are in flight.
      expect(refused).toBeLessThanOrEqual(8 + 8);
      total += refused;
    }),
    { numRuns: 60 },
  );
  expect(total).toBeGreaterThan(60);
});
