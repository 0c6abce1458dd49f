import { describe, expect, it } from 'vitest';
import type { UsageEntry } from '../../../contract/credits.ts';
import { dayUsage, otherUsage, usageWindowStart } from '../../../renderer/state/usage.ts';
import { budget } from './records.ts';

const now = new Date(2026, 2, 12, 13, 48).getTime();
const minute = 60_000;
const hour = 60 * minute;

const spent = (minutesAgo: number, change: Partial<UsageEntry> = {}): UsageEntry => ({
  at: now - minutesAgo * minute,
  budget: 'user',
  credits: 10,
  settled: 'charged',
  jobId: 'j1',
  name: 'one.png',
  origin: 'drop',
  ...change,
});

describe('the day', () => {
  it('has 24 hours of the clock, the last of which is running', () => {
    const { hours } = dayUsage([], now);
    expect(hours).toHaveLength(24);
    expect(hours[0]?.from).toBe(usageWindowStart(now));
    expect(hours.at(-1)).toEqual({
      from: new Date(2026, 2, 12, 13).getTime(),
      to: new Date(2026, 2, 12, 14).getTime(),
      credits: 0,
    });
  });

  it('puts each upload into its hour, and leaves out what is older', () => {
    const day = dayUsage([spent(0), spent(48), spent(49), spent(23 * 60 + 48), spent(23 * 60 + 49)], now);
    const filled = day.hours.flatMap(({ credits }, index) => (credits > 0 ? [[index, credits]] : []));
    expect(filled).toEqual([
      [0, 10],
      [22, 10],
      [23, 20],
    ]);
    expect(day.credits).toBe(40);
  });

  it('counts what has no answer and what is under way as spent, and what was never sent not at all', () => {
    const day = dayUsage([spent(1, { settled: 'unknown' }), spent(2, { settled: null })], now);
    expect(day.byOrigin).toEqual([{ origin: 'drop', credits: 20, uploads: 2, unknown: 1 }]);
    expect(dayUsage([spent(3, { settled: 'nothing-sent' })], now).byOrigin).toEqual([]);
  });

  it('tells one budget only, and who spent most first', () => {
    const entries = [
      spent(1),
      spent(1, { budget: 'client' }),
      spent(1, { budget: 'post', credits: 1 }),
      spent(2, { origin: 'paste' }),
      spent(3, { origin: 'paste' }),
    ];
    expect(dayUsage(entries, now).byOrigin.map(({ origin, credits }) => [origin, credits])).toEqual([
      ['paste', 20],
      ['drop', 10],
    ]);
  });

  it('keeps what a clock that was set back left ahead of it', () => {
    expect(dayUsage([spent(-180)], now).hours.at(-1)?.credits).toBe(10);
  });
});

describe('others at the address', () => {
  const told = budget({
    limit: 500,
    remaining: 440,
    resetAt: now + 44 * minute,
    windowMs: hour,
    seenAt: now,
  });
  const since = now - 16 * minute;

  it('took what the host counts and we did not spend since the window began', () => {
    expect(otherUsage(told, [spent(5), spent(10), spent(61)])).toEqual({ credits: 40, since });
  });

  it('are not blamed where the window is younger than what we spent: our eleven are ours', () => {
    const rolling = budget({
      limit: 500,
      remaining: 390,
      resetAt: now + hour,
      windowMs: hour,
      seenAt: now,
    });
    const eleven = Array.from({ length: 11 }, (_, index) => spent(index + 1));
    expect(otherUsage(rolling, eleven)).toBeNull();
  });

  it('are not there when we spent as much or more', () => {
    const six = [1, 2, 3, 4, 5, 6].map((ago) => spent(ago));
    expect(otherUsage(told, six)).toBeNull();
    expect(otherUsage(told, [...six, spent(7)])).toBeNull();
  });

  it('are not blamed for what is under way, but for what we never sent', () => {
    expect(otherUsage(told, [spent(5, { settled: null })])?.credits).toBe(50);
    expect(otherUsage(told, [spent(5, { settled: 'nothing-sent' })])?.credits).toBe(60);
  });

  it('cannot be told before the host has said its numbers', () => {
    expect(otherUsage({ ...told, source: 'assumed' }, [])).toBeNull();
    expect(otherUsage({ ...told, resetAt: null }, [])).toBeNull();
    expect(otherUsage({ ...told, remaining: null }, [])).toBeNull();
    expect(otherUsage(undefined, [])).toBeNull();
  });
});
