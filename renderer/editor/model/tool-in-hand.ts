import type { ToolName } from '../tools/index.ts';
import { cropRect, rotatedSize, withShape } from './document.ts';
import { type EditorSession, edited, selectedShape } from './session-state.ts';
import {
  type DrawingStyle,
  hasStrength,
  highlighterWidth,
  isStroke,
  letterSize,
  lineWidth,
  type Shape,
} from './shapes.ts';
import { withRunEnded } from './undo-history.ts';

/** Switches the tool and cancels what was in progress with the previous one. */
export function takeTool(session: EditorSession, tool: ToolName): EditorSession {
  const next: EditorSession = {
    ...session,
    tool,
    drag: null,
    crop: null,
    aspect: null,
    history: withRunEnded(session.history),
  };
  if (tool === 'crop') return { ...next, selected: null, crop: cropRect(session.history.present) };
  return tool === 'select' ? next : { ...next, selected: null };
}

/** Changes colour, width or strength: of the next shape, and of the typed or selected one. */
export function restyle(session: EditorSession, change: Partial<DrawingStyle>): EditorSession {
  const style = { ...session.style, ...change };
  const next = { ...session, style };
  if (session.textBeingEdited)
    return { ...next, textBeingEdited: withStyle(session.textBeingEdited, change, style, session) };
  const shape = selectedShape(session);
  if (!shape) return next;
  // A colour that is looked for in the system's dialog changes many times.
  const run = `style ${shape.id} ${Object.keys(change).join()}`;
  return edited(next, withShape(session.history.present, withStyle(shape, change, style, session)), run);
}

function withStyle<S extends Shape>(
  shape: S,
  change: Partial<DrawingStyle>,
  style: DrawingStyle,
  session: EditorSession,
): S {
  const picture = rotatedSize(session.history.present);
  if (hasStrength(shape)) return change.strength ? { ...shape, strength: change.strength } : shape;
  const chosen = shape.kind === 'highlighter' ? change.highlighter : change.colour;
  const coloured = { ...shape, colour: chosen ?? shape.colour };
  if (!change.weight) return coloured;
  if (shape.kind === 'text' || shape.kind === 'step')
    return { ...coloured, size: letterSize(picture, style.weight) };
  const width = isStroke(shape) && shape.kind === 'highlighter' ? highlighterWidth : lineWidth;
  return { ...coloured, width: width(picture, style.weight) };
}
