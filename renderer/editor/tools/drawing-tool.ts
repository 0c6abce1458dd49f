import type { Point, Rect, Size } from '../model/geometry.ts';
import type { DrawingStyle, Shape } from '../model/shapes.ts';

/** What a new shape is made with. */
export interface ShapeContext {
  readonly id: number;
  readonly style: DrawingStyle;
  /** The whole picture, by whose size lines and letters are measured. */
  readonly picture: Size;
}

/** How one kind of shape comes about under the pointer, or by a key in the middle of what is seen. */
export interface DrawingTool {
  /** Where the pointer goes down. */
  begin(at: Point, making: ShapeContext): Shape;
  /** The pointer is at `to`, with Shift held if `isConstrained`. */
  drag(shape: Shape, to: Point, isConstrained: boolean): Shape;
  /** False for what is too small to have been meant. */
  isLargeEnough(shape: Shape): boolean;
  /** One of a common size in this part of the picture. */
  createIn(area: Rect, making: ShapeContext): Shape;
}
