import { expect, test } from 'vitest';
import { dueAt } from '../../../main/engine/jobs/due-at.ts';

const now = Date.UTC(2026, 4, 1);
const day = 24 * 3_600_000;

test('a stored time counts as it is, and none is none', () => {
  expect(dueAt({ notBefore: 0, updatedAt: now }, now)).toBe(0);
  expect(dueAt({ notBefore: now + 60_000, updatedAt: now - 5 }, now)).toBe(now + 60_000);
  expect(dueAt({ notBefore: now - 60_000, updatedAt: now - 90_000 }, now)).toBe(now - 60_000);
});

test('what a clock wrote that was ahead waits as long as it was to wait, not until that time', () => {
  const ahead = now + 40 * day;
  expect(dueAt({ notBefore: ahead + 30_000, updatedAt: ahead }, now)).toBe(now + 30_000);
});

test('what was changed since by the right clock waits no longer than anything may', () => {
  expect(dueAt({ notBefore: now + 40 * day, updatedAt: now - 1 }, now)).toBe(now);
  expect(dueAt({ notBefore: now + 6 * 3_600_000, updatedAt: now - 1 }, now)).toBe(now + 6 * 3_600_000);
});
