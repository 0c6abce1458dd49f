import fc from 'fast-check';
import { firstBackground } from '../../../renderer/editor/model/background.ts';
import { newDocument } from '../../../renderer/editor/model/document.ts';
import { type EditorAction, reduceSession } from '../../../renderer/editor/model/editor-session.ts';
import type { Point } from '../../../renderer/editor/model/geometry.ts';
import { createSession, type EditorSession } from '../../../renderer/editor/model/session-state.ts';
import type { DrawingStyle, MeasureText, Shape } from '../../../renderer/editor/model/shapes.ts';

export const style: DrawingStyle = { colour: '#e5342b', highlighter: '#ffd60a', weight: 2, strength: 2 };
/** Every letter half as wide as it is high. */
export const measure: MeasureText = (text, size) => {
  const lines = text.split('\n');
  return { width: Math.max(...lines.map((line) => line.length)) * size * 0.5, height: lines.length * size };
};

export const size = { width: 800, height: 600 };
export const session = () => createSession(newDocument(size, 'png'), style);

export const applyActions = (
  actions: readonly EditorAction[],
  from: EditorSession = session(),
): EditorSession => actions.reduce((before, action) => reduceSession(before, action, measure), from);

export const stroke = (from: Point, to: Point, isConstrained = false): EditorAction[] => [
  { do: 'press', at: from, slack: 4 },
  { do: 'drag', to, isConstrained },
  { do: 'release' },
];

const coordinate = fc.integer({ min: -50, max: 850 });
export const point: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });

export const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('arrow', 'line', 'box', 'ellipse'),
    id: fc.nat(50),
    colour: fc.constant('#e5342b'),
    from: point,
    to: point,
    width: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({
    kind: fc.constantFrom('pen', 'highlighter'),
    id: fc.nat(50),
    colour: fc.constant('#1c6fe0'),
    points: fc.array(point, { minLength: 1, maxLength: 8 }),
    width: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({
    kind: fc.constant('text'),
    id: fc.nat(50),
    colour: fc.constant('#000000'),
    at: point,
    text: fc.string({ minLength: 1, maxLength: 12 }),
    size: fc.integer({ min: 8, max: 60 }),
    rotation: fc.constantFrom(0, 1, 2, 3),
  }),
  fc.record({
    kind: fc.constant('step'),
    id: fc.nat(50),
    colour: fc.constant('#000000'),
    at: point,
    size: fc.integer({ min: 8, max: 60 }),
    rotation: fc.constantFrom(0, 1, 2, 3),
  }),
  fc.record({
    kind: fc.constantFrom('pixelate', 'blur', 'spotlight'),
    id: fc.nat(50),
    from: point,
    to: point,
    strength: fc.constantFrom(1, 2, 3),
  }),
);

export const action: fc.Arbitrary<EditorAction> = fc.oneof(
  fc.record({
    do: fc.constant('tool'),
    tool: fc.constantFrom(
      'select',
      'crop',
      'resize',
      'captions',
      'arrow',
      'line',
      'box',
      'ellipse',
      'spotlight',
      'background',
      'pen',
      'highlighter',
      'text',
      'step',
      'pixelate',
      'blur',
    ),
  }),
  fc.record({ do: fc.constant('press'), at: point, slack: fc.constant(4) }),
  fc.record({ do: fc.constant('drag'), to: point, isConstrained: fc.boolean() }),
  fc.record({
    do: fc.constantFrom(
      'release',
      'end-typing',
      'edit-selected',
      'delete',
      'duplicate',
      'undo',
      'redo',
      'turn-left',
      'turn-right',
      'mirror',
      'apply-crop',
      'escape',
    ),
  }),
  fc.record({ do: fc.constant('type'), text: fc.string({ maxLength: 5 }) }),
  fc.record({ do: fc.constant('nudge'), by: point }),
  fc.record({ do: fc.constant('order'), order: fc.constantFrom('front', 'forward', 'backward', 'back') }),
  fc.record({ do: fc.constant('select-next'), step: fc.constantFrom(1, -1) }),
  fc.record({ do: fc.constant('aspect'), aspect: fc.constantFrom(null, 1, 16 / 9) }),
  fc.record({
    do: fc.constant('style'),
    style: fc.constantFrom({ weight: 4 }, { colour: '#000000' }, { strength: 3 }),
  }),
  fc.record({
    do: fc.constant('background'),
    background: fc.constantFrom(null, firstBackground, { ...firstBackground, padding: 3, colours: [] }),
  }),
  fc.record({
    do: fc.constant('caption'),
    captions: fc.constantFrom({ top: 'a' }, { bottom: 'b' }, { top: '' }),
  }),
) as fc.Arbitrary<EditorAction>;
