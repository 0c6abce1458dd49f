import type { Point, Rect, Size } from '../model/geometry.ts';
import type { Shape, Style } from '../model/shapes.ts';

/** What a new shape is made with. */
export interface Making {
  readonly id: number;
  readonly style: Style;
  /** The whole picture, by whose size lines and letters are measured. */
  readonly picture: Size;
}

/** How one kind of shape comes about under the pointer, or by a key in the middle of what is seen. */
export interface DrawingTool {
  /** Where the pointer goes down. */
  begin(at: Point, making: Making): Shape;
  /** The pointer is at `to`, with Shift held if `isConstrained`. */
  drag(shape: Shape, to: Point, isConstrained: boolean): Shape;
  /** False for what is too small to have been meant. */
  isMeant(shape: Shape): boolean;
  /** One of a common size in this part of the picture. */
  place(area: Rect, making: Making): Shape;
}
