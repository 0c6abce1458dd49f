import { expect, it } from 'vitest';
import { countFitting } from '../../../renderer/components/fitting.ts';

const sizes = { gap: 4, more: 28 };

it.each([
  // All of them, to the pixel.
  [[100, 100], 204, 2],
  // A pixel less: the button for the rest takes the place of the last.
  [[100, 100], 203, 1],
  [[100, 100, 100], 240, 2],
  [[100, 100, 100], 235, 1],
  [[100], 20, 0],
  [[], 0, 0],
])('%j in %i pixels: %i', (widths, room, count) => {
  expect(countFitting(widths, room, sizes)).toBe(count);
});
