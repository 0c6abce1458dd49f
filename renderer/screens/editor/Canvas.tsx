import type Konva from 'konva';
import { Maximize, Minus, Plus } from 'lucide-react';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Group } from 'react-aria-components';
import { Rect as KonvaRect, Shape as KonvaShape, Layer, Stage } from 'react-konva';
import { IconButton } from '../../components/Button.tsx';
import { cropRect, rotatedSize } from '../../editor/model/document.ts';
import {
  type EditorAction,
  type EditorSession,
  selectedShape,
  shownDocument,
} from '../../editor/model/editor-session.ts';
import { type Point, type Rect, rectBetween } from '../../editor/model/geometry.ts';
import { handlesOf, rectHandles } from '../../editor/model/handles.ts';
import {
  boundsOf,
  isRedaction,
  lineHeight,
  type MeasureText,
  type Shape,
} from '../../editor/model/shapes.ts';
import { contrastColor } from '../../editor/paint/paint-shape.ts';
import { createPainter, type SourceBitmaps } from '../../editor/paint/painter.ts';
import { isDrawing } from '../../editor/tools/index.ts';
import { toPicture, toWindow, visiblePart } from '../../editor/viewport.ts';
import { useTranslator } from '../../i18n-context.tsx';
import type { ViewControl } from './use-viewport.ts';

/** How far beside a thing, in pixels of the window, it is still meant. */
const hitTolerance = 5;
const handleSize = 9;
/** One notch of a wheel, or a little pinch. */
const wheelFactor = (delta: number) => Math.exp(-Math.max(Math.min(delta, 60), -60) * 0.006);

interface CanvasProps {
  readonly session: EditorSession;
  readonly dispatch: (action: EditorAction) => void;
  readonly source: SourceBitmaps;
  readonly measure: MeasureText;
  readonly view: ViewControl;
}

/** The picture on its ground: seen, zoomed, moved, drawn upon. */
export function Canvas({ session, dispatch, source, measure, view: control }: CanvasProps) {
  const words = useTranslator();
  const { view, viewportSize, setViewportSize } = control;
  const frame = useRef<HTMLDivElement>(null);
  const hand = usePointerTool({ session, dispatch, control, frame });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setViewportSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    element.focus({ preventScroll: true });
    return () => observer.disconnect();
  }, [setViewportSize]);

  const selected = session.drag?.kind === 'drawing' ? null : selectedShape(session);
  const cursor = hand.isPanning ? 'cursor-grab' : cursorOf(session);
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden bg-sunken">
      <div
        ref={frame}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: everything on it is reached by keys
        tabIndex={0}
        data-editor-picture
        aria-label={words.t('editor.canvas')}
        aria-describedby="editor-canvas-about"
        className={`absolute inset-0 touch-none overflow-hidden outline-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent ${cursor}`}
        {...hand.handlers}
      >
        <Backdrop session={session} control={control} />
        <Stage
          width={viewportSize.width}
          height={viewportSize.height}
          listening={false}
          className="absolute inset-0"
        >
          <Layer listening={false}>
            <Picture session={session} source={source} control={control} />
          </Layer>
          <Layer listening={false}>
            {session.crop && <CropHandles crop={session.crop} session={session} control={control} />}
            {selected && <ShapeHandles shape={selected} measure={measure} control={control} />}
          </Layer>
        </Stage>
        {session.textBeingEdited && (
          <TextEditor
            key={session.textBeingEdited.id}
            typing={session.textBeingEdited}
            measure={measure}
            control={control}
            dispatch={dispatch}
            leave={() => frame.current?.focus({ preventScroll: true })}
          />
        )}
      </div>
      <p id="editor-canvas-about" className="sr-only">
        {words.t('editor.canvas.about')}
      </p>
      <p role="status" className="sr-only">
        {selected
          ? words.t('editor.selected', { name: words.t(`editor.tool.${selected.kind}`) })
          : session.tool === 'select' && words.t('editor.nothing-selected')}
      </p>
      <ZoomBar control={control} zoom={view.zoom} />
    </div>
  );
}

