import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Box } from '../../state/list/layout.ts';

const beginsAfter = 4;
/** Pixels a frame at most, when the pointer is far out of the list. */
const fastestScroll = 32;

interface Drawing {
  readonly fromX: number;
  readonly fromY: number;
  readonly turning: boolean;
  x: number;
  y: number;
  isDrawn: boolean;
}

interface Options {
  readonly scroller: RefObject<HTMLElement | null>;
  onBegin(): void;
  /** In the coordinates of the list, however far it is scrolled meanwhile. */
  onBand(band: Box, turning: boolean): void;
}

/** A rectangle that is drawn from an empty place and selects what it touches; the list scrolls under it at its edges. */
export function useRubberBand({ scroller, onBegin, onBand }: Options) {
  const [band, setBand] = useState<Box | null>(null);
  const drawing = useRef<Drawing | null>(null);
  const frame = useRef(0);
  /** A click that ends a band is no click on what is below it. */
  const swallowsClick = useRef(false);
  const latest = useRef(onBand);
  latest.current = onBand;
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const draw = () => {
    const element = scroller.current;
    const now = drawing.current;
    if (!element || !now?.isDrawn) return;
    const frameBox = element.getBoundingClientRect();
    const beyond =
      now.y < frameBox.top ? now.y - frameBox.top : now.y > frameBox.bottom ? now.y - frameBox.bottom : 0;
    const pull = Math.max(Math.min(beyond, fastestScroll), -fastestScroll);
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
    latest.current(box, now.turning);
  };

  const end = () => {
    drawing.current = null;
    cancelAnimationFrame(frame.current);
    setBand(null);
  };

  return {
    band,
    isDrawn: () => drawing.current?.isDrawn ?? false,
    /** Whether the click that comes now only ended a band. */
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
          turning: event.ctrlKey || event.metaKey,
          isDrawn: false,
        };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const now = drawing.current;
        if (!now) return;
        const far = Math.hypot(event.clientX - now.x, event.clientY - now.y);
        if (!now.isDrawn) {
          if (far < beginsAfter) return;
          now.isDrawn = true;
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
