import { useCallback, useRef, useState } from 'react';
import type { Point, Rect, Size } from '../../editor/model/geometry.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { type CanvasView, fitView, pannedBy, visiblePart, zoomedAt } from '../../editor/viewport.ts';
import { shownPart } from './shown-part.ts';

const stepFactor = 1.25;

export interface ViewControl {
  readonly view: CanvasView;
  readonly viewportSize: Size;
  setViewportSize(room: Size): void;
  /** Zooms by a key or a button, around the centre. */
  step(by: 'in' | 'out' | 'fit'): void;
  /** Zooms around a point of the window. */
  zoom(factor: number, at: Point): void;
  pan(by: Point): void;
  /** Returns the visible part of the picture. */
  visibleRect(): Rect;
}

/** Manages the view of the picture: fitted until the user zooms or pans, and again on request. */
export function useCanvasView({ history, tool }: EditorSession): ViewControl {
  const [viewportSize, setViewportSize] = useState<Size>({ width: 1, height: 1 });
  const [chosen, setChosen] = useState<CanvasView | null>(null);
  const kept = shownPart({ history, tool });
  const view = chosen ?? fitView(kept, viewportSize);
  const now = useRef({ view, room: viewportSize, kept });
  now.current = { view, room: viewportSize, kept };
  const zoom = useCallback(
    (factor: number, at: Point) => setChosen(zoomedAt(now.current.view, factor, at)),
    [],
  );
  const step = useCallback(
    (by: 'in' | 'out' | 'fit') => {
      const { width, height } = now.current.room;
      if (by === 'fit') setChosen(null);
      else zoom(by === 'in' ? stepFactor : 1 / stepFactor, { x: width / 2, y: height / 2 });
    },
    [zoom],
  );
  const pan = useCallback((by: Point) => setChosen(pannedBy(now.current.view, by)), []);
  const visibleRect = useCallback(
    () => visiblePart(now.current.view, now.current.room, now.current.kept),
    [],
  );
  return { view, viewportSize, setViewportSize, step, zoom, pan, visibleRect };
}
