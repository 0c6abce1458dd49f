import type Konva from 'konva';
import { Rect as KonvaRect, Shape as KonvaShape } from 'react-konva';
import { type Point, type Rect, rectBetween } from '../../editor/model/geometry.ts';
import { handlesOf, rectHandles } from '../../editor/model/handles.ts';
import type { EditorSession } from '../../editor/model/session-state.ts';
import { boundsOf, hasStrength, type MeasureText, type Shape } from '../../editor/model/shapes.ts';
import { toWindow } from '../../editor/viewport.ts';
import { shownPart } from './shown-part.ts';
import type { ViewControl } from './use-viewport.ts';

const handleSize = 9;

const accent = () => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();

function Handles({ at }: { at: readonly Point[] }) {
  const colour = accent();
  return at.map((point) => (
    <KonvaRect
      key={`${point.x} ${point.y}`}
      x={Math.round(point.x) - handleSize / 2}
      y={Math.round(point.y) - handleSize / 2}
      width={handleSize}
      height={handleSize}
      cornerRadius={2}
      fill="#ffffff"
      stroke={colour}
      strokeWidth={1.5}
    />
  ));
}

/** Shows the frame and the handles of a selected shape. */
export function ShapeHandles({
  shape,
  measure,
  control,
}: {
  shape: Shape;
  measure: MeasureText;
  control: ViewControl;
}) {
  const { view } = control;
  const bounds = hasStrength(shape) ? rectBetween(shape.from, shape.to) : boundsOf(shape, measure);
  const at = toWindow(view, bounds);
  const isLine = shape.kind === 'arrow' || shape.kind === 'line';
  return (
    <>
      {!isLine && (
        <KonvaRect
          x={Math.round(at.x) - 0.5}
          y={Math.round(at.y) - 0.5}
          width={Math.round(bounds.width * view.zoom) + 1}
          height={Math.round(bounds.height * view.zoom) + 1}
          stroke={accent()}
          strokeWidth={1}
          dash={[4, 3]}
        />
      )}
      <Handles at={handlesOf(shape, measure).map((handle) => toWindow(view, handle.at))} />
    </>
  );
}

/** Shows the crop rectangle with its handles and dims the rest. */
export function CropHandles({
  crop,
  session,
  control,
}: {
  crop: Rect;
  session: EditorSession;
  control: ViewControl;
}) {
  const { view } = control;
  const whole = shownPart(session);
  const draw = (context: Konva.Context) => {
    const brush = context._context;
    const from = toWindow(view, crop);
    const all = toWindow(view, whole);
    const width = crop.width * view.zoom;
    const height = crop.height * view.zoom;
    brush.fillStyle = 'rgba(0, 0, 0, 0.55)';
    brush.beginPath();
    brush.rect(all.x, all.y, whole.width * view.zoom, whole.height * view.zoom);
    brush.rect(from.x, from.y, width, height);
    brush.fill('evenodd');
    brush.strokeStyle = '#ffffff';
    brush.lineWidth = 1;
    brush.strokeRect(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5, width - 1, height - 1);
    brush.globalAlpha = 0.4;
    brush.beginPath();
    for (const third of [1 / 3, 2 / 3]) {
      brush.moveTo(from.x + width * third, from.y);
      brush.lineTo(from.x + width * third, from.y + height);
      brush.moveTo(from.x, from.y + height * third);
      brush.lineTo(from.x + width, from.y + height * third);
    }
    brush.stroke();
    brush.globalAlpha = 1;
  };
  return (
    <>
      <KonvaShape sceneFunc={draw} />
      <Handles at={rectHandles(crop).map((handle) => toWindow(view, handle.at))} />
    </>
  );
}
