import { describe, expect, test } from 'vitest';
import { editedName } from '../../../renderer/editor/edited-name.ts';
import { shortcutCommand } from '../../../renderer/editor/keyboard-shortcuts.ts';
import { backgroundLengths, firstBackground } from '../../../renderer/editor/model/background.ts';
import {
  croppedDocument,
  isUntouched,
  newDocument,
  outerRect,
  resultSize,
  rotatedDocument,
} from '../../../renderer/editor/model/document.ts';
import { handlesOf } from '../../../renderer/editor/model/handles.ts';
import { readLayers, writeLayers } from '../../../renderer/editor/model/layers.ts';
import { isHit, type Shape } from '../../../renderer/editor/model/shapes.ts';
import { applyActions, measure, session, size, stroke } from './support.ts';

describe('ellipse and spotlight', () => {
  const ellipse: Shape = {
    kind: 'ellipse',
    id: 1,
    colour: '#e5342b',
    from: { x: 100, y: 100 },
    to: { x: 300, y: 200 },
    width: 4,
  };

  test('an ellipse is hit on its line: neither in its middle nor in the corners around it', () => {
    const hit = (x: number, y: number) => isHit(ellipse, { x, y }, 4, measure);
    expect(hit(100, 150)).toBe(true);
    expect(hit(200, 200)).toBe(true);
    expect(hit(200, 150)).toBe(false);
    expect(hit(102, 102)).toBe(false);
  });

  test('both are drawn from corner to corner, have handles at all sides, and Shift keeps them square', () => {
    for (const tool of ['ellipse', 'spotlight'] as const) {
      const after = applyActions([
        { do: 'tool', tool },
        ...stroke({ x: 10, y: 10 }, { x: 110, y: 60 }, true),
      ]);
      const [shape] = after.history.present.shapes;
      expect(shape).toMatchObject({ kind: tool, from: { x: 10, y: 10 }, to: { x: 110, y: 110 } });
      expect(shape && handlesOf(shape, measure)).toHaveLength(8);
    }
  });

  test('a spotlight dims the picture, and nothing that is drawn on it', () => {
    const boxed = applyActions([{ do: 'tool', tool: 'box' }, ...stroke({ x: 10, y: 10 }, { x: 90, y: 60 })]);
    const lit = applyActions(
      [{ do: 'tool', tool: 'spotlight' }, ...stroke({ x: 20, y: 20 }, { x: 99, y: 99 })],
      boxed,
    );
    expect(lit.history.present.shapes.map(({ kind }) => kind)).toEqual(['spotlight', 'box']);
    const raised = applyActions([{ do: 'order', order: 'front' }], lit);
    expect(raised.history.present.shapes.map(({ kind }) => kind)).toEqual(['box', 'spotlight']);
  });

  test('a spotlight has a strength and no colour; one without height is none', () => {
    const drawn = applyActions([
      { do: 'tool', tool: 'spotlight' },
      ...stroke({ x: 10, y: 10 }, { x: 90, y: 60 }),
    ]);
    const styled = applyActions([{ do: 'style', style: { colour: '#000000', strength: 3 } }], drawn);
    expect(styled.history.present.shapes[0]).toEqual({
      kind: 'spotlight',
      id: 1,
      from: { x: 10, y: 10 },
      to: { x: 90, y: 60 },
      strength: 3,
    });
    const flat = applyActions([
      { do: 'tool', tool: 'spotlight' },
      ...stroke({ x: 10, y: 10 }, { x: 90, y: 11 }),
    ]);
    expect(flat.history.present.shapes).toEqual([]);
  });
});

test('a colour that is looked for changes many times, and is undone at once', () => {
  const drawn = applyActions([{ do: 'tool', tool: 'box' }, ...stroke({ x: 10, y: 10 }, { x: 90, y: 60 })]);
  const colours = ['#102030', '#102031', '#102032'];
  const after = applyActions(
    colours.map((colour) => ({ do: 'style', style: { colour } }) as const),
    drawn,
  );
  expect(after.history.present.shapes[0]).toMatchObject({ colour: '#102032' });
  const undone = applyActions([{ do: 'undo' }], after);
  expect(undone.history.present.shapes[0]).toMatchObject({ colour: '#e5342b' });
});

