import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrivalRates } from '../../../main/engine/scheduler/arrival-rates.ts';
import { backoff, retryAt } from '../../../main/engine/scheduler/backoff.ts';
import { Heap } from '../../../main/engine/scheduler/heap.ts';
import { Presence } from '../../../main/engine/scheduler/presence.ts';
import { quietUntil } from '../../../main/engine/scheduler/quiet-hours.ts';
import { Speed } from '../../../main/engine/scheduler/speed.ts';
import { day, hour, item, minute } from './fixture.ts';

describe('heap', () => {
  it('gives its entries in order, whatever was taken out or moved in between', () => {
    const step = fc.tuple(fc.constantFrom('push', 'pop', 'delete', 'move'), fc.nat(1000), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const heap = new Heap<{ key: number }>((a, b) => a.key < b.key);
        const model: { key: number }[] = [];
        for (const [what, key, where] of steps) {
          const picked = model[where % Math.max(1, model.length)];
          if (what === 'push') {
            const entry = { key };
            heap.push(entry);
            model.push(entry);
          } else if (what === 'pop') {
            const least = Math.min(...model.map((entry) => entry.key));
            const popped = heap.pop();
            if (model.length > 0) expect(popped?.key).toBe(least);
            if (popped) model.splice(model.indexOf(popped), 1);
          } else if (picked && what === 'delete') {
            heap.delete(picked);
            model.splice(model.indexOf(picked), 1);
          } else if (picked) {
            picked.key = key;
            heap.moved(picked);
          }
          expect(heap.size).toBe(model.length);
        }
        const rest = Array.from({ length: heap.size }, () => heap.pop()?.key);
        expect(rest).toEqual(model.map((entry) => entry.key).sort((a, b) => a - b));
      }),
    );
  });
});

describe('backoff', () => {
  it('grows, jitters over its whole range, is bounded and keeps to what was asked', () => {
    const most = () => 0.999_999_9;
    expect(backoff(1, 0, () => 0)).toBe(0);
    expect([1, 2, 3, 4].map((failures) => backoff(failures, 0, most))).toEqual([500, 1000, 2000, 4000]);
    expect(backoff(500, 0, most)).toBe(5 * minute);
    expect(backoff(1, 5000, () => 0.5)).toBe(5250);
    expect(backoff(0, Number.NaN, () => 0.5)).toBe(250);
    expect(backoff(1, 1e15, () => 0)).toBe(6 * hour);
  });

  it('of a picture is that of the host where the host as a whole is left alone', () => {
    expect(retryAt(null, 3, 0, 10_000, () => 0.5)).toBe(11_000);
    const now = 10_000;
    for (const random of [() => 0, () => 0.999]) {
      const at = retryAt(now + 30_000, 9, 0, now, random);
      expect(at).toBeGreaterThanOrEqual(now + 30_500);
      expect(at).toBeLessThanOrEqual(now + 31_000);
    }
    expect(retryAt(now + 2000, 1, 60_000, now, () => 0)).toBe(now + 60_000);
  });
});

describe('speed', () => {
  it('tells the fixed part of an upload from that of its size', () => {
    const speed = new Speed();
    for (let count = 0; count < 300; count += 1) {
      const bytes = 100_000 + ((count * 7919) % 1000) * 2000;
      speed.learn(bytes, 400 + bytes / 1000);
    }
    expect(speed.estimate(200_000)).toBeCloseTo(600, -2);
    expect(speed.estimate(2_000_000)).toBeCloseTo(2400, -2);
    speed.learn(Number.NaN, 5);
    expect(speed.estimate(1_000_000)).toBeCloseTo(1400, -2);
  });
});

describe('quiet hours', () => {
  const noon = Date.UTC(2026, 2, 10, 12);
  it('may go over midnight, be none, or last the whole day but nothing', () => {
    expect(quietUntil({ from: 660, to: 780, utcOffsetMinutes: 0 }, noon)).toBe(noon + 3_600_000);
    expect(quietUntil({ from: 780, to: 660, utcOffsetMinutes: 0 }, noon)).toBeNull();
    expect(quietUntil({ from: 1380, to: 60, utcOffsetMinutes: -720 }, noon)).toBe(noon + 3_600_000);
    expect(quietUntil({ from: 60, to: 60, utcOffsetMinutes: 0 }, noon)).toBeNull();
    expect(quietUntil(null, noon)).toBeNull();
  });
});

describe('presence', () => {
  const midnight = Date.UTC(2026, 2, 10);

  /** Days on which the machine is looked at every ten minutes, but for the night from 22:00 to 07:00. */
  const nights = (count: number): Presence => {
    const presence = new Presence(midnight);
    for (let at = midnight; at < midnight + count * day; at += 10 * minute) {
      const time = at % day;
      if (time >= 22 * hour || time < 7 * hour) continue;
      presence.seen(at);
      presence.expect(at + 10 * minute);
    }
    return presence;
  };

  it('expects the night after a few of them, and comes back from a snapshot', () => {
    const evening = midnight + 5 * day + 23 * hour;
    expect(new Presence(midnight).awakeFrom(evening)).toBe(evening);
    expect(nights(1).awakeFrom(evening)).toBe(evening);
    const known = nights(5);
    expect(known.awakeFrom(evening)).toBe(midnight + 6 * day + 7 * hour);
    expect(known.awakeFrom(evening - 3 * hour)).toBe(evening - 3 * hour);
    const restored = new Presence(evening);
    restored.restore(JSON.parse(JSON.stringify(known.save())));
    expect(restored.awakeFrom(evening)).toBe(midnight + 6 * day + 7 * hour);
    restored.restore({ away: ['x'] });
    expect(restored.awakeFrom(evening)).toBe(midnight + 6 * day + 7 * hour);
  });

  it('learns nothing while nothing waits', () => {
    const presence = new Presence(midnight);
    for (let at = midnight; at < midnight + 10 * day; at += day) {
      presence.seen(at);
      presence.expect(null);
    }
    expect(presence.awakeFrom(midnight + 12 * hour)).toBe(midnight + 12 * hour);
  });
});

describe('arrivals', () => {
  const begin = Date.UTC(2026, 2, 10);
  const rates = (arrivals: ArrivalRates) =>
    Object.fromEntries([...arrivals.rates()].map(({ key, perMs }) => [key, perMs * hour]));

  it('tell a folder that fills steadily from a drop of thousands', () => {
    const arrivals = new ArrivalRates();
    for (let minutes = 0; minutes < 5 * 24 * 60; minutes += 4) {
      const now = begin + minutes * minute;
      arrivals.arrived(item({ source: 'folder' }), now);
      if (minutes === 60) for (let n = 0; n < 5000; n += 1) arrivals.arrived(item({ source: 'burst' }), now);
    }
    const seen = rates(arrivals);
    expect(seen['bulk folder']).toBeGreaterThan(12);
    expect(seen['bulk folder']).toBeLessThan(15.5);
    expect(seen['bulk burst'] ?? 0).toBeLessThan(1);
  });

  it('do not count what comes back after a failed try', () => {
    const arrivals = new ArrivalRates();
    const one = item();
    for (let hours = 0; hours < 48; hours += 1) arrivals.arrived(one, begin + hours * hour);
    expect(rates(arrivals)['bulk folder'] ?? 0).toBeLessThan(0.1);
  });
});
