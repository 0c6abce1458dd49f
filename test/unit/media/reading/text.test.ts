import { describe, expect, test } from 'vitest';
import { toLines } from '../../../../main/engine/media/reading/lines.ts';
import { wordsOf } from '../../../../main/engine/media/reading/tsv.ts';

const word = (text: string, x: number, y: number, height = 10) => ({
  text,
  box: { x, y, width: 20, height },
  confidence: 90,
});

describe('lines', () => {
  test('words that overlap in height are one line, from left to right', () => {
    const lines = toLines([word('b', 30, 2), word('c', 0, 20), word('a', 0, 0)]);
    expect(lines.map((line) => line.map(({ text }) => text))).toEqual([['a', 'b'], ['c']]);
  });
});

describe("Tesseract's table", () => {
  const row = (...fields: (string | number)[]) => fields.join('\t');
  test('words are taken, in lines, and blanks are left out', () => {
    const table = [
      row(1, 1, 0, 0, 0, 0, 0, 0, 100, 50, -1, ''),
      row(5, 1, 1, 1, 1, 1, 3, 4, 20, 10, 91.5, 'Hello'),
      row(5, 1, 1, 1, 1, 2, 30, 4, 20, 10, 88, 'world'),
      row(5, 1, 1, 1, 3, 1, 3, 44, 20, 10, 60, ' '),
      '',
    ].join('\n');
    expect(wordsOf(table)).toEqual([
      [
        { text: 'Hello', box: { x: 3, y: 4, width: 20, height: 10 }, confidence: 91.5 },
        { text: 'world', box: { x: 30, y: 4, width: 20, height: 10 }, confidence: 88 },
      ],
    ]);
  });
});