function cursorOf({ tool }: EditorSession): string {
  if (tool === 'text') return 'cursor-text';
  return isDrawing(tool) || tool === 'crop' ? 'cursor-crosshair' : 'cursor-default';
}

/** Shows where a picture lets the ground through. */
function Backdrop({ session, control }: { session: EditorSession; control: ViewControl }) {
  const part = shownPart(session);
  const at = toWindow(control.view, part);
  const { zoom } = control.view;
  return (
    <div
      aria-hidden
      className="checker absolute bg-raised outline-1 outline-line-strong"
      style={{ left: at.x, top: at.y, width: part.width * zoom, height: part.height * zoom }}
    />
  );
}

/** What is to be seen: with the crop in hand all of it, to be chosen from. */
const shownPart = ({ tool, history }: EditorSession): Rect =>
  tool === 'crop' ? { x: 0, y: 0, ...rotatedSize(history.present) } : cropRect(history.present);

function Picture({
  session,
  source,
  control,
}: {
  session: EditorSession;
  source: SourceBitmaps;
  control: ViewControl;
}) {
  const paint = useMemo(() => createPainter(source, false), [source]);
  const { view, viewportSize } = control;
  const part = shownPart(session);
  const document = shownDocument(session);
  const isCropping = session.tool === 'crop';
  const draw = (context: Konva.Context) => {
    const brush = context._context;
    brush.save();
    brush.translate(view.x, view.y);
    brush.scale(view.zoom, view.zoom);
    brush.beginPath();
    brush.rect(part.x, part.y, part.width, part.height);
    brush.clip();
    // Seen as they are: large pixels are squares.
    brush.imageSmoothingEnabled = view.zoom < 3;
    const shown = isCropping ? { ...document, captions: { top: '', bottom: '' } } : document;
    paint(brush, shown, visiblePart(view, viewportSize, part), view.zoom * window.devicePixelRatio);
    brush.restore();
  };
  return <KonvaShape sceneFunc={draw} perfectDrawEnabled={false} />;
}

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

