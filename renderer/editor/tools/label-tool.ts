import { type Point, rectCenter } from '../model/geometry.ts';
import type { StepMarker, TextShape } from '../model/shapes.ts';
import type { DrawingTool, ShapeContext } from './drawing-tool.ts';

/** Creates a tool for shapes at one point, which follow the pointer until it is released. */
export function labelTool(
  make: (at: Point, making: ShapeContext) => TextShape | StepMarker,
  /** Converts the pointer's position to the shape's. */
  begins: (at: Point, shape: TextShape | StepMarker) => Point = (at) => at,
): DrawingTool {
  const begin = (at: Point, making: ShapeContext) => {
    const shape = make(at, making);
    return { ...shape, at: begins(at, shape) };
  };
  return {
    begin,
    drag: (shape, to) =>
      shape.kind === 'text' || shape.kind === 'step' ? { ...shape, at: begins(to, shape) } : shape,
    isLargeEnough: () => true,
    createIn: (area, making) => begin(rectCenter(area), making),
  };
}
