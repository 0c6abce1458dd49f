import { croppedDocument, cropRect, rotatedSize } from './document.ts';
import { type Point, type Rect, type Size, squareCorner } from './geometry.ts';
import { draggedRect, handleAt, rectHandles } from './handles.ts';
import { type DragState, type EditorSession, edited } from './session-state.ts';

type CropDrag = Extract<DragState, { kind: `crop-${string}` }>;

/** Resets the crop rectangle to that of the document. */
export const withFullCrop = (session: EditorSession): EditorSession =>
  session.crop ? { ...session, crop: cropRect(session.history.present), aspect: null } : session;

/** Begins a crop drag: resizes by a side, moves the rectangle, or draws another one. */
export function pressCrop(crop: Rect, whole: Size, at: Point, slack: number): CropDrag {
  const handle = handleAt(rectHandles(crop), at, slack * 2);
  if (handle) return { kind: 'crop-resize', handle: handle.name, before: crop };
  const isAll = crop.width >= whole.width;
  const isInside =
    at.x > crop.x && at.y > crop.y && at.x < crop.x + crop.width && at.y < crop.y + crop.height;
  // A rectangle over the whole picture cannot be moved: there, another one begins.
  return isInside && !isAll ? { kind: 'crop-move', from: at, before: crop } : { kind: 'crop-new', from: at };
}

/** Crops the document to the rectangle and puts the tool away. */
export function withCropApplied(session: EditorSession): EditorSession {
  if (!session.crop) return session;
  const document = session.history.present;
  const next = croppedDocument(document, session.crop);
  const isSame = JSON.stringify(next.crop) === JSON.stringify(document.crop);
  return { ...(isSame ? session : edited(session, next)), tool: 'select', crop: null };
}

/** Computes the crop rectangle after a drag to a point. A fixed aspect is kept; it never leaves the picture. */
export function draggedCrop(
  { history, aspect }: EditorSession,
  grip: CropDrag,
  to: Point,
  isConstrained: boolean,
): Rect {
  const whole = rotatedSize(history.present);
  const within = (point: Point): Point => ({
    x: Math.min(Math.max(point.x, 0), whole.width),
    y: Math.min(Math.max(point.y, 0), whole.height),
  });
  switch (grip.kind) {
    case 'crop-new': {
      const from = within(grip.from);
      const end = within(isConstrained && aspect === null ? squareCorner(from, to) : to);
      const width = Math.max(Math.abs(end.x - from.x), 1);
      const height = Math.max(Math.abs(end.y - from.y), 1);
      const rect = {
        // At least one pixel, which at the far edges lies before the pointer.
        x: Math.min(from.x, end.x, whole.width - width),
        y: Math.min(from.y, end.y, whole.height - height),
        width,
        height,
      };
      return aspectOf(rect, aspect);
    }
    case 'crop-move': {
      const { before } = grip;
      const x = before.x + to.x - grip.from.x;
      const y = before.y + to.y - grip.from.y;
      return {
        ...before,
        x: Math.min(Math.max(x, 0), whole.width - before.width),
        y: Math.min(Math.max(y, 0), whole.height - before.height),
      };
    }
    case 'crop-resize': {
      const ratio = aspect ?? (isConstrained ? grip.before.width / grip.before.height : null);
      const rect = draggedRect(grip.before, grip.handle, within(to), ratio);
      const corner = within(rect);
      const end = within({ x: rect.x + rect.width, y: rect.y + rect.height });
      const inside = { ...corner, width: end.x - corner.x, height: end.y - corner.y };
      return ratio === null ? inside : aspectOf(inside, ratio);
    }
  }
}

/** Returns the largest rectangle of this aspect, centred in another. */
export function aspectOf(rect: Rect, aspect: number | null): Rect {
  if (aspect === null) return rect;
  const width = Math.min(rect.width, rect.height * aspect);
  const height = width / aspect;
  return { x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2, width, height };
}
