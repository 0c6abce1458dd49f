import { distance, type Point, rectBetween } from '../model/geometry.ts';
import {
  lineHeight,
  type Redaction,
  type Shape,
  type Span,
  type Spotlight,
  type StepMarker,
  type Stroke,
  stepRadius,
  type TextShape,
} from '../model/shapes.ts';
import { type CanvasContext, textDirection, textFont } from './fonts.ts';

/** Draws one shape with a context scaled to the picture's pixels. `numbers` contains those of the steps. */
export function paintShape(
  brush: CanvasContext,
  shape: Exclude<Shape, Redaction | Spotlight>,
  numbers: ReadonlyMap<number, number>,
): void {
  brush.save();
  brush.strokeStyle = shape.colour;
  brush.fillStyle = shape.colour;
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  switch (shape.kind) {
    case 'arrow':
      paintArrow(brush, shape);
      break;
    case 'line':
      brush.lineWidth = shape.width;
      brush.beginPath();
      brush.moveTo(shape.from.x, shape.from.y);
      brush.lineTo(shape.to.x, shape.to.y);
      brush.stroke();
      break;
    case 'box': {
      const { x, y, width, height } = rectBetween(shape.from, shape.to);
      brush.lineWidth = shape.width;
      brush.strokeRect(x, y, width, height);
      break;
    }
    case 'ellipse': {
      const { x, y, width, height } = rectBetween(shape.from, shape.to);
      brush.lineWidth = shape.width;
      brush.beginPath();
      brush.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
      brush.stroke();
      break;
    }
    case 'highlighter':
      // As ink on paper: what is dark stays dark.
      brush.globalCompositeOperation = 'multiply';
      brush.lineCap = 'butt';
      paintStroke(brush, shape);
      break;
    case 'pen':
      paintStroke(brush, shape);
      break;
    case 'text':
      paintText(brush, shape);
      break;
    case 'step':
      paintStep(brush, shape, numbers.get(shape.id) ?? 1);
      break;
  }
  brush.restore();
}

/** Computes the outline of an arrow, whose shaft widens towards its head. */
export function arrowOutline({ from, to, width }: Pick<Span, 'from' | 'to' | 'width'>): Point[] {
  const length = distance(from, to);
  if (length === 0) return [];
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const head = Math.min(width * 4.5, length);
  const place = (far: number, aside: number): Point => ({
    x: from.x + along.x * far - along.y * aside,
    y: from.y + along.y * far + along.x * aside,
  });
  const neck = length - head * 0.85;
  const half = head * 0.5;
  return [
    place(0, width * 0.3),
    place(neck, width * 0.5),
    place(length - head, half),
    place(length, 0),
    place(length - head, -half),
    place(neck, -width * 0.5),
    place(0, -width * 0.3),
  ];
}

function paintArrow(brush: CanvasContext, arrow: Span): void {
  brush.beginPath();
  for (const { x, y } of arrowOutline(arrow)) brush.lineTo(x, y);
  brush.closePath();
  brush.fill();
}

function paintStroke(brush: CanvasContext, { points, width }: Stroke): void {
  const [first, second] = points;
  if (!first) return;
  brush.lineWidth = width;
  brush.beginPath();
  if (!second) {
    brush.arc(first.x, first.y, width / 2, 0, 2 * Math.PI);
    brush.fill();
    return;
  }
  brush.moveTo(first.x, first.y);
  // Through the midpoints of the segments, curved by the points: no corners where the hand was quick.
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (index === 0 || !next) continue;
    brush.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  }
  const last = points.at(-1) ?? first;
  brush.lineTo(last.x, last.y);
  brush.stroke();
}

/** Returns black or white, whichever has more contrast with a colour. */
export function contrastColor(colour: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.36 ? '#000000' : '#ffffff';
}

/** Draws text with an outline of the opposite brightness, so that it is readable on any background. */
function paintText(brush: CanvasContext, { at, text, size, rotation }: TextShape): void {
  brush.translate(at.x, at.y);
  brush.rotate((rotation * Math.PI) / 2);
  brush.font = textFont(size);
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.lineWidth = size / 8;
  brush.strokeStyle = contrastColor(String(brush.fillStyle));
  for (const [index, line] of text.split('\n').entries()) {
    const y = (index + 0.5) * size * lineHeight;
    brush.direction = textDirection(line);
    brush.strokeText(line, 0, y);
    brush.fillText(line, 0, y);
  }
}

function paintStep(brush: CanvasContext, step: StepMarker, number: number): void {
  const radius = stepRadius(step);
  brush.translate(step.at.x, step.at.y);
  brush.rotate((step.rotation * Math.PI) / 2);
  brush.beginPath();
  brush.arc(0, 0, radius, 0, 2 * Math.PI);
  brush.fill();
  const ink = contrastColor(step.colour);
  brush.lineWidth = radius / 10;
  brush.strokeStyle = ink;
  brush.stroke();
  brush.fillStyle = ink;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  // Long numbers are set smaller, to stay within.
  const digits = String(number).length;
  brush.font = textFont(step.size * (digits > 2 ? 0.62 : digits === 2 ? 0.82 : 1));
  brush.fillText(String(number), 0, step.size * 0.04);
}
