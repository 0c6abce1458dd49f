import type { Making } from '../tools/drawing-tool.ts';
import { drawingTools, isDrawing, type ToolName } from '../tools/index.ts';
import {
  type Captions,
  cropped,
  duplicated,
  type EditDocument,
  keptOf,
  mirrored,
  nextId,
  type Order,
  reordered,
  turned,
  wholeOf,
  withoutShape,
  withShape,
} from './document.ts';
import { type Point, type Rect, squareCorner } from './geometry.ts';
import { draggedRect, type HandleName, handleAt, handlesOf, rectHandles, resized } from './handles.ts';
import {
  boundsOf,
  highlighterWidth,
  isCover,
  isHit,
  isStroke,
  letterSize,
  lineWidth,
  type Measure,
  movedShape,
  type Shape,
  type Style,
} from './shapes.ts';
import { changed, ended, type History, newHistory, redone, undone } from './undo-history.ts';

/** What the pointer, while it is down, is doing. */
type Grip =
  | { readonly kind: 'drawing'; readonly shape: Shape }
  | { readonly kind: 'moving'; readonly from: Point; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'resizing'; readonly handle: HandleName; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'crop-new'; readonly from: Point }
  | { readonly kind: 'crop-move'; readonly from: Point; readonly before: Rect }
  | { readonly kind: 'crop-resize'; readonly handle: HandleName; readonly before: Rect };

/** One picture being edited, and all that its window has to know of it. */
export interface Session {
  readonly history: History<EditDocument>;
  readonly tool: ToolName;
  readonly style: Style;
  readonly selected: number | null;
  readonly grip: Grip | null;
  /** The text that is being typed: a new one, or one of the document. Not part of the history until it is done. */
  readonly typing: Extract<Shape, { kind: 'text' }> | null;
  /** What would be kept, while the tool for it is in hand. */
  readonly crop: Rect | null;
  /** Width by height that the crop keeps to; null for any. */
  readonly aspect: number | null;
}

export type Action =
  | { readonly do: 'tool'; readonly tool: ToolName }
  | { readonly do: 'style'; readonly style: Partial<Style> }
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
  | { readonly do: 'order'; readonly order: Order }
  | { readonly do: 'select-next'; readonly step: 1 | -1 }
  | { readonly do: 'aspect'; readonly aspect: number | null }
  | { readonly do: 'apply-crop' }
  | { readonly do: 'scale'; readonly scale: number }
  | { readonly do: 'caption'; readonly captions: Partial<Captions> }
  | { readonly do: 'format'; readonly format: EditDocument['format'] }
  | { readonly do: 'escape' };

export function newSession(document: EditDocument, style: Style): Session {
  return {
    history: newHistory(document),
    tool: 'select',
    style,
    selected: null,
    grip: null,
    typing: null,
    crop: null,
    aspect: null,
  };
}

/** The document with what the hand is just doing to it: what is to be seen. The text being typed stands apart. */
export function shownDocument({ history, grip, typing }: Session): EditDocument {
  const document = history.present;
  const withGrip = grip && 'shape' in grip ? withShape(document, grip.shape) : document;
  return typing ? withoutShape(withGrip, typing.id) : withGrip;
}

export function selectedShape(session: Session): Shape | null {
  const { selected } = session;
  return shownDocument(session).shapes.find(({ id }) => id === selected) ?? null;
}

