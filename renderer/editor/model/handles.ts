import { distance, type Point, type Rect, rectBetween, snappedEnd } from './geometry.ts';
import { boundsOf, isLine, isRectangular, type MeasureText, mapShapePoints, type Shape } from './shapes.ts';

/** Names of handles: ends of lines; corners and edges of everything else, by the compass. */
export type HandleName = 'from' | 'to' | 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export interface Handle {
  readonly name: HandleName;
  readonly at: Point;
}

/** Positions of the handles as shares of a rectangle's width and height. */
const handlePositions: Readonly<Record<Exclude<HandleName, 'from' | 'to'>, readonly [number, number]>> = {
  nw: [0, 0],
  n: [0.5, 0],
  ne: [1, 0],
  e: [1, 0.5],
  se: [1, 1],
  s: [0.5, 1],
  sw: [0, 1],
  w: [0, 0.5],
};
type CompassHandle = keyof typeof handlePositions;
const corners: readonly CompassHandle[] = ['nw', 'ne', 'se', 'sw'];
const all = Object.keys(handlePositions) as CompassHandle[];

const minSide = 4;

export function rectHandles(rect: Rect, names: readonly CompassHandle[] = all): Handle[] {
  return names.map((name) => {
    const [x, y] = handlePositions[name];
    return { name, at: { x: rect.x + x * rect.width, y: rect.y + y * rect.height } };
  });
}

/** Returns the resize handles of a shape. */
export function handlesOf(shape: Shape, measure: MeasureText): Handle[] {
  if (isLine(shape))
    return [
      { name: 'from', at: shape.from },
      { name: 'to', at: shape.to },
    ];
  if (isRectangular(shape)) return rectHandles(rectBetween(shape.from, shape.to));
  return rectHandles(boundsOf(shape, measure), corners);
}

/** Returns the nearest handle within `slack`. */
export function handleAt(handles: readonly Handle[], point: Point, slack: number): Handle | null {
  let nearest: Handle | null = null;
  for (const handle of handles) {
    const far = distance(handle.at, point);
    if (far <= slack && (!nearest || far < distance(nearest.at, point))) nearest = handle;
  }
  return nearest;
}

/**
 * Moves one handle of a rectangle to `to`; the opposite side stays. It never flips.
 * @param aspect width by height to be kept; null for any
 */
export function draggedRect(rect: Rect, name: HandleName, to: Point, aspect: number | null): Rect {
  if (name === 'from' || name === 'to') return rect;
  const [shareX, shareY] = handlePositions[name];
  let left = rect.x;
  let top = rect.y;
  let right = rect.x + rect.width;
  let bottom = rect.y + rect.height;
  if (shareX === 0) left = Math.min(to.x, right - minSide);
  if (shareX === 1) right = Math.max(to.x, left + minSide);
  if (shareY === 0) top = Math.min(to.y, bottom - minSide);
  if (shareY === 1) bottom = Math.max(to.y, top + minSide);
  if (aspect !== null) {
    const width = shareX === 0.5 ? (bottom - top) * aspect : right - left;
    const height = shareX === 0.5 ? bottom - top : width / aspect;
    if (shareX === 0) left = right - width;
    else right = left + width;
    if (shareY === 0) top = bottom - height;
    else bottom = top + height;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Moves one handle of a shape to `to`. */
export function resizedShape(
  shape: Shape,
  name: HandleName,
  to: Point,
  isConstrained: boolean,
  measure: MeasureText,
): Shape {
  if (isLine(shape) || name === 'from' || name === 'to') {
    if (!isLine(shape)) return shape;
    const fixed = name === 'from' ? shape.to : shape.from;
    const end = isConstrained ? snappedEnd(fixed, to) : to;
    return name === 'from' ? { ...shape, from: end } : { ...shape, to: end };
  }
  if (isRectangular(shape)) {
    const rect = draggedRect(rectBetween(shape.from, shape.to), name, to, isConstrained ? 1 : null);
    return { ...shape, from: rect, to: { x: rect.x + rect.width, y: rect.y + rect.height } };
  }
  const before = boundsOf(shape, measure);
  if (before.width <= 0 || before.height <= 0) return shape;
  const aspect = shape.kind === 'text' || shape.kind === 'step' || isConstrained;
  const after = draggedRect(before, name, to, aspect ? before.width / before.height : null);
  const map = (point: Point): Point => ({
    x: after.x + ((point.x - before.x) / before.width) * after.width,
    y: after.y + ((point.y - before.y) / before.height) * after.height,
  });
  const placed = mapShapePoints(shape, map);
  if (placed.kind !== 'text' && placed.kind !== 'step') return placed;
  return { ...placed, size: Math.max((placed.size * after.width) / before.width, 6) };
}
