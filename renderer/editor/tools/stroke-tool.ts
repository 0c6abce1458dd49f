import { distance, type Point, type Rect, snappedEnd } from '../model/geometry.ts';
import { isStroke, type Stroke } from '../model/shapes.ts';
import type { DrawingTool, ShapeContext } from './drawing-tool.ts';

/** Minimum distance between points of a stroke, in pixels of the picture. */
const minPointDistance = 1.5;

/** Creates a tool for freehand lines; with Shift they are straight. */
export function strokeTool(make: (points: readonly Point[], making: ShapeContext) => Stroke): DrawingTool {
  return {
    begin: (at, making) => make([at], making),
    drag(shape, to, isConstrained) {
      if (!isStroke(shape)) return shape;
      const [first] = shape.points;
      const last = shape.points.at(-1);
      if (isConstrained && first) return { ...shape, points: [first, snappedEnd(first, to)] };
      return last && distance(last, to) < minPointDistance
        ? shape
        : { ...shape, points: [...shape.points, to] };
    },
    // A dot is drawn on purpose too.
    isLargeEnough: (shape) => isStroke(shape) && shape.points.length > 0,
    createIn: (area, making) => make(strokePointsIn(area), making),
  };
}

function strokePointsIn({ x, y, width, height }: Rect): Point[] {
  const at = (share: number): Point => ({ x: x + width * share, y: y + height / 2 });
  return [at(1 / 3), at(2 / 3)];
}
