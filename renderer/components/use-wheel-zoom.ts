import { type RefObject, useEffect } from 'react';
import type { Point } from '../editor/model/geometry.ts';

/** Converts a wheel delta or a pinch to a zoom factor, limited to one notch. */
const wheelFactor = (delta: number) => Math.exp(-Math.max(Math.min(delta, 60), -60) * 0.006);

interface Zoomable {
  /** Zooms around a point of the element. */
  zoom(factor: number, at: Point): void;
  pan(by: Point): void;
}

/** Zooms and moves a view by wheel and touchpad. */
export function useWheelZoom(frame: RefObject<HTMLElement | null>, { pan, zoom }: Zoomable): void {
  // React listens to wheels passively, and then the window would zoom too.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const turn = (event: globalThis.WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      // Two fingers on a touchpad move both ways at once; a wheel never does.
      const isMove = !event.ctrlKey && !event.metaKey && (event.shiftKey || event.deltaX !== 0);
      const notch = event.deltaMode === 0 ? 1 : 30;
      if (isMove) {
        const by =
          event.shiftKey && event.deltaX === 0
            ? { x: event.deltaY, y: 0 }
            : { x: event.deltaX, y: event.deltaY };
        pan({ x: -by.x * notch, y: -by.y * notch });
      } else zoom(wheelFactor(event.deltaY * notch), at);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [frame, pan, zoom]);
}
