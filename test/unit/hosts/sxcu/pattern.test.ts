import { expect, it } from 'vitest';
import { systemClock } from '../../../../main/engine/clock.ts';
import { compile, firstMatch } from '../../../../main/engine/hosts/sxcu/pattern.ts';
import { manualClock } from '../../../support/manual-clock.ts';

it.each([
  ['"id":"(\\w+)"', '1', '{"id":"k7"}', 'k7'],
  ['"id":"(?<it>\\w+)"', 'it', '{"id":"k7"}', 'k7'],
  ['k\\d', '', '{"id":"k7"}', 'k7'],
  ['k\\d', '3', '{"id":"k7"}', ''],
  ['nothing', '', 'abc', ''],
  ['(?i)ABC', '', 'xabcx', 'abc'],
  ['\\p{Lu}+', '', 'abÄÖc', 'ÄÖ'],
])('finds %s (%s) in a thread', async (pattern, group, text, expected) =>
  expect(await firstMatch(systemClock, pattern, group, text)).toBe(expected),
);

it('ends a pattern that takes too long, and the thread with it', async () => {
  const clock = manualClock();
  const ending = firstMatch(clock, '^(a+)+$', '', `${'a'.repeat(64)}!`);
  clock.advance(5_000);
  await expect(ending).rejects.toMatchObject({ fault: 'slow-pattern' });
  expect(clock.timers).toBe(0);
});

it('reads no more than a mebibyte', async () => {
  await expect(firstMatch(systemClock, 'a', '', 'b'.repeat(1_048_577))).rejects.toMatchObject({
    fault: 'too-long',
  });
});

it.each(['(', '\\Aabc', 'abc\\Z', 'abc\\z', '(?>a+)b', '(?(1)a|b)', 'a\\\\\\Gb', 'x'.repeat(2_001)])(
  'refuses what JavaScript reads otherwise: %s',
  (pattern) => expect(() => compile(pattern)).toThrowError(expect.objectContaining({ fault: 'bad-pattern' })),
);

it('takes an escaped backslash before a letter for what it is', () => {
  expect(compile('a\\\\Zb').test('a\\Zb')).toBe(true);
});
