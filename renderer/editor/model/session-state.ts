import type { ShapeContext } from '../tools/drawing-tool.ts';
import type { ToolName } from '../tools/index.ts';
import { type EditDocument, nextId, rotatedSize, withoutShape, withShape } from './document.ts';
import type { Point, Rect } from './geometry.ts';
import type { HandleName } from './handles.ts';
import type { DrawingStyle, Shape } from './shapes.ts';
import { createHistory, type UndoHistory, withChange } from './undo-history.ts';

/** What the pointer, while it is down, is doing. */
export type DragState =
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

/** With a change of the document; those of one `run` in a row are undone together. */
export const edited = (
  session: EditorSession,
  document: EditDocument,
  run: string | null = null,
): EditorSession => ({
  ...session,
  history: withChange(session.history, document, run),
});

/** What a tool has to know to make a shape. */
export const shapeContext = (session: EditorSession): ShapeContext => ({
  id: nextId(session.history.present),
  style: session.style,
  picture: rotatedSize(session.history.present),
});

/** A new shape: part of the document at once, but a text has to be typed first. */
export function keep(session: EditorSession, shape: Shape): EditorSession {
  if (shape.kind === 'text') return { ...session, textBeingEdited: shape, selected: null };
  return { ...edited(session, withShape(session.history.present, shape)), selected: shape.id };
}
