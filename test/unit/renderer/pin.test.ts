import { expect, test } from 'vitest';
import { isMeant } from '../../../renderer/overlay/region.ts';
import { pinKeyAction, wheelAction } from '../../../renderer/pin/pin-input.ts';
import { createMover } from '../../../renderer/pin/pin-mover.ts';

const press = (key: string, held: object = {}) => ({
  key,
  code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

test('every action of a pin has a key', () => {
  const key = (name: string, held = {}) => pinKeyAction(press(name, held), false, 0.5);
  expect(key('ArrowLeft')).toEqual({ kind: 'move', dx: -1, dy: 0 });
  expect(key('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', dx: 0, dy: 10 });
  expect(key('+')).toMatchObject({ kind: 'zoom', by: 1.1 });
  expect(key('Home')).toEqual({ kind: 'actual-size' });
  expect(key('3')).toEqual({ kind: 'opacity', opacity: 0.3 });
  expect(key('0')).toEqual({ kind: 'opacity', opacity: 1 });
  expect(key(']')).toEqual({ kind: 'opacity', opacity: 0.6 });
  expect(pinKeyAction(press('['), false, 0.1)).toEqual({ kind: 'opacity', opacity: 0.1 });
  expect(key('c', { ctrlKey: true })).toEqual({ kind: 'use', use: 'copy' });
  expect(pinKeyAction(press('s', { metaKey: true }), true, 1)).toEqual({ kind: 'use', use: 'save' });
  expect(key('F10', { shiftKey: true })).toEqual({ kind: 'menu' });
  expect(key('Escape')).toEqual({ kind: 'close' });
  expect(key('x')).toBeNull();
});

test('the wheel zooms at the pointer, and with Shift, which may turn it sideways, changes the opacity', () => {
  const turn = { deltaX: 0, deltaY: -120, shiftKey: false, ctrlKey: false, offsetX: 50, offsetY: 400 };
  const box = { width: 200, height: 100 };
  expect(wheelAction(turn, box, 1)).toEqual({ kind: 'zoom', by: 1.1, at: { x: 0.25, y: 1 } });
  expect(wheelAction({ ...turn, deltaY: 0, deltaX: 120, shiftKey: true }, box, 1)).toEqual({
    kind: 'opacity',
    opacity: 0.9,
  });
  expect(wheelAction({ ...turn, deltaY: 0 }, box, 1)).toBeNull();
});

test('a drag is one step at a time, and where the pointer went meanwhile is one more', async () => {
  const steps: [number, number][] = [];
  const waiting: (() => void)[] = [];
  const mover = createMover((dx, dy) => {
    steps.push([dx, dy]);
    return new Promise<void>((resolve) => waiting.push(resolve));
  });
  mover.move({ x: 9, y: 9 });
  expect(steps).toEqual([]);
  mover.begin({ x: 10, y: 10 });
  mover.move({ x: 12, y: 10 });
  mover.move({ x: 15, y: 11 });
  mover.move({ x: 20, y: 11 });
  expect(steps).toEqual([[2, 0]]);
  waiting[0]?.();
  await Promise.resolve();
  expect(steps).toEqual([
    [2, 0],
    [8, 1],
  ]);
  mover.end();
  waiting[1]?.();
  await Promise.resolve();
  mover.move({ x: 99, y: 99 });
  expect(steps).toHaveLength(2);
});

test('a hand that trembled captures nothing at once', () => {
  expect(isMeant({ x: 0, y: 0, width: 8, height: 8 })).toBe(true);
  expect(isMeant({ x: 0, y: 0, width: 300, height: 3 })).toBe(false);
});
