import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  croppedDocument,
  cropRect,
  isUntouched,
  mirroredDocument,
  newDocument,
  resultSize,
  rotatedDocument,
  rotatedSize,
  withoutShape,
  withShape,
  withShapeOrder,
} from '../../../renderer/editor/model/document.ts';
import { reduceSession } from '../../../renderer/editor/model/editor-session.ts';
import { rectBetween } from '../../../renderer/editor/model/geometry.ts';
import {
  draggedRect,
  type HandleName,
  handlesOf,
  resizedShape,
} from '../../../renderer/editor/model/handles.ts';
import { createSession, selectedShape, shownDocument } from '../../../renderer/editor/model/session-state.ts';
import {
  boundsOf,
  isHit,
  movedShape,
  redactionBlocks,
  type Shape,
  stepNumbers,
} from '../../../renderer/editor/model/shapes.ts';
import { createHistory, redo, undo, withChange } from '../../../renderer/editor/model/undo-history.ts';
import { drawingTools } from '../../../renderer/editor/tools/index.ts';
import { action, applyActions, measure, point, session, shape, size, stroke, style } from './support.ts';

const document = (shapes: readonly Shape[] = []) => ({ ...newDocument(size, 'png'), shapes });
const close = (a: unknown, b: unknown) => {
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value;
  expect(JSON.parse(JSON.stringify(a, round))).toEqual(JSON.parse(JSON.stringify(b, round)));
};

describe('turning and mirroring', () => {
  test('four turns, and two mirrorings, are none', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 5 }), (shapes) => {
        const before = croppedDocument(document(shapes), { x: 10, y: 20, width: 300, height: 100 });
        close(rotatedDocument(rotatedDocument(rotatedDocument(rotatedDocument(before)))), before);
        close(mirroredDocument(mirroredDocument(before, measure), measure), before);
      }),
    );
  });

  test('what is on the picture stays on the same place of it', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const before = document([one]);
        const bounds = boundsOf(one, measure);
        for (const after of [rotatedDocument(before), mirroredDocument(before, measure)]) {
          const [moved] = after.shapes;
          if (!moved) throw new Error('lost');
          const now = boundsOf(moved, measure);
          const isSwapped = rotatedSize(after).width !== size.width;
          close(
            [now.width, now.height],
            isSwapped ? [bounds.height, bounds.width] : [bounds.width, bounds.height],
          );
          // A turn brings the left side to the top, a mirroring to the right.
          if (isSwapped) expect(now.y).toBeCloseTo(bounds.x, 6);
          else expect(size.width - now.x - now.width).toBeCloseTo(bounds.x, 6);
        }
      }),
    );
  });

  test('mirroring what was turned is turning the other way what was mirrored', () => {
    const a = mirroredDocument(rotatedDocument(document()), measure);
    const b = rotatedDocument(rotatedDocument(rotatedDocument(mirroredDocument(document(), measure))));
    expect([a.rotation, a.isMirrored]).toEqual([b.rotation, b.isMirrored]);
  });
});

describe('the picture that is sent', () => {
  test('has the size of what is kept, times the scale, and at least a pixel', () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.double({ min: -100, max: 900, noNaN: true }),
          y: fc.double({ min: -100, max: 900, noNaN: true }),
          width: fc.double({ min: 0, max: 900, noNaN: true }),
          height: fc.double({ min: 0, max: 900, noNaN: true }),
        }),
        fc.double({ min: 0.001, max: 3, noNaN: true }),
        (rect, scale) => {
          const cut = { ...croppedDocument(document(), rect), scale };
          const kept = cropRect(cut);
          for (const value of Object.values(kept)) expect(Number.isInteger(value)).toBe(true);
          expect(kept.x >= 0 && kept.y >= 0 && kept.width >= 1 && kept.height >= 1).toBe(true);
          expect(kept.x + kept.width <= size.width && kept.y + kept.height <= size.height).toBe(true);
          const result = resultSize(cut);
          expect(result.width >= 1 && result.height >= 1).toBe(true);
        },
      ),
    );
  });

  test('is untouched when all was undone, and not with a caption', () => {
    expect(isUntouched(document())).toBe(true);
    expect(isUntouched(rotatedDocument(rotatedDocument(rotatedDocument(rotatedDocument(document())))))).toBe(
      true,
    );
    expect(isUntouched({ ...document(), captions: { top: ' ', bottom: '' } })).toBe(true);
    expect(isUntouched({ ...document(), captions: { top: 'x', bottom: '' } })).toBe(false);
    expect(isUntouched(rotatedDocument(document()))).toBe(false);
  });
});

