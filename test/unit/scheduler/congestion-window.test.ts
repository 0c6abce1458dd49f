import { describe, expect, it } from 'vitest';
import { CongestionWindow } from '../../../main/engine/scheduler/congestion-window.ts';

const most = 8;

/**
 * Uploads one after another over a line on which so many at once get `rateAt` bytes/ms together.
 * @returns the window after each
 */
function play(
  window: CongestionWindow,
  rateAt: (atOnce: number) => number,
  uploads: number,
  from = 0,
  bytesOf: (index: number) => number = () => 300_000,
): { sizes: number[]; now: number } {
  const sizes: number[] = [];
  let now = from;
  for (let index = 0; index < uploads; index += 1) {
    const underWay = window.size(most);
    const bytes = bytesOf(index);
    const startedAt = now;
    now += bytes / rateAt(underWay);
    window.completed({ bytes, startedAt, underWay, most, now });
    sizes.push(window.size(most));
  }
  return { sizes, now };
}

describe('the congestion window', () => {
  it('begins with four, makes room for one more with each answer, and never passes what is allowed', () => {
    const { sizes } = play(new CongestionWindow(), (atOnce) => atOnce * 100, 40);
    expect(sizes.slice(0, 5)).toEqual([5, 6, 7, 8, 8]);
    expect(Math.max(...sizes)).toBe(8);
    expect(sizes.at(-1)).toBe(8);
    expect(new CongestionWindow().size(2)).toBe(2);
    expect(new CongestionWindow().size(1)).toBe(1);
  });

  it('doubles once with the answers to those that went together, and then as it proves its worth', () => {
    const window = new CongestionWindow();
    const answered = (startedAt: number, now: number, underWay: number) =>
      window.completed({ bytes: 300_000, startedAt, underWay, most: 16, now });
    for (let index = 0; index < 4; index += 1) answered(0, 100 + index, 4 + index);
    expect(window.size(16)).toBe(8);
    // Not proven yet: as many answers again are waited for.
    for (let index = 0; index < 7; index += 1) answered(104, 200 + index, 8);
    expect(window.size(16)).toBe(8);
    answered(104, 207, 8);
    expect(window.size(16)).toBe(16);
  });

  it('begins with as many as are known to be borne, within what is allowed, and with few after an outage', () => {
    const window = new CongestionWindow(16);
    expect(window.size(most)).toBe(8);
    window.trouble(0, most, 1);
    expect(window.size(most)).toBe(4);
    window.restart();
    expect(window.size(most)).toBe(2);
  });

  it('gives back what a doubling did not bring, and stays where the line is full', () => {
    const { sizes } = play(new CongestionWindow(), (atOnce) => Math.min(atOnce, 4) * 100, 400);
    expect(sizes.at(-1)).toBeLessThanOrEqual(5);
    expect(sizes.filter((size) => size <= 5).length).toBeGreaterThan(350);
  });

  it('takes pictures of other sizes for no other line', () => {
    const window = new CongestionWindow();
    // Each takes 300 ms, whatever its size: the line is far from full.
    let now = 0;
    for (let index = 0; index < 64; index += 1) {
      const underWay = window.size(most);
      const startedAt = now;
      now += 300 / underWay;
      window.completed({ bytes: index % 2 === 0 ? 20_000 : 400_000, startedAt, underWay, most, now });
    }
    expect(window.size(most)).toBe(8);
  });

  it('halves at trouble, once for all that were under way together, and comes back by one at a time', () => {
    const window = new CongestionWindow();
    const { now } = play(window, (atOnce) => atOnce * 100, 40);
    for (let index = 0; index < 8; index += 1) window.trouble(now - 10, most, now + index);
    expect(window.size(most)).toBe(4);
    window.trouble(now + 20, most, now + 30);
    expect(window.size(most)).toBe(2);
    const { sizes } = play(window, (atOnce) => atOnce * 100, 60, now + 30);
    expect(sizes.slice(0, 3)).toEqual([2, 3, 3]);
    expect(sizes.at(-1)).toBe(8);
  });

  it('never falls below one', () => {
    const window = new CongestionWindow();
    for (let at = 0; at < 20; at += 1) window.trouble(at, most, at);
    expect(window.size(most)).toBe(1);
    expect(play(window, (atOnce) => atOnce * 100, 100, 100).sizes.at(-1)).toBe(8);
  });

  it('learns nothing from uploads that do not fill it', () => {
    const window = new CongestionWindow();
    for (let at = 0; at < 50; at += 1)
      window.completed({ bytes: 1000, startedAt: at, underWay: 1, most, now: at + 1 });
    expect(window.size(most)).toBe(4);
  });
});
