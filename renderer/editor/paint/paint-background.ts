import { type Background, type BackgroundLengths, backgroundLengths } from '../model/background.ts';
import { cropRect, type EditDocument, outerRect } from '../model/document.ts';
import type { Rect } from '../model/geometry.ts';
import type { CanvasContext } from './fonts.ts';

/**
 * Draws what the picture lies on, and limits all that is drawn afterwards to the picture with its rounded corners; draws
 * and limits nothing where there is no background.
 */
export function paintBackground(brush: CanvasContext, document: EditDocument): void {
  const { background } = document;
  if (!background) return;
  const inner = cropRect(document);
  const lengths = backgroundLengths(background, inner);
  const outer = outerRect(document);
  fill(brush, background, outer);
  if (lengths.shadow > 0) paintShadow(brush, inner, outer, lengths);
  brush.beginPath();
  brush.roundRect(inner.x, inner.y, inner.width, inner.height, lengths.radius);
  brush.clip();
}

function fill(brush: CanvasContext, { colours }: Background, outer: Rect): void {
  const [first, second = first] = colours;
  if (first === undefined || second === undefined) return;
  const gradient = brush.createLinearGradient(
    outer.x,
    outer.y,
    outer.x + outer.width,
    outer.y + outer.height,
  );
  gradient.addColorStop(0, first);
  gradient.addColorStop(1, second);
  brush.save();
  brush.fillStyle = gradient;
  brush.fillRect(outer.x, outer.y, outer.width, outer.height);
  brush.restore();
}

function paintShadow(
  brush: CanvasContext,
  inner: Rect,
  outer: Rect,
  { radius, shadow }: BackgroundLengths,
): void {
  // Shadows are measured in pixels of the canvas, whatever its transformation.
  const scale = brush.getTransform().a;
  brush.save();
  // Around the picture only: under one that is translucent it would be seen.
  brush.beginPath();
  brush.rect(outer.x, outer.y, outer.width, outer.height);
  brush.roundRect(inner.x, inner.y, inner.width, inner.height, radius);
  brush.clip('evenodd');
  brush.shadowColor = 'rgba(0, 0, 0, 0.45)';
  brush.shadowBlur = shadow * scale;
  brush.shadowOffsetY = (shadow / 3) * scale;
  brush.fillStyle = '#000000';
  brush.beginPath();
  brush.roundRect(inner.x, inner.y, inner.width, inner.height, radius);
  brush.fill();
  brush.restore();
}
