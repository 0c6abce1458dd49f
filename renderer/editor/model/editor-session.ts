import type { ShapeContext } from '../tools/drawing-tool.ts';
import { drawingTools, isDrawing, type ToolName } from '../tools/index.ts';
import {
  type Captions,
  croppedDocument,
  cropRect,
  type EditDocument,
  mirroredDocument,
  nextId,
  rotatedDocument,
  rotatedSize,
  type StackingOrder,
  withDuplicate,
  withoutShape,
  withShape,
  withShapeOrder,
} from './document.ts';
import { type Point, type Rect, squareCorner } from './geometry.ts';
import { draggedRect, type HandleName, handleAt, handlesOf, rectHandles, resizedShape } from './handles.ts';
import {
  boundsOf,
  type DrawingStyle,
  highlighterWidth,
  isHit,
  isRedaction,
  isStroke,
  letterSize,
  lineWidth,
  type MeasureText,
  movedShape,
  type Shape,
} from './shapes.ts';
import { createHistory, redo, type UndoHistory, undo, withChange, withRunEnded } from './undo-history.ts';

/** What the pointer, while it is down, is doing. */
type DragState =
  | { readonly kind: 'drawing'; readonly shape: Shape }
  | { readonly kind: 'moving'; readonly from: Point; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'resizing'; readonly handle: HandleName; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'crop-new'; readonly from: Point }
  | { readonly kind: 'crop-move'; readonly from: Point; readonly before: Rect }
  | { readonly kind: 'crop-resize'; readonly handle: HandleName; readonly before: Rect };

/** One picture being edited, and all that its window has to know of it. */
export interface EditorSession {
  readonly history: UndoHistory<EditDocument>;
  readonly tool: ToolName;
  readonly style: DrawingStyle;
  readonly selected: number | null;
  readonly drag: DragState | null;
  /** The text that is being typed: a new one, or one of the document. Not part of the history until it is done. */
  readonly textBeingEdited: Extract<Shape, { kind: 'text' }> | null;
  /** What would be kept, while the tool for it is in hand. */
  readonly crop: Rect | null;
  /** Width by height that the crop keeps to; null for any. */
  readonly aspect: number | null;
}

export type EditorAction =
  | { readonly do: 'tool'; readonly tool: ToolName }
  | { readonly do: 'style'; readonly style: Partial<DrawingStyle> }
  /** Points in pixels of the whole picture; `slack` is how far beside a thing still counts. */
  | { readonly do: 'press'; readonly at: Point; readonly slack: number }
  | { readonly do: 'drag'; readonly to: Point; readonly isConstrained: boolean }
  | { readonly do: 'release' }
  /** The tool's shape without a pointer, in the part of the picture that is seen. */
  | { readonly do: 'place'; readonly area: Rect }
  | { readonly do: 'edit-text'; readonly at: Point; readonly slack: number }
  | { readonly do: 'edit-selected' }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'end-typing' }
  | { readonly do: 'delete' | 'duplicate' | 'undo' | 'redo' | 'turn-left' | 'turn-right' | 'mirror' }
  | { readonly do: 'nudge'; readonly by: Point }
  | { readonly do: 'order'; readonly order: StackingOrder }
  | { readonly do: 'select-next'; readonly step: 1 | -1 }
  | { readonly do: 'aspect'; readonly aspect: number | null }
  | { readonly do: 'apply-crop' }
  | { readonly do: 'scale'; readonly scale: number }
  | { readonly do: 'caption'; readonly captions: Partial<Captions> }
  | { readonly do: 'format'; readonly format: EditDocument['format'] }
  | { readonly do: 'escape' };

export function createSession(document: EditDocument, style: DrawingStyle): EditorSession {
  return {
    history: createHistory(document),
    tool: 'select',
    style,
    selected: null,
    drag: null,
    textBeingEdited: null,
    crop: null,
    aspect: null,
  };
}

/** The document with what the hand is just doing to it: what is to be seen. The text being typed stands apart. */
export function shownDocument({ history, drag: grip, textBeingEdited }: EditorSession): EditDocument {
  const document = history.present;
  const withGrip = grip && 'shape' in grip ? withShape(document, grip.shape) : document;
  return textBeingEdited ? withoutShape(withGrip, textBeingEdited.id) : withGrip;
}

