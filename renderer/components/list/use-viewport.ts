import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Granularity of scrolling in pixels. Smaller steps cause no new render, so this much beyond the visible part has to be
 * rendered.
 */
export const scrollStep = 64;

export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Scroll position, rounded down to whole steps. */
  readonly top: number;
}

/** Measures the visible part of a scrolling element; zeros until it was measured. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, top: 0 });
  // Before the first frame: the visible part is drawn in it, not in the one after.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setViewport((before) => {
        const { clientWidth: width, clientHeight: height, scrollTop } = element;
        const top = Math.floor(scrollTop / scrollStep) * scrollStep;
        const isSame = before.width === width && before.height === height && before.top === top;
        return isSame ? before : { width, height, top };
      });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return viewport;
}
