import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { LayoutRect } from '../../state/list/layout.ts';

const startThresholdPx = 4;
/** Limit of scrolling in pixels per frame, when the pointer is far out of the list. */
const maxScrollStep = 32;

interface BandDrag {
  readonly fromX: number;
  readonly fromY: number;
  readonly isToggling: boolean;
  x: number;
  y: number;
  isVisible: boolean;
}

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  onBegin(): void;
  /** Called with the band in the coordinates of the list, however far it has been scrolled since. */
  onBand(band: LayoutRect, turning: boolean): void;
}

/** Lets the user draw a rectangle from an empty place to select what it touches; the list scrolls at its edges. */
export function useRubberBand({ scroller, onBegin, onBand }: Options) {
  const [band, setBand] = useState<LayoutRect | null>(null);
  const drawing = useRef<BandDrag | null>(null);
  const frame = useRef(0);
  /** The click that ends a band must not reach the element below it. */
  const swallowsClick = useRef(false);
  const latest = useRef(onBand);
  latest.current = onBand;
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const draw = () => {
    const element = scroller.current;
    const now = drawing.current;
    if (!element || !now?.isVisible) return;
    const frameBox = element.getBoundingClientRect();
    const beyond =
      now.y < frameBox.top ? now.y - frameBox.top : now.y > frameBox.bottom ? now.y - frameBox.bottom : 0;
    const pull = Math.max(Math.min(beyond, maxScrollStep), -maxScrollStep);
    if (pull !== 0) {
      element.scrollTop += pull;
      cancelAnimationFrame(frame.current);
      frame.current = requestAnimationFrame(draw);
    }
    const x = Math.min(Math.max(now.x - frameBox.left, 0), element.clientWidth);
    const y = Math.min(Math.max(now.y - frameBox.top, 0), element.clientHeight) + element.scrollTop;
    const box = {
      left: Math.min(x, now.fromX),
      top: Math.min(y, now.fromY),
      width: Math.abs(x - now.fromX),
      height: Math.abs(y - now.fromY),
    };
    setBand(box);
    latest.current(box, now.isToggling);
  };

  const end = () => {
    drawing.current = null;
    cancelAnimationFrame(frame.current);
    setBand(null);
  };

  return {
    band,
    isDrawn: () => drawing.current?.isVisible ?? false,
    /** Whether the current click only ended a band. */
    takeClick() {
      const swallows = swallowsClick.current;
      swallowsClick.current = false;
      return swallows;
    },
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        swallowsClick.current = false;
        const target = event.target as Element;
        const element = scroller.current;
        if (!element || event.button !== 0 || event.shiftKey) return;
        if (target.closest('[draggable="true"], button')) return;
        const frameBox = element.getBoundingClientRect();
        // The scroll bar is no empty place.
        if (event.clientX - frameBox.left > element.clientWidth) return;
        drawing.current = {
          fromX: event.clientX - frameBox.left,
          fromY: event.clientY - frameBox.top + element.scrollTop,
          x: event.clientX,
          y: event.clientY,
          isToggling: event.ctrlKey || event.metaKey,
          isVisible: false,
        };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = drawing.current;
        if (!now) return;
        const far = Math.hypot(event.clientX - now.x, event.clientY - now.y);
        if (!now.isVisible) {
          if (far < startThresholdPx) return;
          now.isVisible = true;
          swallowsClick.current = true;
          scroller.current?.setPointerCapture(event.pointerId);
          onBegin();
        }
        now.x = event.clientX;
        now.y = event.clientY;
        draw();
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