/** The next state. Pure; `measure` tells the size of texts. */
export function act(session: Session, action: Action, measure: Measure): Session {
  // Whatever is done, what was being typed is finished by it.
  if (session.typing && action.do !== 'type' && action.do !== 'end-typing' && action.do !== 'style')
    return act(endTyping(session), action, measure);
  // Keys may be pressed while the pointer is down: what it was about to do is then not done.
  if (session.grip && !['drag', 'release', 'escape'].includes(action.do))
    return act({ ...session, grip: null }, action, measure);
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
      return keep(session, drawingTools[session.tool].place(action.area, making(session)));
    }
    case 'edit-text': {
      const hit = topmost(document, action.at, action.slack, measure);
      return hit?.kind === 'text' ? { ...session, typing: hit, selected: null, grip: null } : session;
    }
    case 'edit-selected': {
      const shape = selectedShape(session);
      return shape?.kind === 'text' ? { ...session, typing: shape, selected: null } : session;
    }
    case 'type':
      return session.typing ? { ...session, typing: { ...session.typing, text: action.text } } : session;
    case 'end-typing':
      return endTyping(session);
    case 'delete':
      return session.selected === null
        ? session
        : { ...edited(session, withoutShape(document, session.selected)), selected: null };
    case 'duplicate': {
      if (session.selected === null) return session;
      return { ...edited(session, duplicated(document, session.selected)), selected: nextId(document) };
    }
    case 'undo':
      return travelled(session, undone(session.history));
    case 'redo':
      return travelled(session, redone(session.history));
    case 'turn-right':
      return recropped(edited(session, turned(document)));
    case 'turn-left':
      return recropped(edited(session, turned(turned(turned(document)))));
    case 'mirror':
      return recropped(edited(session, mirrored(document, measure)));
    case 'nudge':
      return nudge(session, action.by);
    case 'order':
      return session.selected === null
        ? session
        : edited(session, reordered(document, session.selected, action.order));
    case 'select-next':
      return selectNext(session, action.step);
    case 'aspect': {
      const { aspect } = action;
      return { ...session, aspect, crop: session.crop && aspectOf(session.crop, aspect) };
    }
    case 'apply-crop': {
      if (!session.crop) return session;
      const next = cropped(document, session.crop);
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
      return steppedBack(session);
  }
}

const edited = (session: Session, document: EditDocument, run: string | null = null): Session => ({
  ...session,
  history: changed(session.history, document, run),
});

const making = (session: Session): Making => ({
  id: nextId(session.history.present),
  style: session.style,
  picture: wholeOf(session.history.present),
});

function takeTool(session: Session, tool: ToolName): Session {
  const next = { ...session, tool, grip: null, crop: null, aspect: null, history: ended(session.history) };
  if (tool === 'crop') return { ...next, selected: null, crop: keptOf(session.history.present) };
  return tool === 'select' ? next : { ...next, selected: null };
}

/** The rectangle of the crop as the picture stands now. */
const recropped = (session: Session): Session =>
  session.crop ? { ...session, crop: keptOf(session.history.present), aspect: null } : session;

function restyle(session: Session, change: Partial<Style>): Session {
  const style = { ...session.style, ...change };
  const next = { ...session, style };
  if (session.typing) return { ...next, typing: restyled(session.typing, change, style, session) };
  const shape = selectedShape(session);
  if (!shape) return next;
  return edited(next, withShape(session.history.present, restyled(shape, change, style, session)));
}

function restyled<S extends Shape>(shape: S, change: Partial<Style>, style: Style, session: Session): S {
  const picture = wholeOf(session.history.present);
  if (isCover(shape)) return change.strength ? { ...shape, strength: change.strength } : shape;
  const chosen = shape.kind === 'highlighter' ? change.highlighter : change.colour;
  const coloured = { ...shape, colour: chosen ?? shape.colour };
  if (!change.weight) return coloured;
  if (shape.kind === 'text' || shape.kind === 'step')
    return { ...coloured, size: letterSize(picture, style.weight) };
  const width = isStroke(shape) && shape.kind === 'highlighter' ? highlighterWidth : lineWidth;
  return { ...coloured, width: width(picture, style.weight) };
}

const topmost = (document: EditDocument, at: Point, slack: number, measure: Measure) =>
  document.shapes.findLast((shape) => isHit(shape, at, slack, measure)) ?? null;

function press(session: Session, at: Point, slack: number, measure: Measure): Session {
  const { tool, crop } = session;
  if (isDrawing(tool))
    return {
      ...session,
      selected: null,
      grip: { kind: 'drawing', shape: drawingTools[tool].begin(at, making(session)) },
    };
  if (crop) {
    const handle = handleAt(rectHandles(crop), at, slack * 2);
    if (handle) return { ...session, grip: { kind: 'crop-resize', handle: handle.name, before: crop } };
    const isAll = crop.width >= wholeOf(session.history.present).width;
    const isInside =
      at.x > crop.x && at.y > crop.y && at.x < crop.x + crop.width && at.y < crop.y + crop.height;
    // All of a picture cannot be moved: there, another rectangle begins.
    return {
      ...session,
      grip:
        isInside && !isAll ? { kind: 'crop-move', from: at, before: crop } : { kind: 'crop-new', from: at },
    };
  }
  if (tool !== 'select') return session;
  const selected = selectedShape(session);
  const handle = selected && handleAt(handlesOf(selected, measure), at, slack * 2);
  if (selected && handle)
    return {
      ...session,
      grip: { kind: 'resizing', handle: handle.name, shape: selected, before: selected },
    };
  // What is selected is held by all of it, the inside of a box too.
  const own = selected && contains(selected, at, slack, measure) ? selected : null;
  const hit = topmost(session.history.present, at, slack, measure) ?? own;
  if (!hit) return { ...session, selected: null, grip: null };
  return { ...session, selected: hit.id, grip: { kind: 'moving', from: at, shape: hit, before: hit } };
}

