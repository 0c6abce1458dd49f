import { drawingTools, isDrawing } from '../tools/index.ts';
import { draggedCrop, pressCrop } from './crop.ts';
import { type EditDocument, rotatedSize, withShape } from './document.ts';
import type { Point } from './geometry.ts';
import { handleAt, handlesOf, resizedShape } from './handles.ts';
import { type EditorSession, edited, keep, selectedShape, shapeContext } from './session-state.ts';
import { boundsOf, isHit, type MeasureText, movedShape, type Shape } from './shapes.ts';

/** Returns the topmost shape at a point. */
export const topmost = (document: EditDocument, at: Point, slack: number, measure: MeasureText) =>
  document.shapes.findLast((shape) => isHit(shape, at, slack, measure)) ?? null;

/** Handles a press of the pointer: begins a drag that depends on the tool and on the shape there. */
export function press(session: EditorSession, at: Point, slack: number, measure: MeasureText): EditorSession {
  const { tool, crop } = session;
  if (isDrawing(tool))
    return {
      ...session,
      selected: null,
      drag: { kind: 'drawing', shape: drawingTools[tool].begin(at, shapeContext(session)) },
    };
  if (crop) {
    const whole = rotatedSize(session.history.present);
    return { ...session, drag: pressCrop(crop, whole, at, slack) };
  }
  if (tool !== 'select') return session;
  const selected = selectedShape(session);
  const handle = selected && handleAt(handlesOf(selected, measure), at, slack * 2);
  if (selected && handle)
    return {
      ...session,
      drag: { kind: 'resizing', handle: handle.name, shape: selected, before: selected },
    };
  // A selected shape can be dragged by all of it, the inside of a box too.
  const own = selected && contains(selected, at, slack, measure) ? selected : null;
  const hit = topmost(session.history.present, at, slack, measure) ?? own;
  if (!hit) return { ...session, selected: null, drag: null };
  return { ...session, selected: hit.id, drag: { kind: 'moving', from: at, shape: hit, before: hit } };
}

function contains(shape: Shape, at: Point, slack: number, measure: MeasureText): boolean {
  const { x, y, width, height } = boundsOf(shape, measure);
  return at.x >= x - slack && at.y >= y - slack && at.x <= x + width + slack && at.y <= y + height + slack;
}

/** Handles a move of the pointer while it is pressed. */
export function drag(
  session: EditorSession,
  to: Point,
  isConstrained: boolean,
  measure: MeasureText,
): EditorSession {
  const { drag: grip, tool } = session;
  if (!grip) return session;
  switch (grip.kind) {
    case 'drawing':
      return isDrawing(tool)
        ? { ...session, drag: { ...grip, shape: drawingTools[tool].drag(grip.shape, to, isConstrained) } }
        : session;
    case 'moving': {
      const by = { x: to.x - grip.from.x, y: to.y - grip.from.y };
      const along = Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
      return { ...session, drag: { ...grip, shape: movedShape(grip.before, isConstrained ? along : by) } };
    }
    case 'resizing':
      return {
        ...session,
        drag: { ...grip, shape: resizedShape(grip.before, grip.handle, to, isConstrained, measure) },
      };
    default:
      return { ...session, crop: draggedCrop(session, grip, to, isConstrained) };
  }
}

/** Handles a release of the pointer: commits the drag to the document. */
export function release(session: EditorSession): EditorSession {
  const { drag: grip } = session;
  const free: EditorSession = { ...session, drag: null };
  if (!grip || !('shape' in grip)) return free;
  if (grip.kind === 'drawing')
    return isDrawing(session.tool) && drawingTools[session.tool].isLargeEnough(grip.shape)
      ? keep(free, grip.shape)
      : free;
  return JSON.stringify(grip.shape) === JSON.stringify(grip.before)
    ? free
    : edited(free, withShape(session.history.present, grip.shape));
}
