import { between, distance, type Point, type Rect } from '../model/geometry.ts';
import type { Cover, Shape, Span } from '../model/shapes.ts';
import type { DrawingTool, Making } from './drawing-tool.ts';

/** Shorter than this nobody draws on purpose. */
const shortest = 4;

type SpanLike = Span | Cover;
const isSpanLike = (shape: Shape): shape is SpanLike => 'from' in shape;

/**
 * A tool for what two points tell.
 * @param constrained where the second point is with Shift
 */
export function spanTool(
  make: (from: Point, to: Point, making: Making) => SpanLike,
  constrained: (from: Point, to: Point) => Point,
): DrawingTool {
  return {
    begin: (at, making) => make(at, at, making),
    drag: (shape, to, isConstrained) =>
      isSpanLike(shape) ? { ...shape, to: isConstrained ? constrained(shape.from, to) : to } : shape,
    isMeant: (shape) => isSpanLike(shape) && distance(shape.from, shape.to) >= shortest,
    place: (area, making) => make(...placed(area), making),
  };
}

/** A cover without height hides nothing. */
export function coverTool(
  make: (from: Point, to: Point, making: Making) => Cover,
  constrained: (from: Point, to: Point) => Point,
): DrawingTool {
  const tool = spanTool(make, constrained);
  return {
    ...tool,
    isMeant(shape) {
      if (!isSpanLike(shape)) return false;
      const { width, height } = between(shape.from, shape.to);
      return width >= shortest && height >= shortest;
    },
  };
}

/** The middle third of an area, and never nothing: of a single pixel all of it. */
function placed({ x, y, width, height }: Rect): [Point, Point] {
  return [
    { x: Math.floor(x + width / 3), y: Math.floor(y + height / 3) },
    { x: Math.ceil(x + (2 * width) / 3), y: Math.ceil(y + (2 * height) / 3) },
  ];
}
