import { drawingTools, isDrawing, type ToolName } from '../tools/index.ts';
import type { Background } from './background.ts';
import { aspectOf, draggedCrop, withCropApplied, withFullCrop } from './crop.ts';
import {
  type Captions,
  cropRect,
  type EditDocument,
  mirroredDocument,
  nextId,
  rotatedDocument,
  type StackingOrder,
  withDuplicate,
  withoutShape,
  withShape,
  withShapeOrder,
} from './document.ts';
import type { Point, Rect } from './geometry.ts';
import { drag, press, release, topmost } from './pointer-drag.ts';
import { type EditorSession, edited, keep, selectedShape, shapeContext } from './session-state.ts';
import { type DrawingStyle, type MeasureText, movedShape } from './shapes.ts';
import { endTyping } from './text-editing.ts';
import { restyle, takeTool } from './tool-in-hand.ts';
import { redo, type UndoHistory, undo } from './undo-history.ts';

export type EditorAction =
  | { readonly do: 'tool'; readonly tool: ToolName }
  | { readonly do: 'style'; readonly style: Partial<DrawingStyle> }
  /** Points in pixels of the whole picture; `slack` is the tolerance of hits. */
  | { readonly do: 'press'; readonly at: Point; readonly slack: number }
  | { readonly do: 'drag'; readonly to: Point; readonly isConstrained: boolean }
  | { readonly do: 'release' }
  /** Draws the tool's shape without a pointer, in the visible part of the picture. */
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
  | { readonly do: 'background'; readonly background: Background | null }
  | { readonly do: 'format'; readonly format: EditDocument['format'] }
  | { readonly do: 'escape' };

/** Computes the next state. Pure; `measure` returns the size of texts. */
export function reduceSession(
  session: EditorSession,
  action: EditorAction,
  measure: MeasureText,
): EditorSession {
  // Every action ends the typing of text.
  if (session.textBeingEdited && action.do !== 'type' && action.do !== 'end-typing' && action.do !== 'style')
    return reduceSession(endTyping(session), action, measure);
  // Keys may be pressed during a drag, which is then cancelled.
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
      return keep(session, drawingTools[session.tool].createIn(action.area, shapeContext(session)));
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
    case 'apply-crop':
      return withCropApplied(session);
    case 'scale':
      return action.scale === document.scale
        ? session
        : edited(session, { ...document, scale: action.scale }, 'scale');
    case 'caption': {
      const captions = { ...document.captions, ...action.captions };
      const run = `caption ${Object.keys(action.captions).join()}`;
      return edited(session, { ...document, captions }, run);
    }
    case 'background':
      return edited(session, { ...document, background: action.background }, 'background');
    case 'format':
      return action.format === document.format
        ? session
        : edited(session, { ...document, format: action.format });
    case 'escape':
      return escapeFrom(session);
  }
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

/** Handles Escape step by step: the drag, the selection, the tool. */
function escapeFrom(session: EditorSession): EditorSession {
  if (session.drag)
    return { ...session, drag: null, crop: session.crop && cropRect(session.history.present) };
  if (session.tool !== 'select') return takeTool(session, 'select');
  return { ...session, selected: null };
}
