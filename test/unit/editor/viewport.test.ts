import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeyInput, shortcutCommand } from '../../../renderer/editor/keyboard-shortcuts.ts';
import { toolKeys } from '../../../renderer/editor/tools/index.ts';
import {
  fitView,
  maxZoom,
  minZoom,
  toPicture,
  toWindow,
  visiblePart,
  zoomedAt,
} from '../../../renderer/editor/viewport.ts';

const room = { width: 900, height: 600 };

describe('the view', () => {
  test('fits every picture, in its middle', () => {
    const length = fc.integer({ min: 1, max: 16_384 });
    fc.assert(
      fc.property(length, length, (width, height) => {
        const view = fitView({ x: 0, y: 0, width, height }, room);
        expect(width * view.zoom).toBeLessThanOrEqual(room.width);
        expect(height * view.zoom).toBeLessThanOrEqual(room.height);
        const centre = toWindow(view, { x: width / 2, y: height / 2 });
        expect(Math.abs(centre.x - 450) <= 1 && Math.abs(centre.y - 300) <= 1).toBe(true);
      }),
    );
    expect(fitView({ x: 0, y: 0, width: 800, height: 400 }, room).zoom).toBe(1);
  });

  test('zooms around the pointer, within limits', () => {
    const at = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 600 }) });
    fc.assert(
      fc.property(at, fc.double({ min: 0.1, max: 10, noNaN: true }), (pointer, factor) => {
        const view = fitView({ x: 0, y: 0, width: 4000, height: 3000 }, room);
        const zoomed = zoomedAt(view, factor, pointer);
        const [a, b] = [toPicture(view, pointer), toPicture(zoomed, pointer)];
        expect(b.x).toBeCloseTo(a.x, 6);
        expect(b.y).toBeCloseTo(a.y, 6);
      }),
    );
    const view = fitView({ x: 0, y: 0, width: 100, height: 100 }, room);
    expect(zoomedAt(view, 1e9, { x: 0, y: 0 }).zoom).toBe(maxZoom);
    expect(zoomedAt(view, 1e-9, { x: 0, y: 0 }).zoom).toBe(minZoom);
  });

  test('what is seen lies in the picture', () => {
    const whole = { x: 0, y: 0, width: 1000, height: 1000 };
    expect(visiblePart({ zoom: 2, x: -100, y: 50 }, room, whole)).toEqual({
      x: 50,
      y: 0,
      width: 450,
      height: 275,
    });
  });
});

describe('keys', () => {
  const key = (code: string, more: Partial<KeyInput> = {}): KeyInput => ({
    code,
    key: code.replace('Key', '').toLowerCase(),
    isCommand: false,
    shiftKey: false,
    altKey: false,
    ...more,
  });

  test('every tool has one of its own, whatever is written on it', () => {
    const letters = Object.values(toolKeys);
    expect(new Set(letters).size).toBe(letters.length);
    for (const [tool, letter] of Object.entries(toolKeys))
      expect(shortcutCommand(key(`Key${letter}`, { key: 'я' }), false)).toEqual({ do: 'tool', tool });
  });

  test('undo, redo and done are commands; arrows move only on the picture', () => {
    expect(shortcutCommand(key('KeyZ', { isCommand: true }), false)).toEqual({ do: 'undo' });
    // Y and Z have changed places on German keyboards.
    expect(shortcutCommand(key('KeyY', { key: 'z', isCommand: true }), false)).toEqual({ do: 'undo' });
    expect(shortcutCommand(key('KeyZ', { key: 'y', isCommand: true }), false)).toEqual({ do: 'redo' });
    expect(shortcutCommand(key('KeyZ', { isCommand: true, shiftKey: true }), false)).toEqual({ do: 'redo' });
    expect(shortcutCommand(key('Enter', { isCommand: true }), false)).toEqual({ do: 'done' });
    expect(shortcutCommand(key('ArrowLeft', { shiftKey: true }), true)).toEqual({
      do: 'nudge',
      by: { x: -10, y: 0 },
    });
    for (const code of ['ArrowLeft', 'Enter', 'Delete', 'PageDown'])
      expect(shortcutCommand(key(code), false)).toBeNull();
    expect(shortcutCommand(key('KeyA', { altKey: true }), true)).toBeNull();
    expect(shortcutCommand(key('KeyK', { isCommand: true }), true)).toBeNull();
  });
});
