import { describe, expect, test } from 'vitest';
import { SharedPart } from '../../../main/engine/scheduler/shared-part.ts';

/** What a process would leave in the profile, and the next one finds there. */
function restarted(part: SharedPart, limit = 500): SharedPart {
  const next = new SharedPart();
  next.restore(JSON.parse(JSON.stringify({ division: part.save(limit) })).division, limit);
  return next;
}

describe('a machine that ended while it had a part', () => {
  test('tells the whole, less what it spent of its part', () => {
    const part = new SharedPart();
    part.divide(2, 400, 200);
    expect(restarted(part).leftForAll(200)).toBe(400);
    expect(restarted(part).leftForAll(170)).toBe(370);
  });

  test('tells it as well after many processes that had a part each', () => {
    let part = new SharedPart();
    part.divide(4, 400, 100);
    for (let spent = 10; spent <= 50; spent += 10) {
      part = restarted(part);
      expect(part.leftForAll(100 - spent)).toBe(400 - spent);
    }
    // The next division is of what is left of the part, and of the same whole.
    part.divide(4, part.leftForAll(50), 12);
    expect(restarted(part).leftForAll(12)).toBe(350);
  });

  test('tells the limit of a window that began since', () => {
    const part = new SharedPart();
    part.divide(2, 30, 15);
    expect(part.nextWindow(500)).toBe(250);
    expect(restarted(part).leftForAll(240)).toBe(490);
    const later = restarted(part);
    later.nextWindow(500);
    expect(later.leftForAll(500)).toBe(500);
  });

  test('tells what it has where the others were heard of again, or where what was saved is damaged', () => {
    const part = new SharedPart();
    part.divide(2, 400, 200);
    const joined = restarted(part);
    joined.together(0, 0, 0);
    expect(joined.leftForAll(90)).toBe(90);
    expect(joined.save(500)).toBeNull();
    for (const saved of [null, 7, {}, { common: -1, part: 3 }, { common: 501, part: 3 }, { common: 3 }]) {
      const damaged = new SharedPart();
      damaged.restore(saved, 500);
      expect(damaged.leftForAll(90)).toBe(90);
    }
  });
});