describe('shapes', () => {
  test('moved, they are hit where they are moved to', () => {
    fc.assert(
      fc.property(shape, point, point, (one, at, by) => {
        const there = isHit(one, at, 3, measure);
        expect(isHit(movedShape(one, by), { x: at.x + by.x, y: at.y + by.y }, 3, measure)).toBe(there);
      }),
    );
  });

  test('taken by a handle and put down there, they are as before', () => {
    fc.assert(
      fc.property(shape, (one) => {
        const bounds = boundsOf(one, measure);
        // Neither side may be below what a hand can hold.
        fc.pre(bounds.width > 30 && bounds.height > 30);
        for (const { name, at } of handlesOf(one, measure)) {
          const same = resizedShape(one, name, at, false, measure);
          const [a, b] = [boundsOf(same, measure), bounds];
          for (const side of ['x', 'y', 'width', 'height'] as const) expect(a[side]).toBeCloseTo(b[side], 3);
        }
      }),
    );
  });

  test('a rectangle never turns over, and keeps its aspect where that is wanted', () => {
    const names = fc.constantFrom<HandleName>('nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w');
    fc.assert(
      fc.property(names, point, fc.constantFrom(null, 1, 16 / 9), (name, to, aspect) => {
        const rect = draggedRect({ x: 100, y: 100, width: 160, height: 90 }, name, to, aspect);
        expect(rect.width > 0 && rect.height > 0).toBe(true);
        if (aspect !== null) expect(rect.width / rect.height).toBeCloseTo(aspect, 6);
      }),
    );
  });

  test('a box is empty inside, and held by its inside only when it is selected', () => {
    const drawn = applyActions([
      { do: 'tool', tool: 'box' },
      ...stroke({ x: 100, y: 100 }, { x: 300, y: 300 }),
    ]);
    const inside = { x: 200, y: 200 };
    const select = applyActions([{ do: 'tool', tool: 'select' }], drawn);
    const moved = applyActions(stroke(inside, { x: 210, y: 200 }), select);
    expect(selectedShape(moved)).toMatchObject({ from: { x: 110, y: 100 } });
    const left = applyActions(
      [...stroke({ x: 700, y: 500 }, { x: 700, y: 500 }), ...stroke(inside, { x: 210, y: 200 })],
      select,
    );
    expect(selectedShape(left)).toBeNull();
  });

  test('steps count by the order in which they were made, whatever lies above, and again when one goes', () => {
    const steps = [1, 2, 3].map(
      (id): Shape => ({ kind: 'step', id, colour: '#000000', at: { x: id, y: 0 }, size: 10, rotation: 0 }),
    );
    const all = withShapeOrder(document(steps), 1, 'front');
    expect(all.shapes.map(({ id }) => id)).toEqual([2, 3, 1]);
    expect(Object.fromEntries(stepNumbers(all.shapes))).toEqual({ 1: 1, 2: 2, 3: 3 });
    expect(Object.fromEntries(stepNumbers(withoutShape(all, 1).shapes))).toEqual({ 2: 1, 3: 2 });
  });

  test('a line of text under a cover has at most four rows of blocks, at its strongest two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 800 }),
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom(1, 2, 3),
        (width, height, strength) => {
          const cover = {
            kind: 'blur',
            id: 1,
            from: { x: 0, y: 0 },
            to: { x: width, y: height },
            strength,
          } as const;
          const found = redactionBlocks(cover, size);
          if (!found) throw new Error('not covered');
          const rows = Math.ceil(Math.min(found.area.width, found.area.height) / found.block);
          expect(rows).toBeLessThanOrEqual({ 1: 8, 2: 4, 3: 2 }[strength]);
          expect(found.block).toBeGreaterThanOrEqual(12);
        },
      ),
    );
    expect(
      redactionBlocks({ kind: 'blur', id: 1, from: { x: -9, y: 0 }, to: { x: -1, y: 9 }, strength: 1 }, size),
    ).toBeNull();
  });
});

