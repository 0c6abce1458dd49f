import { type PointerEvent, useState } from 'react';
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
  const [panFrom, setPanFrom] = useState<Point | null>(null);
  const { pan, view } = control;

  const inWindow = (event: { clientX: number; clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
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
      if (isMiddle || space.isHeld) setPanFrom(at);
      else dispatch({ do: 'press', at: toPicture(view, at), slack: hitTolerance / view.zoom });
    },
    onPointerMove(event: PointerEvent) {
      const at = inWindow(event);
      if (panFrom) {
        pan({ x: at.x - panFrom.x, y: at.y - panFrom.y });
        setPanFrom(at);
      } else if (session.drag)
        dispatch({ do: 'drag', to: toPicture(view, at), isConstrained: event.shiftKey });
    },
    onPointerUp() {
      setPanFrom(null);
      if (session.drag) dispatch({ do: 'release' });
    },
    onPointerCancel() {
      setPanFrom(null);
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
  return { handlers, isPanning: space.isHeld || panFrom !== null };
}
