import { type Background, backgroundLengths } from './background.ts';
import {
  inflatedRect,
  mirroredPoint,
  mirroredRect,
  movedPoint,
  pixelsIn,
  type Rect,
  type Rotation,
  rectBetween,
  rotatedBy,
  rotatedPoint,
  rotatedRect,
  type Size,
} from './geometry.ts';
import { boundsOf, isSpotlight, type MeasureText, mapShapePoints, movedShape, type Shape } from './shapes.ts';

/**
 * Describes a picture with its edits. All coordinates are pixels of the whole picture in its current orientation:
 * turned and mirrored, but neither cropped nor resized.
 */
export interface EditDocument {
  /** Size of the original picture. */
  readonly source: Size;
  /** Mirroring is applied before the rotation. */
  readonly isMirrored: boolean;
  readonly rotation: Rotation;
  /** Whole pixels; null for the whole picture. */
  readonly crop: Rect | null;
  /** Ratio of the resulting size to the cropped size. */
  readonly scale: number;
  /** In z-order from the lowest to the highest. */
  readonly shapes: readonly Shape[];
  readonly captions: Captions;
  /** Null: none. */
  readonly background: Background | null;
  readonly format: 'png' | 'jpeg';
}
export interface Captions {
  readonly top: string;
  readonly bottom: string;
}

export function newDocument(source: Size, format: EditDocument['format']): EditDocument {
  return {
    source,
    isMirrored: false,
    rotation: 0,
    crop: null,
    scale: 1,
    shapes: [],
    captions: { top: '', bottom: '' },
    background: null,
    format,
  };
}

/** Returns the size of the whole picture in its current orientation. */
export function rotatedSize({ source, rotation }: Pick<EditDocument, 'source' | 'rotation'>): Size {
  return rotation % 2 === 0 ? source : { width: source.height, height: source.width };
}

/** Returns the crop rectangle, by default the whole picture. */
export function cropRect(document: EditDocument): Rect {
  return document.crop ?? { x: 0, y: 0, ...rotatedSize(document) };
}

/** Returns the part of the plane that becomes the picture: the crop, and what a background adds around it. */
export function outerRect(document: EditDocument): Rect {
  const kept = cropRect(document);
  const { background } = document;
  return background ? inflatedRect(kept, backgroundLengths(background, kept).padding) : kept;
}

/** Returns the size of the resulting picture, in pixels. */
export function resultSize(document: EditDocument): Size {
  const { width, height } = outerRect(document);
  const scaled = (side: number) => Math.max(Math.round(side * document.scale), 1);
  return { width: scaled(width), height: scaled(height) };
}

export const nextId = ({ shapes }: EditDocument) =>
  shapes.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;

export const withShape = (document: EditDocument, shape: Shape): EditDocument => ({
  ...document,
  shapes: document.shapes.some(({ id }) => id === shape.id)
    ? document.shapes.map((one) => (one.id === shape.id ? shape : one))
    : // What is drawn on the picture is not dimmed with it.
      isSpotlight(shape)
      ? [shape, ...document.shapes]
      : [...document.shapes, shape],
});

export const withoutShape = (document: EditDocument, id: number): EditDocument => ({
  ...document,
  shapes: document.shapes.filter((shape) => shape.id !== id),
});

export type StackingOrder = 'front' | 'forward' | 'backward' | 'back';

export function withShapeOrder(document: EditDocument, id: number, order: StackingOrder): EditDocument {
  const from = document.shapes.findIndex((shape) => shape.id === id);
  const shape = document.shapes[from];
  if (!shape) return document;
  const last = document.shapes.length - 1;
  const to = {
    front: last,
    forward: Math.min(from + 1, last),
    backward: Math.max(from - 1, 0),
    back: 0,
  }[order];
  if (to === from) return document;
  const shapes = document.shapes.filter((one) => one.id !== id);
  shapes.splice(to, 0, shape);
  return { ...document, shapes };
}

/** Rotates the picture and its shapes by a quarter turn clockwise. */
export function rotatedDocument(document: EditDocument): EditDocument {
  const whole = rotatedSize(document);
  return {
    ...document,
    rotation: rotatedBy(document.rotation, 1),
    crop: document.crop && rotatedRect(document.crop, whole),
    shapes: document.shapes.map((shape) => {
      const placed = mapShapePoints(shape, (point) => rotatedPoint(point, whole));
      // Text rotates with the picture that it was written on.
      return placed.kind === 'text' || placed.kind === 'step'
        ? { ...placed, rotation: rotatedBy(placed.rotation, 1) }
        : placed;
    }),
  };
}

/** Mirrors left to right; text stays readable. */
export function mirroredDocument(document: EditDocument, measure: MeasureText): EditDocument {
  const whole = rotatedSize(document);
  return {
    ...document,
    isMirrored: !document.isMirrored,
    // Mirroring after a rotation equals the opposite rotation after mirroring.
    rotation: rotatedBy(0, -document.rotation),
    crop: document.crop && mirroredRect(document.crop, whole),
    shapes: document.shapes.map((shape) => {
      if (shape.kind !== 'text') return mapShapePoints(shape, (point) => mirroredPoint(point, whole));
      const before = boundsOf(shape, measure);
      return movedShape(shape, { x: mirroredRect(before, whole).x - before.x, y: 0 });
    }),
  };
}

/** Crops to the rectangle, in whole pixels; removes the crop where that is everything or nothing. */
export function croppedDocument(document: EditDocument, rect: Rect): EditDocument {
  const whole = rotatedSize(document);
  const left = Math.round(rect.x);
  const top = Math.round(rect.y);
  const crop = pixelsIn(
    rectBetween(
      { x: left, y: top },
      {
        x: Math.max(Math.round(rect.x + rect.width), left + 1),
        y: Math.max(Math.round(rect.y + rect.height), top + 1),
      },
    ),
    whole,
  );
  const isAll = !crop || (crop.width === whole.width && crop.height === whole.height);
  return { ...document, crop: isAll ? null : crop };
}

/** Whether the resulting picture equals the original. */
export function isUntouched(document: EditDocument): boolean {
  const { rotation, isMirrored, crop, scale, shapes, captions, background } = document;
  return (
    rotation === 0 &&
    !isMirrored &&
    crop === null &&
    scale === 1 &&
    shapes.length === 0 &&
    captions.top.trim() === '' &&
    captions.bottom.trim() === '' &&
    background === null
  );
}

/** Adds a copy of a shape, slightly offset. */
export function withDuplicate(document: EditDocument, id: number): EditDocument {
  const shape = document.shapes.find((one) => one.id === id);
  if (!shape) return document;
  const { width, height } = rotatedSize(document);
  const beside = Math.max(Math.round(Math.min(width, height) / 40), 4);
  const by = movedPoint({ x: 0, y: 0 }, { x: beside, y: beside });
  return withShape(document, { ...movedShape(shape, by), id: nextId(document) });
}