describe('a background', () => {
  test('makes the picture larger by its padding on each side, before it is resized', () => {
    const put = applyActions([{ do: 'background', background: firstBackground }]).history.present;
    const { padding } = backgroundLengths(firstBackground, size);
    expect(padding).toBe(Math.round(Math.sqrt(800 * 600) * 0.08));
    expect(outerRect(put)).toEqual({
      x: -padding,
      y: -padding,
      width: 800 + 2 * padding,
      height: 600 + 2 * padding,
    });
    expect(resultSize({ ...put, scale: 0.5 })).toEqual({ width: 400 + padding, height: 300 + padding });
    expect(isUntouched(put)).toBe(false);
    expect(isUntouched(applyActions([{ do: 'background', background: null }]).history.present)).toBe(true);
  });

  test('lies around what is kept of a picture that is cropped and turned', () => {
    const put = { ...newDocument(size, 'png'), background: firstBackground };
    const after = rotatedDocument(croppedDocument(put, { x: 0, y: 0, width: 100, height: 300 }));
    const { padding } = backgroundLengths(firstBackground, { width: 300, height: 100 });
    expect(resultSize(after)).toEqual({ width: 300 + 2 * padding, height: 100 + 2 * padding });
  });

  test('rounds the corners of a tiny picture no further than to its middle', () => {
    const { radius } = backgroundLengths({ ...firstBackground, corners: 3 }, { width: 4000, height: 10 });
    expect(radius).toBe(5);
  });
});

describe('layers', () => {
  const drawn = applyActions([{ do: 'tool', tool: 'box' }, ...stroke({ x: 10, y: 10 }, { x: 90, y: 60 })])
    .history.present;

  test('come back as they were, and can be changed', () => {
    expect(readLayers(writeLayers(drawn), size)).toEqual(drawn);
  });

  test('are not put on a picture of another size, nor read when damaged or of another version', () => {
    expect(readLayers(writeLayers(drawn), { width: 799, height: 600 })).toBeNull();
    expect(readLayers('{"version":1', size)).toBeNull();
    expect(readLayers(JSON.stringify({ version: 2, document: drawn }), size)).toBeNull();
    expect(readLayers(JSON.stringify({ version: 1 }), size)).toBeNull();
  });

  test('of before a feature get its default', () => {
    const { background: _, ...older } = drawn;
    expect(readLayers(JSON.stringify({ version: 1, document: older }), size)).toEqual(drawn);
  });
});

test('copy and save have their usual keys; letters choose the new tools', () => {
  const key = (letter: string, isCommand: boolean) =>
    shortcutCommand(
      { code: `Key${letter}`, key: letter.toLowerCase(), isCommand, shiftKey: false, altKey: false },
      true,
    );
  expect(key('C', true)).toEqual({ do: 'copy' });
  expect(key('S', true)).toEqual({ do: 'save' });
  expect(key('O', false)).toEqual({ do: 'tool', tool: 'ellipse' });
  expect(key('S', false)).toEqual({ do: 'tool', tool: 'spotlight' });
  expect(key('G', false)).toEqual({ do: 'tool', tool: 'background' });
  expect(session().tool).toBe('select');
});

test('a picture that was drawn on is saved under its name, with the extension of what it is', () => {
  expect(editedName('shot.png', 'png')).toBe('shot.png');
  expect(editedName('photo.JPEG', 'jpeg')).toBe('photo.JPEG');
  expect(editedName('a photo.heic', 'jpeg')).toBe('a photo.jpg');
  expect(editedName('Capture 2026-11-23 14.32.05', 'png')).toBe('Capture 2026-11-23 14.32.05.png');
});