test('a cover that a key places hides something of the smallest picture too', () => {
  for (const side of [1, 2, 3, 5]) {
    const picture = { width: side, height: side };
    const making = { id: 1, style, picture };
    for (const { createIn } of [drawingTools.pixelate, drawingTools.blur]) {
      const placed = createIn({ x: 0, y: 0, ...picture }, making);
      expect(
        placed.kind !== 'pixelate' && placed.kind !== 'blur' ? null : redactionBlocks(placed, picture),
      ).not.toBeNull();
    }
  }
});

describe('history', () => {
  test('undoing everything and doing it again leads to where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), (values) => {
        let history = createHistory(-1);
        for (const value of values) history = withChange(history, value);
        const { present } = history;
        const steps = history.past.length;
        for (let step = 0; step < steps; step++) history = undo(history);
        expect([history.present, history.past]).toEqual([-1, []]);
        for (let step = 0; step < steps; step++) history = redo(history);
        expect([history.present, history.future]).toEqual([present, []]);
      }),
    );
  });

  test('letters of one field are undone at once, and what was undone is forgotten by the next change', () => {
    const typed = applyActions([
      { do: 'caption', captions: { top: 'a' } },
      { do: 'caption', captions: { top: 'ab' } },
      { do: 'caption', captions: { bottom: 'c' } },
    ]);
    const back = applyActions([{ do: 'undo' }], typed);
    expect(back.history.present.captions).toEqual({ top: 'ab', bottom: '' });
    const once = applyActions([{ do: 'undo' }], back);
    expect(isUntouched(once.history.present)).toBe(true);
    expect(applyActions([{ do: 'turn-left' }], once).history.future).toEqual([]);
  });
});

