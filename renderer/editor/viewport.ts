import type { Point, Rect, Size } from './model/geometry.ts';

/** Maps the picture to the window: a point of it is drawn at `zoom` times its position plus the offset. */
export interface CanvasView {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const minZoom = 0.02;
export const maxZoom = 16;
const margin = 24;
/** Upper limit of the zoom at which small pictures are fitted, so that they are large enough to work on. */
const maxFitZoom = 3;

/** Fits a part of the picture into the window, centred, never larger than `mostFit`. */
export function fitView(part: Rect, room: Size): CanvasView {
  const width = Math.max(room.width - 2 * margin, 1);
  const height = Math.max(room.height - 2 * margin, 1);
  const fit = Math.min(width / part.width, height / part.height);
  // Above 100 % only by whole factors, at which pixels stay square.
  const zoom = fit >= 1 ? Math.min(Math.max(Math.floor(fit), 1), maxFitZoom) : fit;
  return {
    zoom,
    x: Math.round(room.width / 2 - (part.x + part.width / 2) * zoom),
    y: Math.round(room.height / 2 - (part.y + part.height / 2) * zoom),
  };
}

/** Zooms while the point at `at` in the window stays in place. */
export function zoomedAt(view: CanvasView, factor: number, at: Point): CanvasView {
  const zoom = Math.min(Math.max(view.zoom * factor, minZoom), maxZoom);
  const by = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

export const pannedBy = (view: CanvasView, by: Point): CanvasView => ({
  ...view,
  x: view.x + by.x,
  y: view.y + by.y,
});

export const toPicture = (view: CanvasView, at: Point): Point => ({
  x: (at.x - view.x) / view.zoom,
  y: (at.y - view.y) / view.zoom,
});

export const toWindow = (view: CanvasView, point: Point): Point => ({
  x: point.x * view.zoom + view.x,
  y: point.y * view.zoom + view.y,
});

/** Returns the part of `whole` that is visible in a window of this size. */
export function visiblePart(view: CanvasView, room: Size, whole: Rect): Rect {
  const from = toPicture(view, { x: 0, y: 0 });
  const to = toPicture(view, { x: room.width, y: room.height });
  const x = Math.max(from.x, whole.x);
  const y = Math.max(from.y, whole.y);
  return {
    x,
    y,
    width: Math.max(Math.min(to.x, whole.x + whole.width) - x, 1),
    height: Math.max(Math.min(to.y, whole.y + whole.height) - y, 1),
  };
}
