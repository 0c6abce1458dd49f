import type { ShapeContext } from '../tools/drawing-tool.ts';
import type { ToolName } from '../tools/index.ts';
import { type EditDocument, nextId, rotatedSize, withoutShape, withShape } from './document.ts';
import type { Point, Rect } from './geometry.ts';
import type { HandleName } from './handles.ts';
import type { DrawingStyle, Shape } from './shapes.ts';
import { createHistory, type UndoHistory, withChange } from './undo-history.ts';

/** State of the drag in progress. */
export type DragState =
  | { readonly kind: 'drawing'; readonly shape: Shape }
  | { readonly kind: 'moving'; readonly from: Point; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'resizing'; readonly handle: HandleName; readonly shape: Shape; readonly before: Shape }
  | { readonly kind: 'crop-new'; readonly from: Point }
  | { readonly kind: 'crop-move'; readonly from: Point; readonly before: Rect }
  | { readonly kind: 'crop-resize'; readonly handle: HandleName; readonly before: Rect };

/** Holds the editing state of one picture. */
export interface EditorSession {
  readonly history: UndoHistory<EditDocument>;
  readonly tool: ToolName;
  readonly style: DrawingStyle;
  readonly selected: number | null;
  readonly drag: DragState | null;
  /** The text being typed: a new one, or one of the document. Not part of the history until it is done. */
  readonly textBeingEdited: Extract<Shape, { kind: 'text' }> | null;
  /** The crop rectangle, while the crop tool is active. */
  readonly crop: Rect | null;
  /** Aspect ratio of the crop, width by height; null for any. */
  readonly aspect: number | null;
}

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

/** Returns the document with the drag in progress, as it is shown. The text being typed is rendered separately. */
export function shownDocument({ history, drag: grip, textBeingEdited }: EditorSession): EditDocument {
  const document = history.present;
  const withGrip = grip && 'shape' in grip ? withShape(document, grip.shape) : document;
  return textBeingEdited ? withoutShape(withGrip, textBeingEdited.id) : withGrip;
}

export function selectedShape(session: EditorSession): Shape | null {
  const { selected } = session;
  return shownDocument(session).shapes.find(({ id }) => id === selected) ?? null;
}

/** Records a change of the document; consecutive ones with the same `run` are undone together. */
export const edited = (
  session: EditorSession,
  document: EditDocument,
  run: string | null = null,
): EditorSession => ({
  ...session,
  history: withChange(session.history, document, run),
});

/** Collects what a tool needs to create a shape. */
export const shapeContext = (session: EditorSession): ShapeContext => ({
  id: nextId(session.history.present),
  style: session.style,
  picture: rotatedSize(session.history.present),
});

/** Adds a new shape: to the document at once, but a text has to be typed first. */
export function keep(session: EditorSession, shape: Shape): EditorSession {
  if (shape.kind === 'text') return { ...session, textBeingEdited: shape, selected: null };
  return { ...edited(session, withShape(session.history.present, shape)), selected: shape.id };
}