/** What shows that a shape is selected, and by what it can be taken. */
function ShapeHandles({
  shape,
  measure,
  control,
}: {
  shape: Shape;
  measure: MeasureText;
  control: ViewControl;
}) {
  const { view } = control;
  const bounds = isRedaction(shape) ? rectBetween(shape.from, shape.to) : boundsOf(shape, measure);
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

/** What is cut away lies in the shade. */
function CropHandles({
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

/** A real field over the picture, so that every way of writing works in it. */
function TextEditor({
  typing,
  measure,
  control,
  dispatch,
  leave,
}: {
  typing: Extract<Shape, { kind: 'text' }>;
  measure: MeasureText;
  control: ViewControl;
  dispatch: (action: EditorAction) => void;
  leave: () => void;
}) {
  const words = useTranslator();
  const field = useRef<HTMLTextAreaElement>(null);
  const { view } = control;
  const at = toWindow(view, typing.at);
  const size = typing.size * view.zoom;
  const { width, height } = measure(typing.text || ' ', size);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  return (
    <textarea
      ref={field}
      aria-label={words.t('editor.typing')}
      dir="auto"
      value={typing.text}
      spellCheck={false}
      onChange={(event) => dispatch({ do: 'type', text: event.target.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        dispatch({ do: 'end-typing' });
        leave();
      }}
      onPointerDown={(event) => event.stopPropagation()}
      className="absolute origin-top-left resize-none overflow-hidden rounded-sm border-0 p-0 text-left font-semibold whitespace-pre outline-2 outline-offset-4 outline-accent select-text focus-visible:outline-2"
      style={{
        left: at.x,
        top: at.y,
        width: width + size,
        height,
        fontSize: size,
        lineHeight,
        color: typing.colour,
        caretColor: typing.colour,
        background:
          contrastColor(typing.colour) === '#000000' ? 'rgb(0 0 0 / 0.35)' : 'rgb(255 255 255 / 0.6)',
        transform: `rotate(${typing.rotation * 90}deg)`,
      }}
    />
  );
}

function ZoomBar({ control, zoom }: { control: ViewControl; zoom: number }) {
  const words = useTranslator();
  const hinted = (name: string, key: string) => words.t('editor.with-key', { name, key });
  return (
    <Group
      aria-label={words.t('editor.zoom')}
      className="absolute right-3 bottom-3 flex items-center rounded-md border border-line-strong bg-raised p-0.5"
    >
      <IconButton
        icon={Minus}
        label={hinted(words.t('editor.zoom.out'), '−')}
        onPress={() => control.step('out')}
      />
      <span className="w-14 text-center text-12 text-ink-soft">
        {words.t('editor.zoom.value', { percent: words.formatNumber(Math.round(zoom * 100)) })}
      </span>
      <IconButton
        icon={Plus}
        label={hinted(words.t('editor.zoom.in'), '+')}
        onPress={() => control.step('in')}
      />
      <IconButton
        icon={Maximize}
        label={hinted(words.t('editor.zoom.fit'), '0')}
        onPress={() => control.step('fit')}
      />
    </Group>
  );
}

/** What pointer, wheel and space bar do. */
function usePointerTool({
  session,
  dispatch,
  control,
  frame,
}: {
  session: EditorSession;
  dispatch: (action: EditorAction) => void;
  control: ViewControl;
  frame: { readonly current: HTMLDivElement | null };
}) {
  const [hasSpace, setHasSpace] = useState(false);
  const [panFrom, setPanFrom] = useState<Point | null>(null);
  const { zoom, pan, view } = control;

  const inWindow = (event: { clientX: number; clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  useEffect(() => {
    const release = (event: KeyboardEvent) => {
      if (event.code === 'Space') setHasSpace(false);
    };
    const lose = () => setHasSpace(false);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', lose);
    return () => {
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', lose);
    };
  }, []);

  // React listens to wheels passively, and then the window would zoom too.
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const turn = (event: globalThis.WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      // Two fingers on a touchpad move both ways at once; a wheel never does.
      const isMove = !event.ctrlKey && !event.metaKey && (event.shiftKey || event.deltaX !== 0);
      const notch = event.deltaMode === 0 ? 1 : 30;
      if (isMove) {
        const by =
          event.shiftKey && event.deltaX === 0
            ? { x: event.deltaY, y: 0 }
            : { x: event.deltaX, y: event.deltaY };
        pan({ x: -by.x * notch, y: -by.y * notch });
      } else zoom(wheelFactor(event.deltaY * notch), at);
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [frame, pan, zoom]);

  const handlers = {
    onPointerDown(event: PointerEvent) {
      const isMiddle = event.button === 1;
      if (event.button !== 0 && !isMiddle) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      frame.current?.focus({ preventScroll: true });
      // The focus must not go elsewhere, and no text be selected.
      event.preventDefault();
      const at = inWindow(event);
      if (isMiddle || hasSpace) setPanFrom(at);
      else dispatch({ do: 'press', at: toPicture(view, at), slack: hitTolerance / view.zoom });
    },
    onPointerMove(event: PointerEvent) {
      const at = inWindow(event);
      if (panFrom) {
        pan({ x: at.x - panFrom.x, y: at.y - panFrom.y });
        setPanFrom(at);
      } else if (session.drag)
        dispatch({ do: 'drag', to: toPicture(view, at), isConstrained: event.shiftKey });
    },
    onPointerUp() {
      setPanFrom(null);
      if (session.drag) dispatch({ do: 'release' });
    },
    onPointerCancel() {
      setPanFrom(null);
      if (session.drag) dispatch({ do: 'escape' });
    },
    onDoubleClick(event: { clientX: number; clientY: number }) {
      if (session.tool === 'select')
        dispatch({ do: 'edit-text', at: toPicture(view, inWindow(event)), slack: hitTolerance / view.zoom });
    },
    onKeyDown(event: { code: string; target: EventTarget; preventDefault: () => void }) {
      if (event.code !== 'Space' || event.target !== frame.current) return;
      event.preventDefault();
      setHasSpace(true);
    },
  };
  return { handlers, isPanning: hasSpace || panFrom !== null };
}
