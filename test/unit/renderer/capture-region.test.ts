import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceleratorSchema } from '../../../contract/hotkeys.ts';
import {
  clampPixel,
  handleAt,
  movedRegion,
  regionBetween,
  resizedRegion,
} from '../../../renderer/overlay/region.ts';
import { acceleratorFromKeyPress, keyCaps } from '../../../renderer/text/accelerator.ts';

const screen = { width: 200, height: 100 };
const pixel = fc.record({ x: fc.integer({ min: 0, max: 199 }), y: fc.integer({ min: 0, max: 99 }) });
const step = fc.integer({ min: -500, max: 500 });
const isOnScreen = ({ x, y, width, height }: ReturnType<typeof regionBetween>) =>
  x >= 0 && y >= 0 && width >= 1 && height >= 1 && x + width <= screen.width && y + height <= screen.height;

test('from pixel to pixel, whichever comes first, both are in it', () => {
  expect(regionBetween({ x: 10, y: 20 }, { x: 10, y: 20 })).toEqual({ x: 10, y: 20, width: 1, height: 1 });
  expect(regionBetween({ x: 19, y: 5 }, { x: 10, y: 7 })).toEqual({ x: 10, y: 5, width: 10, height: 3 });
  expect(clampPixel({ x: 500.5, y: -3 }, screen)).toEqual({ x: 199, y: 0 });
  expect(regionBetween({ x: 0, y: 0 }, clampPixel({ x: 999, y: 999 }, screen))).toEqual({
    x: 0,
    y: 0,
    ...screen,
  });
});

test('whatever is done to a selection, it stays whole, on the screen and not empty', () => {
  const side = fc.constantFrom(-1, 0, 1) as fc.Arbitrary<-1 | 0 | 1>;
  fc.assert(
    fc.property(pixel, pixel, side, side, step, step, (a, b, x, y, dx, dy) => {
      const selection = regionBetween(a, b);
      const elsewhere = movedRegion(selection, dx, dy, screen);
      expect(isOnScreen(elsewhere)).toBe(true);
      expect([elsewhere.width, elsewhere.height]).toEqual([selection.width, selection.height]);
      const other = resizedRegion(selection, { x, y }, dx, dy, screen);
      expect(isOnScreen(other)).toBe(true);
      // The side opposite to the one that moves stays where it is.
      if (x !== 1) expect(other.x + other.width).toBe(selection.x + selection.width);
      if (x !== -1) expect(other.x).toBe(selection.x);
    }),
  );
});

test('a press takes hold of a corner, a side, the inside, or nothing', () => {
  const selection = { x: 50, y: 40, width: 60, height: 30 };
  expect(handleAt(selection, { x: 51, y: 41 }, 6)).toEqual({ x: -1, y: -1 });
  expect(handleAt(selection, { x: 80, y: 69 }, 6)).toEqual({ x: 0, y: 1 });
  expect(handleAt(selection, { x: 80, y: 55 }, 6)).toBe('all');
  expect(handleAt(selection, { x: 20, y: 55 }, 6)).toBeNull();
});

test('pressed keys as hotkeys are named, on every layout', () => {
  const press = (
    code: string,
    held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', true>> = {},
  ) => ({
    code,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...held,
  });
  expect(acceleratorFromKeyPress(press('Digit1', { ctrlKey: true, shiftKey: true }), false)).toBe(
    'CommandOrControl+Shift+1',
  );
  expect(acceleratorFromKeyPress(press('KeyA', { metaKey: true, ctrlKey: true }), true)).toBe(
    'CommandOrControl+Control+A',
  );
  expect(acceleratorFromKeyPress(press('PrintScreen'), false)).toBe('PrintScreen');
  expect(acceleratorFromKeyPress(press('ControlLeft', { ctrlKey: true }), false)).toBeNull();
  for (const code of ['ArrowUp', 'Minus', 'Backquote', 'F24', 'Space', 'Backslash'])
    expect(
      acceleratorSchema.safeParse(acceleratorFromKeyPress(press(code, { altKey: true }), false)).success,
      code,
    ).toBe(true);
  expect(keyCaps('CommandOrControl+Shift+1', false)).toEqual(['Ctrl', 'Shift', '1']);
  expect(keyCaps('CommandOrControl+Alt+1', true)).toEqual(['⌘', '⌥', '1']);
});
