import { expect, test } from 'vitest';
import { darkOnWhite } from '../../../../main/engine/media/reading/contrast.ts';

const [width, height] = [160, 80];

/** Two surfaces side by side, with a line of letters' stems on each. */
function surfaces(left: number, right: number, leftInk: number, rightInk: number) {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const isLeft = x < width / 2;
      const isStem = y >= 34 && y < 44 && x % 10 < 2;
      const ink = isLeft ? leftInk : rightInk;
      data[y * width + x] = isStem ? ink : isLeft ? left : right;
    }
  return darkOnWhite({ data, width, height });
}

test.each([
  ['dark on light beside light on dark', 255, 20, 30, 230],
  ['two dark surfaces, as bubbles of a chat are', 27, 92, 236, 236],
  ['grey on white beside grey on black', 255, 0, 150, 110],
])('%s become dark on white', (_, left, right, leftInk, rightInk) => {
  const { data } = surfaces(left, right, leftInk, rightInk);
  const at = (x: number, y: number) => data[y * width + x] ?? 0;
  for (const x of [30, 40, 110, 120]) expect(at(x, 38)).toBeLessThan(40);
  for (const x of [35, 45, 115, 125]) expect(at(x, 38)).toBeGreaterThan(215);
  for (const x of [20, 60, 100, 140]) expect(at(x, 10)).toBeGreaterThan(215);
});

test('noise of a surface stays white', () => {
  const data = Uint8Array.from({ length: width * height }, (_, index) => 200 + (index % 7));
  expect(Math.min(...darkOnWhite({ data, width, height }).data)).toBe(255);
});