function contains(shape: Shape, at: Point, slack: number, measure: Measure): boolean {
  const { x, y, width, height } = boundsOf(shape, measure);
  return at.x >= x - slack && at.y >= y - slack && at.x <= x + width + slack && at.y <= y + height + slack;
}

function drag(session: Session, to: Point, isConstrained: boolean, measure: Measure): Session {
  const { grip, tool } = session;
  if (!grip) return session;
  switch (grip.kind) {
    case 'drawing':
      return isDrawing(tool)
        ? { ...session, grip: { ...grip, shape: drawingTools[tool].drag(grip.shape, to, isConstrained) } }
        : session;
    case 'moving': {
      const by = { x: to.x - grip.from.x, y: to.y - grip.from.y };
      const along = Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
      return { ...session, grip: { ...grip, shape: movedShape(grip.before, isConstrained ? along : by) } };
    }
    case 'resizing':
      return {
        ...session,
        grip: { ...grip, shape: resized(grip.before, grip.handle, to, isConstrained, measure) },
      };
    default:
      return { ...session, crop: draggedCrop(session, grip, to, isConstrained) };
  }
}

function draggedCrop(
  { history, aspect }: Session,
  grip: Extract<Grip, { kind: `crop-${string}` }>,
  to: Point,
  isConstrained: boolean,
): Rect {
  const whole = wholeOf(history.present);
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

function release(session: Session): Session {
  const { grip } = session;
  const free = { ...session, grip: null };
  if (!grip || !('shape' in grip)) return free;
  if (grip.kind === 'drawing')
    return isDrawing(session.tool) && drawingTools[session.tool].isMeant(grip.shape)
      ? keep(free, grip.shape)
      : free;
  return JSON.stringify(grip.shape) === JSON.stringify(grip.before)
    ? free
    : edited(free, withShape(session.history.present, grip.shape));
}

/** A new shape: part of the document at once, but a text has to be typed first. */
function keep(session: Session, shape: Shape): Session {
  if (shape.kind === 'text') return { ...session, typing: shape, selected: null };
  return { ...edited(session, withShape(session.history.present, shape)), selected: shape.id };
}

function endTyping(session: Session): Session {
  const { typing, history } = session;
  if (!typing) return session;
  const document = history.present;
  const before = document.shapes.find(({ id }) => id === typing.id);
  const free: Session = { ...session, typing: null, tool: 'select' };
  if (typing.text.trim() === '') return before ? edited(free, withoutShape(document, typing.id)) : free;
  if (JSON.stringify(before) === JSON.stringify(typing)) return { ...free, selected: typing.id };
  return { ...edited(free, withShape(document, typing)), selected: typing.id };
}

function travelled(session: Session, history: History<EditDocument>): Session {
  const isThere = history.present.shapes.some(({ id }) => id === session.selected);
  return recropped({ ...session, history, grip: null, selected: isThere ? session.selected : null });
}

function nudge(session: Session, by: Point): Session {
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

function selectNext(session: Session, by: 1 | -1): Session {
  const { shapes } = session.history.present;
  if (shapes.length === 0) return session;
  const at = shapes.findIndex(({ id }) => id === session.selected);
  const next = at === -1 ? (by === 1 ? 0 : shapes.length - 1) : (at + by + shapes.length) % shapes.length;
  return { ...takeTool(session, 'select'), selected: shapes[next]?.id ?? null };
}

/** One thing after the other: what the hand does, what is selected, the tool. */
function steppedBack(session: Session): Session {
  if (session.grip) return { ...session, grip: null, crop: session.crop && keptOf(session.history.present) };
  if (session.tool !== 'select') return takeTool(session, 'select');
  return { ...session, selected: null };
}
