export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Point, Size {}

export const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);

export const movedPoint = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y });

/** Returns the rectangle with these two opposite corners. */
export function rectBetween(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(b.x - a.x),
    height: Math.abs(b.y - a.y),
  };
}

/** Returns the bounding rectangle; for no points, an empty one at the origin. */
export function boundingRect(points: readonly Point[]): Rect {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function inflatedRect(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

export function contains(rect: Rect, { x, y }: Point): boolean {
  return x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height;
}

export const rectCenter = (rect: Rect): Point => ({
  x: rect.x + rect.width / 2,
  y: rect.y + rect.height / 2,
});

/** Returns the pixels of the picture that the rectangle touches, or null where it touches none. */
export function pixelsIn(rect: Rect, picture: Size): Rect | null {
  const left = Math.max(Math.floor(rect.x), 0);
  const top = Math.max(Math.floor(rect.y), 0);
  const right = Math.min(Math.ceil(rect.x + rect.width), picture.width);
  const bottom = Math.min(Math.ceil(rect.y + rect.height), picture.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const length = along.x ** 2 + along.y ** 2;
  if (length === 0) return distance(point, from);
  const share = ((point.x - from.x) * along.x + (point.y - from.y) * along.y) / length;
  const nearest = Math.min(Math.max(share, 0), 1);
  return distance(point, { x: from.x + nearest * along.x, y: from.y + nearest * along.y });
}

/** Snaps the end of a line to the nearest multiple of 45 degrees, keeping the distance to `to`. */
export function snappedEnd(from: Point, to: Point): Point {
  const step = Math.PI / 4;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const length = distance(from, to);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}

/** Returns the corner of the square towards `to`, as wide as the longer side. */
export function squareCorner(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return {
    x: from.x + Math.sign(to.x - from.x || 1) * side,
    y: from.y + Math.sign(to.y - from.y || 1) * side,
  };
}

/** Quarter turns clockwise. */
export type Rotation = 0 | 1 | 2 | 3;
export const rotatedBy = (turn: Rotation, by: number): Rotation => ((((turn + by) % 4) + 4) % 4) as Rotation;

/** Maps a point of a picture of this size to its place after one quarter turn clockwise. */
export const rotatedPoint = ({ x, y }: Point, { height }: Size): Point => ({ x: height - y, y: x });
/** Maps a point to its place after mirroring left to right. */
export const mirroredPoint = ({ x, y }: Point, { width }: Size): Point => ({ x: width - x, y });

const corners = (rect: Rect): [Point, Point] => [rect, { x: rect.x + rect.width, y: rect.y + rect.height }];
export const rotatedRect = (rect: Rect, size: Size): Rect => {
  const [a, b] = corners(rect);
  return rectBetween(rotatedPoint(a, size), rotatedPoint(b, size));
};
export const mirroredRect = (rect: Rect, size: Size): Rect => {
  const [a, b] = corners(rect);
  return rectBetween(mirroredPoint(a, size), mirroredPoint(b, size));
};
