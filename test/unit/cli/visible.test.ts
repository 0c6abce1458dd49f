import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLine, plainLines, visible, visibleLines } from '../../../main/cli/visible.ts';

/** Whatever a terminal takes for more than a sign to be shown. */
const dangerous = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

test('what would do something to a terminal is shown as what it is', () => {
  expect(visible('a\u001b[2Jb')).toBe('a\\x1b[2Jb');
  expect(visible('one\ntwo\r\tthree\u0007')).toBe('one\\ntwo\\r\\tthree\\x07');
  expect(visible('gnp.\u202egpj')).toBe('gnp.\\u202egpj');
  expect(visible('\u009b31m')).toBe('\\x9b31m');
  expect(visible('bad\udcff.png')).toBe('bad\\xff.png');
  expect(visible('Füße 图片 🐈.png')).toBe('Füße 图片 🐈.png');
});

test('whatever a name is, nothing of it reaches a terminal as a command', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(dangerous);
      expect(visibleLines(text).replace(/[\n\t]/g, '')).not.toMatch(dangerous);
      expect(plainLines(text).replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('JSON says the same, in signs that do nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = jsonLine({ text });
      expect(JSON.parse(line)).toEqual({ text });
      expect(line).not.toMatch(dangerous);
    }),
  );
});
