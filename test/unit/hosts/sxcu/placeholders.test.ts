import { expect, it } from 'vitest';
import { fillPlaceholders, unknownPlaceholder } from '../../../../main/engine/hosts/sxcu/placeholders.ts';

/** Ten past four in the afternoon, by the clock of this computer, whatever its time zone. */
const now = new Date(2026, 2, 7, 16, 10, 5, 42).getTime();
const facts = { now, random: () => 0, width: 640, height: 480 };

it.each([
  ['%y-%mo-%d', '2026-03-07'],
  ['%yy %mon %mon2', '26 March March'],
  ['%h:%mi:%s.%ms %pm', '16:10:05.042 PM'],
  ['%w %w2 %wy', 'Saturday Saturday 10'],
  ['%unix', String(Math.floor(now / 1000))],
  ['%width x %height', '640 x 480'],
  ['%rn{4}', '0000'],
  ['%ra', '0'],
  ['%rx{3}', '000'],
  ['%rna{2}', '22'],
  ['100%', '100%'],
  ['\\%y', '\\%y'],
  ['%Y %q', '%Y %q'],
])('fills %s', (text, expected) => expect(fillPlaceholders(text, facts)).toBe(expected));

it('makes a new mark each time', () => {
  expect(fillPlaceholders('%guid', facts)).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(fillPlaceholders('%rn{999999999}', facts)).toHaveLength(100);
});

it.each(['%un', '%uln', '%cn', '%t', '%pn', '%rf', '%i', '%ia', '%radjective', '%ranimal', '%remoji', '%n'])(
  'does not fill %s',
  (name) => {
    expect(unknownPlaceholder(`a${name}`)).toBe(name);
    expect(fillPlaceholders(name, facts)).toBe(name);
  },
);

it('knows those that it fills', () => {
  for (const name of ['%y', '%mo', '%mi', '%ms', '%unix', '%guid', '%rn{3}', '%ra', '%rx', 'a\\%t', '100%'])
    expect(unknownPlaceholder(name)).toBeNull();
});
