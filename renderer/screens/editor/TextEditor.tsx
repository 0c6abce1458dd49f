import { useEffect, useRef } from 'react';
import type { EditorAction } from '../../editor/model/editor-session.ts';
import { lineHeight, type MeasureText, type Shape } from '../../editor/model/shapes.ts';
import { contrastColor } from '../../editor/paint/paint-shape.ts';
import { toWindow } from '../../editor/viewport.ts';
import { useTranslator } from '../../i18n-context.tsx';
import type { ViewControl } from './use-viewport.ts';

/** Renders a real text field over the picture, so that every input method works in it. */
export function TextEditor({
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
  const i18n = useTranslator();
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
      aria-label={i18n.t('editor.typing')}
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