export function selectedShape(session: EditorSession): Shape | null {
  const { selected } = session;
  return shownDocument(session).shapes.find(({ id }) => id === selected) ?? null;
}

/** The next state. Pure; `measure` tells the size of texts. */
export function reduceSession(
  session: EditorSession,
  action: EditorAction,
  measure: MeasureText,
): EditorSession {
  // Whatever is done, what was being typed is finished by it.
  if (session.textBeingEdited && action.do !== 'type' && action.do !== 'end-typing' && action.do !== 'style')
    return reduceSession(endTyping(session), action, measure);
  // Keys may be pressed while the pointer is down: what it was about to do is then not done.
  if (session.drag && !['drag', 'release', 'escape'].includes(action.do))
    return reduceSession({ ...session, drag: null }, action, measure);
  const document = session.history.present;
  switch (action.do) {
    case 'tool':
      return takeTool(session, action.tool);
    case 'style':
      return restyle(session, action.style);
    case 'press':
      return press(session, action.at, action.slack, measure);
    case 'drag':
      return drag(session, action.to, action.isConstrained, measure);
    case 'release':
      return release(session);
    case 'place': {
      if (!isDrawing(session.tool)) return session;
      return keep(session, drawingTools[session.tool].createIn(action.area, making(session)));
    }
    case 'edit-text': {
      const hit = topmost(document, action.at, action.slack, measure);
      return hit?.kind === 'text'
        ? { ...session, textBeingEdited: hit, selected: null, drag: null }
        : session;
    }
    case 'edit-selected': {
      const shape = selectedShape(session);
      return shape?.kind === 'text' ? { ...session, textBeingEdited: shape, selected: null } : session;
    }
    case 'type':
      return session.textBeingEdited
        ? { ...session, textBeingEdited: { ...session.textBeingEdited, text: action.text } }
        : session;
    case 'end-typing':
      return endTyping(session);
    case 'delete':
      return session.selected === null
        ? session
        : { ...edited(session, withoutShape(document, session.selected)), selected: null };
    case 'duplicate': {
      if (session.selected === null) return session;
      return { ...edited(session, withDuplicate(document, session.selected)), selected: nextId(document) };
    }
    case 'undo':
      return withHistory(session, undo(session.history));
    case 'redo':
      return withHistory(session, redo(session.history));
    case 'turn-right':
      return withFullCrop(edited(session, rotatedDocument(document)));
    case 'turn-left':
      return withFullCrop(edited(session, rotatedDocument(rotatedDocument(rotatedDocument(document)))));
    case 'mirror':
      return withFullCrop(edited(session, mirroredDocument(document, measure)));
    case 'nudge':
      return nudge(session, action.by);
    case 'order':
      return session.selected === null
        ? session
        : edited(session, withShapeOrder(document, session.selected, action.order));
    case 'select-next':
      return selectNext(session, action.step);
    case 'aspect': {
      const { aspect } = action;
      return { ...session, aspect, crop: session.crop && aspectOf(session.crop, aspect) };
    }
    case 'apply-crop': {
      if (!session.crop) return session;
      const next = croppedDocument(document, session.crop);
      const isSame = JSON.stringify(next.crop) === JSON.stringify(document.crop);
      return { ...(isSame ? session : edited(session, next)), tool: 'select', crop: null };
    }
    case 'scale':
      return action.scale === document.scale
        ? session
        : edited(session, { ...document, scale: action.scale }, 'scale');
    case 'caption': {
      const captions = { ...document.captions, ...action.captions };
      const run = `caption ${Object.keys(action.captions).join()}`;
      return edited(session, { ...document, captions }, run);
    }
    case 'format':
      return action.format === document.format
        ? session
        : edited(session, { ...document, format: action.format });
    case 'escape':
      return escapeFrom(session);
  }
}

const edited = (
  session: EditorSession,
  document: EditDocument,
  run: string | null = null,
): EditorSession => ({
  ...session,
  history: withChange(session.history, document, run),
});

const making = (session: EditorSession): ShapeContext => ({
  id: nextId(session.history.present),
  style: session.style,
  picture: rotatedSize(session.history.present),
});

function takeTool(session: EditorSession, tool: ToolName): EditorSession {
  const next = {
    ...session,
    tool,
    grip: null,
    crop: null,
    aspect: null,
    history: withRunEnded(session.history),
  };
  if (tool === 'crop') return { ...next, selected: null, crop: cropRect(session.history.present) };
  return tool === 'select' ? next : { ...next, selected: null };
}