describe('the hand', () => {
  const kinds = ['arrow', 'line', 'box', 'pen', 'highlighter', 'step', 'pixelate', 'blur'] as const;
  test.each(kinds)('draws with %s, and undoes it', (kind) => {
    const drawn = applyActions([
      { do: 'tool', tool: kind },
      ...stroke({ x: 100, y: 100 }, { x: 200, y: 150 }),
    ]);
    expect(drawn.history.present.shapes).toMatchObject([{ kind, id: 1 }]);
    expect(selectedShape(drawn)).toMatchObject({ kind });
    const back = applyActions([{ do: 'undo' }], drawn);
    expect([back.history.present.shapes, back.selected]).toEqual([[], null]);
  });

  test.each(['arrow', 'box', 'pen', 'text', 'crop', 'select'] as const)(
    'with %s, the hand is empty once the pointer is up or another tool is taken',
    (tool) => {
      const box = stroke({ x: 100, y: 100 }, { x: 200, y: 200 });
      const up = applyActions([
        { do: 'tool', tool: 'box' },
        ...box,
        { do: 'tool', tool },
        ...stroke({ x: 100, y: 150 }, { x: 300, y: 350 }),
      ]);
      expect(up.drag).toBeNull();
      const left = applyActions([
        { do: 'tool', tool: 'box' },
        { do: 'press', at: { x: 9, y: 9 }, slack: 4 },
        { do: 'tool', tool },
      ]);
      expect(left.drag).toBeNull();
    },
  );

  test.each(['arrow', 'line', 'box', 'pixelate', 'blur'] as const)('a click with %s is no shape', (kind) => {
    const clicked = applyActions([
      { do: 'tool', tool: kind },
      ...stroke({ x: 100, y: 100 }, { x: 101, y: 101 }),
    ]);
    expect(clicked.history.past).toEqual([]);
  });

  test('Shift makes squares and directions of 45 degrees', () => {
    const box = applyActions([
      { do: 'tool', tool: 'box' },
      ...stroke({ x: 100, y: 100 }, { x: 50, y: 180 }, true),
    ]);
    expect(selectedShape(box)).toMatchObject({ to: { x: 20, y: 180 } });
    const line = applyActions([
      { do: 'tool', tool: 'line' },
      ...stroke({ x: 0, y: 0 }, { x: 100, y: 8 }, true),
    ]);
    expect(selectedShape(line)).toMatchObject({ to: { y: 0 } });
  });

  test('a text is kept when it has letters, and goes when they are taken away', () => {
    const typing = applyActions([
      { do: 'tool', tool: 'text' },
      ...stroke({ x: 50, y: 50 }, { x: 50, y: 50 }),
      { do: 'type', text: 'Hi' },
    ]);
    expect(shownDocument(typing).shapes).toEqual([]);
    const kept = applyActions([{ do: 'tool', tool: 'select' }], typing);
    expect(kept.history.present.shapes).toMatchObject([{ kind: 'text', text: 'Hi' }]);
    const emptied = applyActions(
      [
        { do: 'select-next', step: 1 },
        { do: 'edit-selected' },
        { do: 'type', text: ' ' },
        { do: 'end-typing' },
      ],
      kept,
    );
    expect(emptied.history.present.shapes).toEqual([]);
    expect(applyActions([{ do: 'undo' }], emptied).history.present.shapes).toHaveLength(1);
  });

  test('Escape lets go one thing after the other', () => {
    const pressed = applyActions([
      { do: 'tool', tool: 'box' },
      { do: 'press', at: { x: 1, y: 1 }, slack: 4 },
    ]);
    const let1 = reduceSession(pressed, { do: 'escape' }, measure);
    expect([let1.drag, let1.tool]).toEqual([null, 'box']);
    expect(reduceSession(let1, { do: 'escape' }, measure).tool).toBe('select');
  });

  test('a crop is chosen, kept to an aspect, applied, and can be taken wider again', () => {
    const cut = applyActions([
      { do: 'tool', tool: 'crop' },
      ...stroke({ x: 100, y: 100 }, { x: 500, y: 400 }),
      { do: 'aspect', aspect: 1 },
      { do: 'apply-crop' },
    ]);
    expect(cut.history.present.crop).toEqual({ x: 150, y: 100, width: 300, height: 300 });
    const wider = applyActions(
      [{ do: 'tool', tool: 'crop' }, ...stroke({ x: 150, y: 100 }, { x: 0, y: 0 }), { do: 'apply-crop' }],
      cut,
    );
    expect(wider.history.present.crop).toEqual({ x: 0, y: 0, width: 450, height: 400 });
    const none = applyActions([{ do: 'tool', tool: 'crop' }, { do: 'apply-crop' }], session());
    expect(none.history.past).toEqual([]);
  });

  test('a crop begun at the far edge stays in the picture', () => {
    const begun = applyActions([
      { do: 'tool', tool: 'crop' },
      ...stroke({ x: 780, y: 600 }, { x: 780, y: 640 }),
    ]);
    expect(begun.crop).toEqual({ x: 780, y: 599, width: 1, height: 1 });
  });

  test('nothing that hands can do, in any order, breaks anything', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        let now = createSession(newDocument(size, 'png'), style);
        for (const one of actions) {
          now = reduceSession(now, one, measure);
          const shown = shownDocument(now);
          const ids = shown.shapes.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const whole = rotatedSize(shown);
          const kept = cropRect(shown);
          expect(
            kept.x >= 0 &&
              kept.y >= 0 &&
              kept.x + kept.width <= whole.width &&
              kept.y + kept.height <= whole.height,
          ).toBe(true);
          if (now.crop) {
            expect(now.tool).toBe('crop');
            const { x, y, width, height } = now.crop;
            expect(
              x > -1e-6 && y > -1e-6 && x + width < whole.width + 1e-6 && y + height < whole.height + 1e-6,
            ).toBe(true);
          }
          for (const drawn of shown.shapes)
            for (const value of Object.values(boundsOf(drawn, measure)))
              expect(Number.isFinite(value)).toBe(true);
        }
        const first = now.history.past[0] ?? now.history.present;
        if (now.history.past.length < 200) expect(isUntouched(first)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('a shape that is there is replaced in its place', () => {
  const two = document([
    { kind: 'pixelate', id: 1, from: { x: 0, y: 0 }, to: { x: 9, y: 9 }, strength: 1 },
    { kind: 'blur', id: 2, from: { x: 0, y: 0 }, to: { x: 9, y: 9 }, strength: 1 },
  ]);
  const after = withShape(two, {
    kind: 'pixelate',
    id: 1,
    from: { x: 5, y: 5 },
    to: { x: 9, y: 9 },
    strength: 1,
  });
  expect(after.shapes.map(({ kind }) => kind)).toEqual(['pixelate', 'blur']);
  expect(rectBetween({ x: 5, y: 5 }, { x: 9, y: 9 })).toEqual({ x: 5, y: 5, width: 4, height: 4 });
});
