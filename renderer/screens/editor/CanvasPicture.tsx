import type Konva from 'konva';
import { useMemo } from 'react';
import { Shape as KonvaShape } from 'react-konva';
import { type EditorSession, shownDocument } from '../../editor/model/session-state.ts';
import { paintBackground } from '../../editor/paint/paint-background.ts';
import { createPainter, type SourceBitmaps } from '../../editor/paint/painter.ts';
import { visiblePart } from '../../editor/viewport.ts';
import { shownPart } from './shown-part.ts';
import type { ViewControl } from './use-viewport.ts';

/** Renders the visible part of the document as it would be uploaded. */
export function CanvasPicture({
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
    // No smoothing at high zoom: pixels are shown as squares.
    brush.imageSmoothingEnabled = view.zoom < 3;
    const shown = isCropping
      ? { ...document, captions: { top: '', bottom: '' }, background: null }
      : document;
    paintBackground(brush, shown);
    paint(brush, shown, visiblePart(view, viewportSize, part), view.zoom * window.devicePixelRatio);
    brush.restore();
  };
  return <KonvaShape sceneFunc={draw} perfectDrawEnabled={false} />;
}
