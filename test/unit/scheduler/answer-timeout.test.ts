import { describe, expect, it } from 'vitest';
import { AnswerTimeout } from '../../../main/engine/scheduler/answer-timeout.ts';

const second = 1_000;

describe('how long an answer is waited for', () => {
  it('is half a minute at first, and a second more for each megabyte', () => {
    const one = new AnswerTimeout();
    expect(one.withinMs(0, 0)).toBe(30 * second);
    expect(one.withinMs(200_000_000, 0)).toBe(230 * second);
    expect(one.silentAfterMs).toBe(15 * second);
  });

  it('doubles with each silence, once for all that were under way together, and with each try', () => {
    const one = new AnswerTimeout();
    for (let at = 0; at < 8; at += 1) one.timedOut(at, 30 * second + at);
    expect(one.withinMs(0, 0)).toBe(60 * second);
    one.timedOut(31 * second, 91 * second);
    expect(one.withinMs(0, 0)).toBe(120 * second);
    expect(new AnswerTimeout().withinMs(0, 2)).toBe(120 * second);
    for (let at = 0; at < 50; at += 1) one.timedOut(1e6 + at * 1e6, 1e6 + at * 1e6 + 1);
    expect(one.withinMs(0, 99)).toBe(240 * second);
  });

  it('comes back with an answer, and follows a host that is slow', () => {
    const one = new AnswerTimeout();
    one.timedOut(0, 30 * second);
    one.answered(400);
    expect(one.withinMs(0, 0)).toBe(30 * second);
    one.answered(100 * second);
    expect(one.withinMs(0, 0)).toBeGreaterThan(120 * second);
    expect(one.silentAfterMs).toBeGreaterThan(100 * second);
    for (let count = 0; count < 40; count += 1) one.answered(300);
    expect(one.withinMs(0, 0)).toBe(30 * second);
    one.answered(Number.NaN);
    expect(one.withinMs(0, 0)).toBe(30 * second);
  });
});
