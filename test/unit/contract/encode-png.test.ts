import { expect, test } from 'vitest';
import { encodeCalls } from '../../../contract/capture.ts';

test.each([
  [2, 1, 8, true],
  [43_117, 43_117, 41, false],
  [2, 2, 15, false],
  [2, 2, 17, false],
])('pixels of %i by %i in %i bytes: %s', (width, height, bytes, isTaken) => {
  const { success } = encodeCalls.encodePng.input.safeParse({
    width,
    height,
    pixels: new Uint8Array(bytes),
  });
  expect(success).toBe(isTaken);
});
