import { useCallback, useRef, useState } from 'react';
import type { Point, Size } from '../../editor/model/geometry.ts';
import { type CanvasView, fitView, pannedBy, zoomedAt } from '../../editor/viewport.ts';

const stepFactor = 1.25;

export interface PictureView {
  readonly view: CanvasView;
  /** Whether all of it is shown, whatever the window's size. */
  readonly isFitted: boolean;
  setRoom(room: Size): void;
  zoom(factor: number, at: Point): void;
  pan(by: Point): void;
  step(by: 'in' | 'out'): void;
  fit(): void;
  /** Shows one pixel of the picture as one of the window, around a point of the window. */
  actual(at?: Point): void;
}

/** Manages how a picture of this size is shown: all of it, until the user zooms. */
export function usePictureView(size: Size): PictureView {
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  const [chosen, setChosen] = useState<CanvasView | null>(null);
  const view = chosen ?? fitView({ x: 0, y: 0, ...size }, room);
  const now = useRef({ view, room });
  now.current = { view, room };
  const middle = () => ({ x: now.current.room.width / 2, y: now.current.room.height / 2 });
  const zoom = useCallback(
    (factor: number, at: Point) => setChosen(zoomedAt(now.current.view, factor, at)),
    [],
  );
  const pan = useCallback((by: Point) => setChosen(pannedBy(now.current.view, by)), []);
  return {
    view,
    isFitted: chosen === null,
    setRoom,
    zoom,
    pan,
    step: (by) => zoom(by === 'in' ? stepFactor : 1 / stepFactor, middle()),
    fit: () => setChosen(null),
    actual: (at = middle()) => zoom(1 / now.current.view.zoom, at),
  };
}
