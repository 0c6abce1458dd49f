import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../../main/engine/credits/backoff.ts';
import { Concurrency } from '../../../main/engine/credits/concurrency.ts';
import { Heap } from '../../../main/engine/credits/heap.ts';
import { quietUntil } from '../../../main/engine/credits/quiet-hours.ts';
import { Speed } from '../../../main/engine/credits/speed.ts';

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
    const trouble = { kind: 'back-off', atLeastMs: 0 };
    expect(backoff(1, trouble, () => 0)).toBe(0);
    expect(backoff(1, trouble, () => 0.999_999)).toBe(2000);
    expect(backoff(4, trouble, () => 0.999_999)).toBe(16_000);
    expect(backoff(500, trouble, () => 0.999_999_9)).toBe(600_000);
    expect(backoff(1, { kind: 'back-off', atLeastMs: 5000 }, () => 0.5)).toBe(6000);
    expect(backoff(1, { kind: 'wait-for-network' }, () => 0.5)).toBe(1000);
    expect(backoff(0, { kind: 'back-off', atLeastMs: Number.NaN }, () => 0.5)).toBe(1000);
  });
});

describe('concurrency', () => {
  const play = (rateAt: (atOnce: number) => number, uploads: number): Concurrency => {
    const one = new Concurrency();
    let now = 0;
    for (let count = 0; count < uploads; count += 1) {
      now += 1000 / rateAt(one.target);
      one.completed(1000, one.target, 8, now);
    }
    return one;
  };

  it('grows as long as it brings something, and not beyond the bound', () => {
    expect(play((atOnce) => atOnce, 400).target).toBe(8);
  });

  it('stays where the line is full', () => {
    expect(play((atOnce) => Math.min(atOnce, 3), 400).target).toBeLessThanOrEqual(4);
  });

  it('halves after trouble', () => {
    const one = play((atOnce) => atOnce, 400);
    one.trouble();
    expect(one.target).toBe(4);
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
