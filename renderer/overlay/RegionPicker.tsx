import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import {
  type CaptureUse,
  captureUses,
  type OverlayChoice,
  type OverlayScene,
} from '../../contract/capture.ts';
import { type RecordingFormat, recordingFormats } from '../../contract/recording.ts';
import type { Translator } from '../../i18n/index.ts';
import { isMac } from '../platform.ts';
import { shortcutLetter } from '../shortcut-letter.ts';
import { Magnifier } from './Magnifier.tsx';
import { RegionHints } from './RegionHints.tsx';
import { RegionToolbar, recordingKeys, useKeys } from './RegionToolbar.tsx';
import { clampPixel, isMeant, type RegionHandle, sizeFields } from './region.ts';
import { Crosshair, SelectionFrame } from './region-marks.tsx';
import { type PointerState, type RegionSelection, useRegionSelection } from './use-region-selection.ts';
import { useScreenRatio } from './use-screen-ratio.ts';

interface Props {
  readonly scene: Extract<OverlayScene, { kind: 'region' }>;
  readonly i18n: Translator;
  readonly onDrawn: () => void;
  readonly onChoose: (choice: OverlayChoice) => void;
  readonly onFocus: (which: 'this' | 'next') => void;
}

/** Distance in DIP within which the pointer grabs a side. */
const handleSlackDip = 6;
const arrowSteps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Lets the user select a region of a frozen screen: drawn with the pointer or with the keys alone, moved and resized
 * pixel by pixel, then confirmed.
 */
export function RegionPicker({ scene, i18n, onDrawn, onChoose, onFocus }: Props) {
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  const ratio = useScreenRatio(scene.width);
  const region = useRegionSelection(scene, handleSlackDip * ratio);
  const { cursor, hasPointer, selection, doing, grip, forget } = region;

  useEffect(() => {
    surface.current?.focus();
    // A region is selected on one display only.
    addEventListener('blur', forget);
    return () => removeEventListener('blur', forget);
  }, [forget]);

  const pixelOf = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
    clampPixel({ x: clientX * ratio, y: clientY * ratio }, scene);

  const record = (format: RecordingFormat) => onChoose({ kind: 'record', area: selection, format });
  const take = (use: CaptureUse | null = null) => {
    if (scene.recording !== null) return record(scene.recording);
    return onChoose(selection ? { kind: 'region', area: selection, use } : { kind: 'display', use });
  };

  const onPointerUp = (event: PointerEvent) => {
    const area = region.release(pixelOf(event));
    // With the key held it stays, to be adjusted.
    const isHeld = isMac ? event.metaKey : event.ctrlKey;
    if (scene.atOnce && area && isMeant(area) && !isHeld) onChoose({ kind: 'region', area, use: null });
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 2) return selection ? region.clear() : onChoose({ kind: 'left' });
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!document.hasFocus()) onFocus('this');
    region.press(pixelOf(event));
  };

  const onPointerMove = (event: PointerEvent) => {
    if (!document.hasFocus()) onFocus('this');
    region.move(pixelOf(event));
  };

  const drawn = useCallback(
    (element: HTMLImageElement | null) => {
      if (!element) return;
      element.decode().then(
        () => {
          setImage(element);
          onDrawn();
        },
        () => onChoose({ kind: 'left' }),
      );
    },
    [onDrawn, onChoose],
  );

  const box = selection && {
    left: selection.x / ratio,
    top: selection.y / ratio,
    width: selection.width / ratio,
    height: selection.height / ratio,
  };
  return (
    <div
      ref={surface}
      role="application"
      aria-label={i18n.t('capture.region.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: all of it is one control, driven by keys
      tabIndex={0}
      className="relative h-full touch-none overflow-hidden bg-ground outline-none select-none"
      style={{ cursor: cursorFor(doing, grip) }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onDoubleClick={() => take()}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => pressKey(event, scene, region, { take, record, onChoose, onFocus })}
    >
      <img
        ref={drawn}
        src={scene.still}
        crossOrigin="anonymous"
        alt=""
        draggable={false}
        className="pointer-events-none absolute inset-0 size-full"
      />
      <SelectionFrame box={box} />
      {hasPointer && !selection && <Crosshair at={cursor} ratio={ratio} />}
      {selection && box && (
        <RegionToolbar
          selection={selection}
          box={box}
          i18n={i18n}
          isDrawing={doing !== null}
          recording={scene.recording}
          onTake={take}
          onRecord={record}
          onLeave={() => onChoose({ kind: 'left' })}
        />
      )}
      {hasPointer && (doing !== null || !selection || grip !== 'all') && (
        <Magnifier image={image} at={cursor} ratio={ratio} />
      )}
      {scene.isFirst && !selection && <RegionHints i18n={i18n} scene={scene} cursor={cursor} />}
      <p role="status" className="sr-only">
        {selection ? i18n.t('capture.region.size', sizeFields(selection)) : ''}
      </p>
    </div>
  );
}

/**
 * Handles keys: arrows move, Space draws, Enter confirms, letters choose what is done with it, Escape cancels; Tab and W
 * switch the display or the mode.
 */
function pressKey(
  event: KeyboardEvent,
  scene: Props['scene'],
  region: RegionSelection,
  {
    take,
    record,
    onChoose,
    onFocus,
  }: Pick<Props, 'onChoose' | 'onFocus'> & {
    take(use?: CaptureUse): void;
    record(format: RecordingFormat): void;
  },
) {
  const step = arrowSteps[event.key];
  if (step) {
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    return region.step(step[0] * far, step[1] * far, isMac ? event.metaKey : event.ctrlKey);
  }
  switch (event.key) {
    case 'Escape':
      return onChoose({ kind: 'left' });
    case 'Enter':
      return take();
    case ' ':
      event.preventDefault();
      return region.toggleDrawing();
    case 'Tab':
      event.preventDefault();
      if (scene.displays > 1) onFocus('next');
      return;
    default: {
      // With a modifier they are keys of the system.
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const letter = shortcutLetter(event);
      if (scene.recording !== null) {
        const format = recordingFormats.find((each) => recordingKeys[each] === letter);
        if (format) record(format);
        return;
      }
      const use = captureUses.find((each) => useKeys[each] === letter);
      if (use) take(use);
      else if (scene.hasWindows && letter === 'W') onChoose({ kind: 'to-windows' });
    }
  }
}

function cursorFor(doing: PointerState | null, hovered: RegionHandle | null): string {
  const grip = doing?.kind === 'change' ? doing.grip : hovered;
  if (grip === null) return 'crosshair';
  if (grip === 'all') return 'move';
  if (grip.x === 0) return 'ns-resize';
  if (grip.y === 0) return 'ew-resize';
  return grip.x === grip.y ? 'nwse-resize' : 'nesw-resize';
}
