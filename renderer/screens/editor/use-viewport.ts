import { useCallback, useRef, useState } from 'react';
import { keptOf, wholeOf } from '../../editor/model/document.ts';
import type { Session } from '../../editor/model/editor-session.ts';
import type { Point, Rect, Size } from '../../editor/model/geometry.ts';
import { fitView, pannedBy, seenPart, type View, zoomedAt } from '../../editor/viewport.ts';

const stepFactor = 1.25;

export interface ViewControl {
  readonly view: View;
  readonly room: Size;
  setRoom(room: Size): void;
  /** By a key or a button, around the middle. */
  step(by: 'in' | 'out' | 'fit'): void;
  /** Around a point of the window. */
  zoom(factor: number, at: Point): void;
  pan(by: Point): void;
  /** The part of the picture that is in sight. */
  seen(): Rect;
}

/** What is seen of the picture: all of it, until somebody zooms or moves it, and again when they say so. */
export function useView({ history, tool }: Session): ViewControl {
  const [room, setRoom] = useState<Size>({ width: 1, height: 1 });
  const [chosen, setChosen] = useState<View | null>(null);
  const document = history.present;
  const kept = tool === 'crop' ? { x: 0, y: 0, ...wholeOf(document) } : keptOf(document);
  const view = chosen ?? fitView(kept, room);
  const now = useRef({ view, room, kept });
  now.current = { view, room, kept };
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
  const seen = useCallback(() => seenPart(now.current.view, now.current.room, now.current.kept), []);
  return { view, room, setRoom, step, zoom, pan, seen };
}
