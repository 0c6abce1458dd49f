import { middle, type Point } from '../model/geometry.ts';
import type { Step, TextShape } from '../model/shapes.ts';
import type { DrawingTool, Making } from './drawing-tool.ts';

/** A tool for what one point tells; it follows the pointer until that is let go. */
export function labelTool(
  make: (at: Point, making: Making) => TextShape | Step,
  /** From where one points to what is kept. */
  begins: (at: Point, shape: TextShape | Step) => Point = (at) => at,
): DrawingTool {
  const begin = (at: Point, making: Making) => {
    const shape = make(at, making);
    return { ...shape, at: begins(at, shape) };
  };
  return {
    begin,
    drag: (shape, to) =>
      shape.kind === 'text' || shape.kind === 'step' ? { ...shape, at: begins(to, shape) } : shape,
    isMeant: () => true,
    place: (area, making) => begin(middle(area), making),
  };
}
