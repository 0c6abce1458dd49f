import { cropRect, type EditDocument, outerRect, resultSize, rotatedSize } from '../model/document.ts';
import type { Rect, Size } from '../model/geometry.ts';
import {
  isRedaction,
  isSpotlight,
  type Redaction,
  redactionBlocks,
  type Shape,
  stepNumbers,
} from '../model/shapes.ts';
import type { CanvasContext } from './fonts.ts';
import { createMosaic, renderBlocks, renderSmooth } from './mosaic.ts';
import { paintBackground } from './paint-background.ts';
import { paintCaptions } from './paint-captions.ts';
import { paintShape } from './paint-shape.ts';
import { paintSpotlights } from './paint-spotlights.ts';

/** Holds the original bitmap, and a smaller one where it is larger than a window shows. */
export interface SourceBitmaps {
  readonly full: ImageBitmap;
  readonly small: ImageBitmap;
}

/** Limit of pixels that are sampled for a redaction on screen; the resulting picture samples all. */
const maxPreviewPixels = 1_000_000;

/**
 * Draws `area` (of the whole picture) with a context of which one unit is one of its pixels.
 * @param detail pixels of the target for one of the picture, to choose between the two sources
 */
export type Painter = (brush: CanvasContext, document: EditDocument, area: Rect, detail: number) => void;

/**
 * Creates a painter for the screen, which caches redactions as long as nothing below them changes; or for the resulting
 * picture, which is exact.
 */
export function createPainter(source: SourceBitmaps, isExact: boolean): Painter {
  let remembered = new Map<number, { readonly key: readonly unknown[]; readonly patch: OffscreenCanvas }>();

  function paint(
    brush: CanvasContext,
    document: EditDocument,
    area: Rect,
    detail: number,
    most: number,
  ): void {
    const wantsFull = isExact || detail > source.small.width / source.full.width;
    brush.imageSmoothingEnabled = !isExact;
    paintSource(brush, document, wantsFull ? source.full : source.small);
    const numbers = stepNumbers(document.shapes);
    const spotlights = document.shapes.filter(isSpotlight);
    for (const [index, shape] of document.shapes.entries()) {
      if (index >= most) break;
      if (isRedaction(shape)) paintCover(brush, document, shape, index, area);
      else if (isSpotlight(shape)) {
        // At the place of the lowest one: what was drawn after it is not dimmed.
        if (shape === spotlights[0]) paintSpotlights(brush, spotlights, rotatedSize(document));
      } else paintShape(brush, shape, numbers);
    }
  }

  function paintCover(
    brush: CanvasContext,
    document: EditDocument,
    cover: Redaction,
    index: number,
    area: Rect,
  ): void {
    const covered = redactionBlocks(cover, rotatedSize(document));
    if (!covered || !overlaps(covered.area, area)) return;
    const { x, y, width, height } = covered.area;
    const patch = patchOf(document, cover, index, covered);
    if (!patch) return;
    // What lies below must go even where the redaction is translucent.
    brush.clearRect(x, y, width, height);
    brush.save();
    brush.imageSmoothingEnabled = !isExact && cover.kind === 'blur';
    brush.drawImage(patch, x, y, width, height);
    brush.restore();
  }

  function patchOf(
    document: EditDocument,
    cover: Redaction,
    index: number,
    { area, block }: { readonly area: Rect; readonly block: number },
  ): OffscreenCanvas | null {
    const { rotation, isMirrored, shapes } = document;
    const below: readonly Shape[] = shapes.slice(0, index);
    // A spotlight above one below changes what is dimmed there.
    const key = [rotation, isMirrored, cover, ...below, ...shapes.filter(isSpotlight)];
    const known = remembered.get(cover.id);
    if (known && known.key.length === key.length && known.key.every((one, at) => one === key[at]))
      return known.patch;
    const fit = isExact ? 1 : Math.min(Math.sqrt(maxPreviewPixels / (area.width * area.height)), 1);
    const size = {
      width: Math.max(Math.round(area.width * fit), 1),
      height: Math.max(Math.round(area.height * fit), 1),
    };
    const patch = new OffscreenCanvas(size.width, size.height);
    const brush = patch.getContext('2d', { willReadFrequently: true });
    if (!brush) return null;
    if (document.format === 'jpeg') fillWhite(brush, size);
    brush.scale(size.width / area.width, size.height / area.height);
    brush.translate(-area.x, -area.y);
    paint(brush, document, area, fit, index);
    const seen = brush.getImageData(0, 0, size.width, size.height);
    const side = Math.max(Math.round(block * fit), 1);
    const spread = cover.kind === 'blur' ? renderSmooth : renderBlocks;
    const { data } = spread(createMosaic(seen, side), side, size.width, size.height);
    seen.data.set(data);
    brush.putImageData(seen, 0, 0);
    remembered = new Map([...remembered].filter(([id]) => shapes.some((shape) => shape.id === id)));
    remembered.set(cover.id, { key, patch });
    return patch;
  }

  return (brush, document, area, detail) => {
    paint(brush, document, area, detail, Number.POSITIVE_INFINITY);
    paintCaptions(brush, document.captions, cropRect(document));
  };
}

/** Fills the background with white: JPEG has no transparency. */
function fillWhite(brush: CanvasContext, { width, height }: Size): void {
  brush.fillStyle = '#ffffff';
  brush.fillRect(0, 0, width, height);
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Cosine and sine of the quarter turns, without the rounding errors of floating point that would blur every pixel. */
const turns = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

function paintSource(brush: CanvasContext, document: EditDocument, bitmap: ImageBitmap): void {
  const { source, rotation, isMirrored } = document;
  const [cosine, sine] = turns[rotation];
  const whole = rotatedSize(document);
  brush.save();
  brush.translate(whole.width / 2, whole.height / 2);
  brush.transform(cosine, sine, -sine, cosine, 0, 0);
  if (isMirrored) brush.scale(-1, 1);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(bitmap, -source.width / 2, -source.height / 2, source.width, source.height);
  brush.restore();
}

/** JPEG quality at which losses in a photograph are invisible. */
const jpegQuality = 0.92;

/**
 * Renders the resulting picture: one flat layer of pixels and nothing beside it.
 * @throws {Error} where there is not enough memory for it
 */
export async function renderPicture(source: ImageBitmap, document: EditDocument): Promise<Blob> {
  const kept = outerRect(document);
  const flat = createCanvas(kept.width, kept.height);
  if (document.format === 'jpeg') fillWhite(flat.brush, kept);
  flat.brush.translate(-kept.x, -kept.y);
  paintBackground(flat.brush, document);
  createPainter({ full: source, small: source }, true)(flat.brush, document, cropRect(document), 1);
  const { width, height } = resultSize(document);
  const type = document.format === 'jpeg' ? 'image/jpeg' : 'image/png';
  if (width === kept.width && height === kept.height)
    return flat.canvas.convertToBlob({ type, quality: jpegQuality });
  const resized = await createImageBitmap(flat.canvas, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const target = createCanvas(width, height);
  target.brush.drawImage(resized, 0, 0);
  resized.close();
  return target.canvas.convertToBlob({ type, quality: jpegQuality });
}

function createCanvas(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  // Never on the graphics card, which has its own limits and rounding.
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush) throw new Error(`There is no memory for ${width} × ${height} pixels`);
  return { canvas, brush };
}
