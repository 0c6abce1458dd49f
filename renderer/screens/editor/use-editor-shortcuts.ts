import { useEffect, useRef } from 'react';
import { shortcutCommand } from '../../editor/keyboard-shortcuts.ts';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { isMac } from '../../platform.ts';

function isTextInput(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement
    ? !['radio', 'checkbox', 'button', 'color'].includes(target.type)
    : target instanceof HTMLTextAreaElement;
}

/** Runs the commands of keys, wherever in the editor the focus is. */
export function useEditorShortcuts(desk: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  zoom: (by: 'in' | 'out' | 'fit') => void;
  seen: () => Extract<EditorAction, { do: 'place' }>['area'];
  done: () => Promise<void>;
  output: { copy(): Promise<void>; save(): Promise<void> };
  isIdle: boolean;
}) {
  const now = useRef(desk);
  now.current = desk;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { session, dispatch, zoom, seen, output, isIdle } = now.current;
      if (!isIdle || event.isComposing || event.defaultPrevented) return;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      const { code, key, shiftKey, altKey } = event;
      const target = event.target instanceof Element ? event.target : null;
      const isOnPicture = target === document.body || target?.closest('[data-editor-picture]') != null;
      const meaning = shortcutCommand({ code, key, isCommand, shiftKey, altKey }, isOnPicture);
      // In a text field every key belongs to the field.
      if (!meaning || meaning.do === 'done' || isTextInput(event.target)) return;
      event.preventDefault();
      switch (meaning.do) {
        case 'zoom':
          return zoom(meaning.by);
        case 'copy':
          return void output.copy();
        case 'save':
          return void output.save();
        case 'place-here':
          if (session.crop) return dispatch({ do: 'apply-crop' });
          return session.tool === 'select'
            ? dispatch({ do: 'edit-selected' })
            : dispatch({ do: 'place', area: seen() });
        default:
          return dispatch(meaning);
      }
    };
    // Captured before the focused element gets it: a button would handle the Enter itself.
    const listenFirst = (event: KeyboardEvent) => {
      const { done, isIdle } = now.current;
      const { code, key, shiftKey, altKey } = event;
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (shortcutCommand({ code, key, isCommand, shiftKey, altKey }, false)?.do !== 'done') return;
      if (!isIdle || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      void done();
    };
    window.addEventListener('keydown', listenFirst, true);
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listenFirst, true);
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