/** The rectangle of the crop as the picture stands now. */
const withFullCrop = (session: EditorSession): EditorSession =>
  session.crop ? { ...session, crop: cropRect(session.history.present), aspect: null } : session;

function restyle(session: EditorSession, change: Partial<DrawingStyle>): EditorSession {
  const style = { ...session.style, ...change };
  const next = { ...session, style };
  if (session.textBeingEdited)
    return { ...next, textBeingEdited: withStyle(session.textBeingEdited, change, style, session) };
  const shape = selectedShape(session);
  if (!shape) return next;
  return edited(next, withShape(session.history.present, withStyle(shape, change, style, session)));
}

function withStyle<S extends Shape>(
  shape: S,
  change: Partial<DrawingStyle>,
  style: DrawingStyle,
  session: EditorSession,
): S {
  const picture = rotatedSize(session.history.present);
  if (isRedaction(shape)) return change.strength ? { ...shape, strength: change.strength } : shape;
  const chosen = shape.kind === 'highlighter' ? change.highlighter : change.colour;
  const coloured = { ...shape, colour: chosen ?? shape.colour };
  if (!change.weight) return coloured;
  if (shape.kind === 'text' || shape.kind === 'step')
    return { ...coloured, size: letterSize(picture, style.weight) };
  const width = isStroke(shape) && shape.kind === 'highlighter' ? highlighterWidth : lineWidth;
  return { ...coloured, width: width(picture, style.weight) };
}

const topmost = (document: EditDocument, at: Point, slack: number, measure: MeasureText) =>
  document.shapes.findLast((shape) => isHit(shape, at, slack, measure)) ?? null;

function press(session: EditorSession, at: Point, slack: number, measure: MeasureText): EditorSession {
  const { tool, crop } = session;
  if (isDrawing(tool))
    return {
      ...session,
      selected: null,
      drag: { kind: 'drawing', shape: drawingTools[tool].begin(at, making(session)) },
    };
  if (crop) {
    const handle = handleAt(rectHandles(crop), at, slack * 2);
    if (handle) return { ...session, drag: { kind: 'crop-resize', handle: handle.name, before: crop } };
    const isAll = crop.width >= rotatedSize(session.history.present).width;
    const isInside =
      at.x > crop.x && at.y > crop.y && at.x < crop.x + crop.width && at.y < crop.y + crop.height;
    // All of a picture cannot be moved: there, another rectangle begins.
    return {
      ...session,
      drag:
        isInside && !isAll ? { kind: 'crop-move', from: at, before: crop } : { kind: 'crop-new', from: at },
    };
  }
  if (tool !== 'select') return session;
  const selected = selectedShape(session);
  const handle = selected && handleAt(handlesOf(selected, measure), at, slack * 2);
  if (selected && handle)
    return {
      ...session,
      drag: { kind: 'resizing', handle: handle.name, shape: selected, before: selected },
    };
  // What is selected is held by all of it, the inside of a box too.
  const own = selected && contains(selected, at, slack, measure) ? selected : null;
  const hit = topmost(session.history.present, at, slack, measure) ?? own;
  if (!hit) return { ...session, selected: null, drag: null };
  return { ...session, selected: hit.id, drag: { kind: 'moving', from: at, shape: hit, before: hit } };
}

function contains(shape: Shape, at: Point, slack: number, measure: MeasureText): boolean {
  const { x, y, width, height } = boundsOf(shape, measure);
  return at.x >= x - slack && at.y >= y - slack && at.x <= x + width + slack && at.y <= y + height + slack;
}

