import { type PointerEvent, useRef, useState } from 'react';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { Point } from '../../editor/model/geometry.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { toPicture } from '../../editor/viewport.ts';
import { useSpaceKey } from './use-space-key.ts';
import type { ViewControl } from './use-viewport.ts';

/** Tolerance of hits, in pixels of the window. */
const hitTolerance = 5;

/** Handles the pointer: draws with the active tool, or pans the picture. */
export function usePointerTool({
  session,
  dispatch,
  control,
  frame,
}: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  control: ViewControl;
  frame: { readonly current: HTMLDivElement | null };
}) {
  const space = useSpaceKey();
  const [isDragged, setIsDragged] = useState(false);
  const lastAt = useRef<Point>({ x: 0, y: 0 });
  const { pan, view } = control;

  const inWindow = (event: { clientX: number; clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  const moveTo = (event: PointerEvent) => {
    const at = inWindow(event);
    const by = { x: at.x - lastAt.current.x, y: at.y - lastAt.current.y };
    if (by.x === 0 && by.y === 0) return;
    lastAt.current = at;
    if (isDragged) pan(by);
    else if (session.drag) dispatch({ do: 'drag', to: toPicture(view, at), isConstrained: event.shiftKey });
  };

  const handlers = {
    onPointerDown(event: PointerEvent) {
      const isMiddle = event.button === 1;
      if (event.button !== 0 && !isMiddle) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      frame.current?.focus({ preventScroll: true });
      // The focus must not move, and no text be selected.
      event.preventDefault();
      const at = inWindow(event);
      lastAt.current = at;
      if (isMiddle || space.isHeld) setIsDragged(true);
      else dispatch({ do: 'press', at: toPicture(view, at), slack: hitTolerance / view.zoom });
    },
    onPointerMove: moveTo,
    onPointerUp(event: PointerEvent) {
      // Where it is let go no movement may have told of.
      moveTo(event);
      setIsDragged(false);
      if (session.drag) dispatch({ do: 'release' });
    },
    onPointerCancel() {
      setIsDragged(false);
      if (session.drag) dispatch({ do: 'escape' });
    },
    onDoubleClick(event: { clientX: number; clientY: number }) {
      if (session.tool === 'select')
        dispatch({ do: 'edit-text', at: toPicture(view, inWindow(event)), slack: hitTolerance / view.zoom });
    },
    onKeyDown(event: { code: string; target: EventTarget; preventDefault: () => void }) {
      if (event.code !== 'Space' || event.target !== frame.current) return;
      event.preventDefault();
      space.press();
    },
  };
  return {
    handlers,
    isPanning: space.isHeld || isDragged,
    /** A button is held on the picture. */
    isHolding: session.drag !== null || isDragged,
  };
}
