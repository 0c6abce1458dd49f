import {
  boundingRect,
  contains,
  distance,
  distanceToSegment,
  inflatedRect,
  movedPoint,
  type Point,
  pixelsIn,
  type Rect,
  type Rotation,
  rectBetween,
  type Size,
} from './geometry.ts';

/** Weight of lines and text, from 1 to 4. */
export type Weight = 1 | 2 | 3 | 4;
/** Strength of pixelation, blur and dimming. */
export type Strength = 1 | 2 | 3;

/** Style of the next shape; remembered from one picture to the next. */
export interface DrawingStyle {
  /** As #rrggbb. */
  readonly colour: string;
  /** A separate colour, because it must be translucent. */
  readonly highlighter: string;
  readonly weight: Weight;
  readonly strength: Strength;
}

interface ShapeBase {
  /** Ascending in order of creation; steps are numbered by it. */
  readonly id: number;
  readonly colour: string;
}
/** Shape defined by two points: from the first to the second, or with them as corners. */
export interface Span extends ShapeBase {
  readonly kind: 'arrow' | 'line' | 'box' | 'ellipse';
  readonly from: Point;
  readonly to: Point;
  /** In pixels of the picture, like all lengths here. */
  readonly width: number;
}
export interface Stroke extends ShapeBase {
  readonly kind: 'pen' | 'highlighter';
  readonly points: readonly Point[];
  readonly width: number;
}
export interface TextShape extends ShapeBase {
  readonly kind: 'text';
  /** The corner where reading begins. */
  readonly at: Point;
  readonly text: string;
  readonly size: number;
  readonly rotation: Rotation;
}
export interface StepMarker extends ShapeBase {
  readonly kind: 'step';
  /** Its centre. */
  readonly at: Point;
  readonly size: number;
  readonly rotation: Rotation;
}
/** Shape that irreversibly removes what lies below it in the resulting picture. */
export interface Redaction extends Omit<ShapeBase, 'colour'> {
  readonly kind: 'pixelate' | 'blur';
  readonly from: Point;
  readonly to: Point;
  readonly strength: Strength;
}
/** Part of the picture that stays as it is, while all around it is dimmed; several of them share one dimming. */
export interface Spotlight extends Omit<ShapeBase, 'colour'> {
  readonly kind: 'spotlight';
  readonly from: Point;
  readonly to: Point;
  readonly strength: Strength;
}
export type Shape = Span | Stroke | TextShape | StepMarker | Redaction | Spotlight;
export type ShapeKind = Shape['kind'];

/** Measures a text, lines and all, at this font size. */
export type MeasureText = (text: string, size: number) => Size;

export const lineHeight = 1.25;

/** Returns the base unit of line width and font size, so that they look alike on pictures of any size. */
const unitOf = ({ width, height }: Size) => Math.max(Math.sqrt(width * height) / 500, 1);
const lineUnits: Record<Weight, number> = { 1: 1.5, 2: 3, 3: 5, 4: 8 };
const letterUnits: Record<Weight, number> = { 1: 11, 2: 16, 3: 24, 4: 40 };
export const lineWidth = (picture: Size, weight: Weight) => Math.round(unitOf(picture) * lineUnits[weight]);
export const letterSize = (picture: Size, weight: Weight) =>
  Math.max(Math.round(unitOf(picture) * letterUnits[weight]), 12);
/** Returns the width of a highlighter, that of a line of text. */
export const highlighterWidth = (picture: Size, weight: Weight) => lineWidth(picture, weight) * 5;

export const isLine = (shape: Shape): shape is Span => shape.kind === 'arrow' || shape.kind === 'line';
export const isStroke = (shape: Shape): shape is Stroke =>
  shape.kind === 'pen' || shape.kind === 'highlighter';
export const isRedaction = (shape: Shape): shape is Redaction =>
  shape.kind === 'pixelate' || shape.kind === 'blur';

export const isSpotlight = (shape: Shape): shape is Spotlight => shape.kind === 'spotlight';
/** Whether a shape has a strength in place of a colour. */
export const hasStrength = (shape: Shape): shape is Redaction | Spotlight =>
  isRedaction(shape) || isSpotlight(shape);
/** Whether a shape is the rectangle between its two points, with handles at its sides. */
export const isRectangular = (shape: Shape): shape is Span | Redaction | Spotlight =>
  shape.kind === 'box' || shape.kind === 'ellipse' || hasStrength(shape);

/** Upper limit of blocks across a redaction's shorter side, so that not even a single line of text can be read. */
const blocksAcross: Record<Strength, number> = { 1: 8, 2: 4, 3: 2 };
const leastBlock: Record<Strength, number> = { 1: 12, 2: 16, 3: 24 };

