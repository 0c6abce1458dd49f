import { distance, type Point, type Rect, rectBetween } from '../model/geometry.ts';
import type { Redaction, Shape, Span, Spotlight } from '../model/shapes.ts';
import type { DrawingTool, ShapeContext } from './drawing-tool.ts';

/** Minimum length of an intended shape. */
const minLength = 4;

type SpanLike = Span | Redaction | Spotlight;
const isSpanLike = (shape: Shape): shape is SpanLike => 'from' in shape;

/**
 * Creates a tool for shapes between two points.
 * @param constrained where the second point is with Shift
 */
export function spanTool(
  make: (from: Point, to: Point, making: ShapeContext) => SpanLike,
  constrained: (from: Point, to: Point) => Point,
): DrawingTool {
  return {
    begin: (at, making) => make(at, at, making),
    drag: (shape, to, isConstrained) =>
      isSpanLike(shape) ? { ...shape, to: isConstrained ? constrained(shape.from, to) : to } : shape,
    isLargeEnough: (shape) => isSpanLike(shape) && distance(shape.from, shape.to) >= minLength,
    createIn: (area, making) => make(...spanEndsIn(area), making),
  };
}

/** Creates a tool for redactions and spotlights. One without height covers nothing. */
export function areaTool(
  make: (from: Point, to: Point, making: ShapeContext) => Redaction | Spotlight,
  constrained: (from: Point, to: Point) => Point,
): DrawingTool {
  const tool = spanTool(make, constrained);
  return {
    ...tool,
    isLargeEnough(shape) {
      if (!isSpanLike(shape)) return false;
      const { width, height } = rectBetween(shape.from, shape.to);
      return width >= minLength && height >= minLength;
    },
  };
}

/** Returns the middle third of an area, never empty: of a single pixel all of it. */
function spanEndsIn({ x, y, width, height }: Rect): [Point, Point] {
  return [
    { x: Math.floor(x + width / 3), y: Math.floor(y + height / 3) },
    { x: Math.ceil(x + (2 * width) / 3), y: Math.ceil(y + (2 * height) / 3) },
  ];
}
