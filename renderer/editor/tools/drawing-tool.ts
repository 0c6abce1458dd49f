import type { Point, Rect, Size } from '../model/geometry.ts';
import type { DrawingStyle, Shape } from '../model/shapes.ts';

/** Describes the context in which a new shape is created. */
export interface ShapeContext {
  readonly id: number;
  readonly style: DrawingStyle;
  /** Size of the whole picture, to which lines and text are scaled. */
  readonly picture: Size;
}

/** Creates one kind of shape with the pointer, or by a key in the middle of the visible part. */
export interface DrawingTool {
  /** Begins a shape where the pointer is pressed. */
  begin(at: Point, making: ShapeContext): Shape;
  /** Updates the shape for the pointer at `to`, with Shift held if `isConstrained`. */
  drag(shape: Shape, to: Point, isConstrained: boolean): Shape;
  /** False for a shape too small to have been intended. */
  isLargeEnough(shape: Shape): boolean;
  /** Creates a shape of a common size in this part of the picture. */
  createIn(area: Rect, making: ShapeContext): Shape;
}
