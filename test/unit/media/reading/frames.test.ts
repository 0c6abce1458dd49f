import { expect, test } from 'vitest';
import { withoutFrames } from '../../../../main/engine/media/reading/frames.ts';

const [width, height] = [200, 100];
const blank = () => new Uint8Array(width * height).fill(255);
type Pixels = Uint8Array;

function fill(data: Pixels, x: number, y: number, wide: number, tall: number, value = 0): void {
  for (let row = y; row < y + tall; row += 1) data.fill(value, row * width + x, row * width + x + wide);
}

function frame(data: Pixels, x: number, y: number, wide: number, tall: number, thick: number): void {
  fill(data, x, y, wide, thick);
  fill(data, x, y + tall - thick, wide, thick);
  fill(data, x, y, thick, tall);
  fill(data, x + wide - thick, y, thick, tall);
}

/** Letters' stems in a row. */
function letters(data: Pixels, x: number, y: number): void {
  for (let one = 0; one < 8; one += 1) fill(data, x + one * 7, y, 2, 12);
}

const inkOf = (data: Pixels) => data.reduce((sum, value) => sum + (value < 255 ? 1 : 0), 0);
const lettersAlone = 8 * 2 * 12;

test.each([
  ['a field', 10, 10, 180, 40, 1],
  ['a field of a fine screen', 10, 10, 180, 60, 2],
])('%s loses its frame, and no letter', (_, x, y, wide, tall, thick) => {
  const data = blank();
  frame(data, x, y, wide, tall, thick);
  letters(data, x + 12, y + 14);
  expect(inkOf(withoutFrames({ data, width, height }).data)).toBe(lettersAlone);
});

test('the blurred edge of a frame goes with it', () => {
  const data = blank();
  fill(data, 9, 9, 182, 42, 240);
  fill(data, 11, 11, 178, 38, 255);
  frame(data, 10, 10, 180, 40, 1);
  letters(data, 30, 24);
  expect(inkOf(withoutFrames({ data, width, height }).data)).toBe(lettersAlone);
});

test('a table loses its lines', () => {
  const data = blank();
  frame(data, 10, 10, 180, 80, 1);
  for (const y of [30, 50, 70]) fill(data, 10, y, 180, 1);
  for (const x of [70, 130]) fill(data, x, 10, 1, 80);
  letters(data, 74, 34);
  expect(inkOf(withoutFrames({ data, width, height }).data)).toBe(lettersAlone);
});

test('a bubble of which only the top and a side were seen loses these', () => {
  const data = blank();
  fill(data, 20, 20, 150, 2);
  fill(data, 20, 20, 2, 40);
  letters(data, 40, 36);
  expect(inkOf(withoutFrames({ data, width, height }).data)).toBe(lettersAlone);
});

test.each<[string, (data: Pixels) => void]>([
  [
    'an underlined word',
    (data) => {
      letters(data, 20, 20);
      fill(data, 20, 36, 100, 1);
      fill(data, 50, 20, 2, 17);
    },
  ],
  ['a line', (data) => fill(data, 0, 50, 200, 2)],
  [
    'a large letter',
    (data) => {
      fill(data, 20, 10, 70, 14);
      fill(data, 48, 10, 14, 80);
    },
  ],
  ['a small box to be ticked', (data) => frame(data, 20, 20, 16, 16, 1)],
  ['a filled surface', (data) => fill(data, 10, 10, 180, 60)],
])('%s stays as it is', (_, draw) => {
  const data = blank();
  draw(data);
  const before = data.slice();
  expect(withoutFrames({ data, width, height }).data).toEqual(before);
});

test('what has more pieces than a screen is left as it is', () => {
  const [wide, tall] = [1_000, 1_000];
  // Every second pixel of every second row: a quarter of a million pieces.
  const data = Uint8Array.from({ length: wide * tall }, (_, at) =>
    at % 2 === 0 && Math.floor(at / wide) % 2 === 0 ? 0 : 255,
  );
  fill1(data, wide);
  const before = data.slice();
  expect(withoutFrames({ data, width: wide, height: tall }).data).toEqual(before);
});

/** A line at the top and one at the side, which hang together. */
function fill1(data: Pixels, wide: number): void {
  data.fill(0, 0, wide);
  for (let row = 0; row < data.length / wide; row += 1) data[row * wide] = 0;
}