/** Returns the pixels that a redaction covers, and the side of its blocks; null where it lies outside the picture. */
export function redactionBlocks(
  cover: Redaction,
  picture: Size,
): { readonly area: Rect; readonly block: number } | null {
  const area = pixelsIn(rectBetween(cover.from, cover.to), picture);
  if (!area) return null;
  const across = Math.min(area.width, area.height) / blocksAcross[cover.strength];
  return { area, block: Math.max(Math.ceil(across), leastBlock[cover.strength]) };
}

export function movedShape<S extends Shape>(shape: S, by: Point): S {
  return mapShapePoints(shape, (point) => movedPoint(point, by));
}

/** Maps each point of a shape. */
export function mapShapePoints<S extends Shape>(shape: S, map: (point: Point) => Point): S {
  if ('points' in shape) return { ...shape, points: shape.points.map(map) };
  if ('from' in shape) return { ...shape, from: map(shape.from), to: map(shape.to) };
  return { ...shape, at: map(shape.at) };
}

/** Returns the bounding rectangle of a shape as drawn. */
export function boundsOf(shape: Shape, measure: MeasureText): Rect {
  switch (shape.kind) {
    case 'arrow':
    case 'line':
    case 'box':
    case 'ellipse':
      return inflatedRect(rectBetween(shape.from, shape.to), shape.width / 2);
    case 'pixelate':
    case 'blur':
    case 'spotlight':
      return rectBetween(shape.from, shape.to);
    case 'pen':
    case 'highlighter':
      return inflatedRect(boundingRect(shape.points), shape.width / 2);
    case 'step':
      return inflatedRect({ ...shape.at, width: 0, height: 0 }, stepRadius(shape));
    case 'text':
      return boundingRect(textCorners(shape, measure));
  }
}

/** Returns the radius of a step's disc, somewhat larger than its number. */
export const stepRadius = (step: StepMarker) => step.size * 0.85;

function textCorners(text: TextShape, measure: MeasureText): Point[] {
  const { width, height } = measure(text.text, text.size);
  const ends: Point[] = [
    { x: 0, y: 0 },
    { x: width, y: height },
  ];
  const turn = ({ x, y }: Point): Point =>
    [
      { x, y },
      { x: -y, y: x },
      { x: -x, y: -y },
      { x: y, y: -x },
    ][text.rotation] ?? { x, y };
  return ends.map((end) => movedPoint(text.at, turn(end)));
}

/** Whether a point hits a shape; `slack` is the tolerance. */
export function isHit(shape: Shape, point: Point, slack: number, measure: MeasureText): boolean {
  switch (shape.kind) {
    case 'arrow':
    case 'line':
      return distanceToSegment(point, shape.from, shape.to) <= shape.width / 2 + slack;
    case 'pen':
    case 'highlighter':
      return isNearStroke(shape, point, shape.width / 2 + slack);
    case 'box':
      return isNearEdge(shape, shape.width / 2 + slack, point, contains);
    case 'ellipse':
      return isNearEdge(shape, shape.width / 2 + slack, point, ellipseContains);
    case 'spotlight':
      return isNearEdge(shape, slack * 2, point, contains);
    case 'step':
      return distance(shape.at, point) <= stepRadius(shape) + slack;
    default:
      return contains(inflatedRect(boundsOf(shape, measure), slack), point);
  }
}

/** Whether a point is on the edge of a hollow shape: shapes inside it can be hit. */
function isNearEdge(
  { from, to }: Pick<Span, 'from' | 'to'>,
  within: number,
  point: Point,
  isInside: (rect: Rect, point: Point) => boolean,
): boolean {
  const outer = inflatedRect(rectBetween(from, to), within);
  const inner = inflatedRect(rectBetween(from, to), -within);
  return isInside(outer, point) && !(inner.width > 0 && inner.height > 0 && isInside(inner, point));
}

function ellipseContains(rect: Rect, { x, y }: Point): boolean {
  const [across, down] = [rect.width / 2, rect.height / 2];
  return Math.hypot((x - rect.x - across) / across, (y - rect.y - down) / down) <= 1;
}

function isNearStroke({ points }: Stroke, point: Point, within: number): boolean {
  const [first] = points;
  if (first && points.length === 1) return distance(first, point) <= within;
  return points.some((to, index) => {
    const from = points[index - 1];
    return from !== undefined && distanceToSegment(point, from, to) <= within;
  });
}

/** Numbers the steps by id: 1 for the oldest one that exists. */
export function stepNumbers(shapes: readonly Shape[]): ReadonlyMap<number, number> {
  const ids = shapes.flatMap((shape) => (shape.kind === 'step' ? [shape.id] : [])).sort((a, b) => a - b);
  return new Map(ids.map((id, index) => [id, index + 1]));
}
