import { useEffect, useRef, useState } from 'react';
import { Layer, Stage } from 'react-konva';
import { useWheelZoom } from '../../components/use-wheel-zoom.ts';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import type { Size } from '../../editor/model/geometry.ts';
import { type EditorSession, selectedShape } from '../../editor/model/session-state.ts';
import type { MeasureText } from '../../editor/model/shapes.ts';
import type { SourceBitmaps } from '../../editor/paint/painter.ts';
import { isDrawing } from '../../editor/tools/index.ts';
import { toWindow } from '../../editor/viewport.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { CropHandles, ShapeHandles } from './CanvasHandles.tsx';
import { CanvasPicture } from './CanvasPicture.tsx';
import { shownPart } from './shown-part.ts';
import { TextEditor } from './TextEditor.tsx';
import { usePointerTool } from './use-pointer-tool.ts';
import type { ViewControl } from './use-viewport.ts';
import { ZoomBar } from './ZoomBar.tsx';

interface CanvasProps {
  readonly session: EditorSession;
  readonly dispatch: (action: EditorAction) => void;
  readonly source: SourceBitmaps;
  readonly measure: MeasureText;
  readonly view: ViewControl;
}

/** Renders the picture on its background, with zooming, panning and drawing. */
export function Canvas({ session, dispatch, source, measure, view: control }: CanvasProps) {
  const i18n = useTranslator();
  const { viewportSize, setViewportSize } = control;
  const [frameSize, setFrameSize] = useState<Size | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const hand = usePointerTool({ session, dispatch, control, frame });
  useWheelZoom(frame, control);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setFrameSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    element.focus({ preventScroll: true });
    return () => observer.disconnect();
  }, []);
  // A notice that comes or goes must not move the picture under a hand that draws.
  useEffect(() => {
    if (frameSize && !hand.isHolding) setViewportSize(frameSize);
  }, [frameSize, hand.isHolding, setViewportSize]);

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
        aria-label={i18n.t('editor.canvas')}
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
            <CanvasPicture session={session} source={source} control={control} />
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
        {i18n.t('editor.canvas.about')}
      </p>
      <p role="status" className="sr-only">
        {selected
          ? i18n.t('editor.selected', { name: i18n.t(`editor.tool.${selected.kind}`) })
          : session.tool === 'select' && i18n.t('editor.nothing-selected')}
      </p>
      <ZoomBar control={control} />
    </div>
  );
}

function cursorOf({ tool }: EditorSession): string {
  if (tool === 'text') return 'cursor-text';
  return isDrawing(tool) || tool === 'crop' ? 'cursor-crosshair' : 'cursor-default';
}

/** Shows the checkerboard behind transparent parts of the picture. */
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
