import { withoutShape, withShape } from './document.ts';
import { type EditorSession, edited } from './session-state.ts';

/** Commits the typed text to the document; an empty text is removed. */
export function endTyping(session: EditorSession): EditorSession {
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
