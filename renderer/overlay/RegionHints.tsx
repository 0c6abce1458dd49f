import type { OverlayScene } from '../../contract/capture.ts';
import type { Translator } from '../../i18n/index.ts';
import { Kbd } from '../components/Kbd.tsx';
import { isMac } from '../platform.ts';
import type { Pixel } from './region.ts';

/** Shows the keyboard shortcuts until a region is selected; it evades the pointer. */
export function RegionHints({
  i18n,
  scene,
  cursor,
}: {
  i18n: Translator;
  scene: Extract<OverlayScene, { kind: 'region' }>;
  cursor: Pixel;
}) {
  const isBelow = cursor.y < scene.height * 0.7;
  const isRecording = scene.recording !== null;
  const drag = isRecording
    ? 'recording.hint.drag'
    : scene.atOnce
      ? 'capture.hint.drag-at-once'
      : 'capture.hint.drag';
  const keys = [
    ['Enter', i18n.t(isRecording ? 'recording.hint.display' : 'capture.hint.display')],
    [i18n.t('capture.key.space'), i18n.t('capture.hint.begin')],
    ...(scene.hasWindows ? [['W', i18n.t('capture.hint.windows')] as const] : []),
    ...(scene.displays > 1 ? [['Tab', i18n.t('capture.hint.next')] as const] : []),
    ...(scene.atOnce ? [[isMac ? '⌘' : 'Ctrl', i18n.t('capture.hint.adjust')] as const] : []),
    ['Esc', i18n.t('capture.leave')],
  ] as const;
  return (
    <div
      className={`pointer-events-none absolute inset-x-0 flex justify-center px-8 ${isBelow ? 'bottom-8' : 'top-8'}`}
    >
      <p className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 rounded-lg border border-line-strong bg-raised px-4 py-2 text-13 text-ink-soft shadow-raised">
        <span className="flex items-center gap-2 text-ink">{i18n.t(drag)}</span>
        {keys.map(([key, text]) => (
          <span key={key} className="flex items-center gap-1.5 whitespace-nowrap">
            <Kbd>{key}</Kbd>
            {text}
          </span>
        ))}
      </p>
    </div>
  );
}