function drag(
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

function draggedCrop(
  { history, aspect }: EditorSession,
  grip: Extract<DragState, { kind: `crop-${string}` }>,
  to: Point,
  isConstrained: boolean,
): Rect {
  const whole = rotatedSize(history.present);
  const within = (point: Point): Point => ({
    x: Math.min(Math.max(point.x, 0), whole.width),
    y: Math.min(Math.max(point.y, 0), whole.height),
  });
  switch (grip.kind) {
    case 'crop-new': {
      const from = within(grip.from);
      const end = within(isConstrained && aspect === null ? squareCorner(from, to) : to);
      const width = Math.max(Math.abs(end.x - from.x), 1);
      const height = Math.max(Math.abs(end.y - from.y), 1);
      const rect = {
        // A pixel at least, which at the far edges lies before the pointer.
        x: Math.min(from.x, end.x, whole.width - width),
        y: Math.min(from.y, end.y, whole.height - height),
        width,
        height,
      };
      return aspectOf(rect, aspect);
    }
    case 'crop-move': {
      const { before } = grip;
      const x = before.x + to.x - grip.from.x;
      const y = before.y + to.y - grip.from.y;
      return {
        ...before,
        x: Math.min(Math.max(x, 0), whole.width - before.width),
        y: Math.min(Math.max(y, 0), whole.height - before.height),
      };
    }
    case 'crop-resize': {
      const ratio = aspect ?? (isConstrained ? grip.before.width / grip.before.height : null);
      const rect = draggedRect(grip.before, grip.handle, within(to), ratio);
      const corner = within(rect);
      const end = within({ x: rect.x + rect.width, y: rect.y + rect.height });
      const inside = { ...corner, width: end.x - corner.x, height: end.y - corner.y };
      return ratio === null ? inside : aspectOf(inside, ratio);
    }
  }
}

/** The largest rectangle of this aspect in the middle of another. */
function aspectOf(rect: Rect, aspect: number | null): Rect {
  if (aspect === null) return rect;
  const width = Math.min(rect.width, rect.height * aspect);
  const height = width / aspect;
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}

function release(session: EditorSession): EditorSession {
  const { drag: grip } = session;
  const free = { ...session, grip: null };
  if (!grip || !('shape' in grip)) return free;
  if (grip.kind === 'drawing')
    return isDrawing(session.tool) && drawingTools[session.tool].isLargeEnough(grip.shape)
      ? keep(free, grip.shape)
      : free;
  return JSON.stringify(grip.shape) === JSON.stringify(grip.before)
    ? free
    : edited(free, withShape(session.history.present, grip.shape));
}

/** A new shape: part of the document at once, but a text has to be typed first. */
function keep(session: EditorSession, shape: Shape): EditorSession {
  if (shape.kind === 'text') return { ...session, textBeingEdited: shape, selected: null };
  return { ...edited(session, withShape(session.history.present, shape)), selected: shape.id };
}

function endTyping(session: EditorSession): EditorSession {
  const { textBeingEdited, history } = session;
  if (!textBeingEdited) return session;
  const document = history.present;
  const before = document.shapes.find(({ id }) => id === textBeingEdited.id);
  const free: EditorSession = { ...session, textBeingEdited: null, tool: 'select' };
  if (textBeingEdited.text.trim() === '')
    return before ? edited(free, withoutShape(document, textBeingEdited.id)) : free;
  if (JSON.stringify(before) === JSON.stringify(textBeingEdited))
    return { ...free, selected: textBeingEdited.id };
  return { ...edited(free, withShape(document, textBeingEdited)), selected: textBeingEdited.id };
}

function withHistory(session: EditorSession, history: UndoHistory<EditDocument>): EditorSession {
  const isThere = history.present.shapes.some(({ id }) => id === session.selected);
  return withFullCrop({ ...session, history, drag: null, selected: isThere ? session.selected : null });
}

function nudge(session: EditorSession, by: Point): EditorSession {
  const { crop, history } = session;
  if (crop)
    return {
      ...session,
      crop: draggedCrop(session, { kind: 'crop-move', from: { x: 0, y: 0 }, before: crop }, by, false),
    };
  const shape = selectedShape(session);
  if (!shape) return session;
  return edited(session, withShape(history.present, movedShape(shape, by)), `nudge ${shape.id}`);
}

function selectNext(session: EditorSession, by: 1 | -1): EditorSession {
  const { shapes } = session.history.present;
  if (shapes.length === 0) return session;
  const at = shapes.findIndex(({ id }) => id === session.selected);
  const next = at === -1 ? (by === 1 ? 0 : shapes.length - 1) : (at + by + shapes.length) % shapes.length;
  return { ...takeTool(session, 'select'), selected: shapes[next]?.id ?? null };
}

/** One thing after the other: what the hand does, what is selected, the tool. */
function escapeFrom(session: EditorSession): EditorSession {
  if (session.drag)
    return { ...session, drag: null, crop: session.crop && cropRect(session.history.present) };
  if (session.tool !== 'select') return takeTool(session, 'select');
  return { ...session, selected: null };
}
