import { Check, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { OverlayChoice, OverlayScene } from '../../contract/capture.ts';
import type { Translator } from '../../i18n/index.ts';
import { IconButton } from '../components/Button.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { isMac } from '../platform.ts';
import { shortcutLetter } from '../shortcut-letter.ts';
import { Magnifier } from './Magnifier.tsx';
import {
  clampPixel,
  handleAt,
  movedRegion,
  type Pixel,
  type Region,
  type RegionHandle,
  regionBetween,
  resizedRegion,
} from './region.ts';

interface Props {
  readonly scene: Extract<OverlayScene, { kind: 'region' }>;
  readonly words: Translator;
  readonly onDrawn: () => void;
  readonly onChoose: (choice: OverlayChoice) => void;
  readonly onFocus: (which: 'this' | 'next') => void;
}

/** What a press or a key is doing: drawing from a pixel, or moving what was chosen. */
type PointerState =
  | { readonly kind: 'draw'; readonly from: Pixel; readonly byKeys: boolean }
  | { readonly kind: 'change'; readonly grip: RegionHandle; readonly at: Pixel; readonly before: Region };

/** How near to a side, in DIP, the pointer takes hold of it. */
const handleSlackDip = 6;
const arrowSteps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * A part of a frozen screen is chosen: drawn with the pointer or with the keys alone, moved and resized pixel by pixel,
 * then taken.
 */
export function RegionPicker({ scene, words, onDrawn, onChoose, onFocus }: Props) {
  const [cursor, setCursor] = useState<Pixel>({
    x: Math.floor(scene.width / 2),
    y: Math.floor(scene.height / 2),
  });
  const [hasPointer, setHasPointer] = useState(scene.isFirst);
  const [selection, setSelection] = useState<Region | null>(null);
  const [doing, setDoing] = useState<PointerState | null>(null);
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const surface = useRef<HTMLDivElement>(null);
  /** Pixels of the screen in one DIP of this window. */
  const ratio = useRatio(scene.width);

  useEffect(() => {
    surface.current?.focus();
    // Chosen on one display alone: whoever goes to another begins anew there.
    const forget = () => {
      setSelection(null);
      setDoing(null);
      setHasPointer(false);
    };
    addEventListener('blur', forget);
    return () => removeEventListener('blur', forget);
  }, []);

  const pixelOf = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
    clampPixel({ x: clientX * ratio, y: clientY * ratio }, scene);

  const take = () => onChoose(selection ? { kind: 'region', area: selection } : { kind: 'display' });

  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 2) return selection ? setSelection(null) : onChoose({ kind: 'left' });
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (!document.hasFocus()) onFocus('this');
    const at = pixelOf(event);
    const grip = selection && handleAt(selection, at, handleSlackDip * ratio);
    if (selection && grip) setDoing({ kind: 'change', grip, at, before: selection });
    else {
      setSelection(null);
      setDoing({ kind: 'draw', from: at, byKeys: false });
    }
  };

  const onPointerMove = (event: PointerEvent) => {
    if (!document.hasFocus()) onFocus('this');
    setHasPointer(true);
    const at = pixelOf(event);
    if (at.x === cursor.x && at.y === cursor.y) return;
    setCursor(at);
    if (doing?.kind === 'draw') setSelection(regionBetween(doing.from, at));
    else if (doing?.kind === 'change') setSelection(draggedRegion(doing, at, scene));
  };

  const onPointerUp = () => {
    if (doing?.kind === 'draw' && doing.byKeys) return;
    // A click that drew nothing chooses nothing.
    if (selection && selection.width * selection.height === 1) setSelection(null);
    setDoing(null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrowSteps[event.key];
    if (step) {
      event.preventDefault();
      const far = event.shiftKey ? 10 : 1;
      stepBy(step[0] * far, step[1] * far, isMac ? event.metaKey : event.ctrlKey);
      return;
    }
    switch (event.key) {
      case 'Escape':
        return onChoose({ kind: 'left' });
      case 'Enter':
        return take();
      case ' ':
        event.preventDefault();
        return doing?.kind === 'draw' ? setDoing(null) : begin();
      case 'Tab':
        event.preventDefault();
        if (scene.displays > 1) onFocus('next');
        return;
      default:
        if (scene.hasWindows && shortcutLetter(event) === 'W') onChoose({ kind: 'to-windows' });
    }
  };

  const begin = () => {
    setDoing({ kind: 'draw', from: cursor, byKeys: true });
    setSelection(regionBetween(cursor, cursor));
  };

  const stepBy = (dx: number, dy: number, resizes: boolean) => {
    if (selection && doing === null) {
      const next = resizes
        ? resizedRegion(selection, { x: 1, y: 1 }, dx, dy, scene)
        : movedRegion(selection, dx, dy, scene);
      setSelection(next);
      // The magnifier shows the corner that moves.
      setCursor({ x: next.x + next.width - 1, y: next.y + next.height - 1 });
      return;
    }
    const at = clampPixel({ x: cursor.x + dx, y: cursor.y + dy }, scene);
    setCursor(at);
    if (doing?.kind === 'draw') setSelection(regionBetween(doing.from, at));
    else if (doing?.kind === 'change') setSelection(draggedRegion(doing, at, scene));
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

  const grip = selection && doing === null ? handleAt(selection, cursor, handleSlackDip * ratio) : null;
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
      aria-label={words.t('capture.region.label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: all of it is one control, driven by keys
      tabIndex={0}
      className="relative h-full touch-none overflow-hidden bg-ground outline-none select-none"
      style={{ cursor: cursorFor(doing, grip) }}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onDoubleClick={take}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <img
        ref={drawn}
        src={scene.still}
        crossOrigin="anonymous"
        alt=""
        draggable={false}
        className="pointer-events-none absolute inset-0 size-full"
      />
      {box ? (
        <div
          className="pointer-events-none absolute outline-1 outline-[white] shadow-[0_0_0_200vmax_rgb(0_0_0/0.5),0_0_0_2px_rgb(0_0_0/0.55)]"
          style={box}
        >
          <Handles />
        </div>
      ) : (
        <div className="pointer-events-none absolute inset-0 bg-[rgb(0_0_0/0.28)]" />
      )}
      {hasPointer && !selection && <Crosshair at={cursor} ratio={ratio} />}
      {selection && box && (
        <RegionToolbar
          selection={selection}
          box={box}
          words={words}
          isDrawing={doing !== null}
          onTake={take}
          onLeave={() => onChoose({ kind: 'left' })}
        />
      )}
      {hasPointer && (doing !== null || !selection || grip !== 'all') && (
        <Magnifier image={image} at={cursor} ratio={ratio} />
      )}
      {scene.isFirst && !selection && <RegionHints words={words} scene={scene} cursor={cursor} />}
      <p role="status" className="sr-only">
        {selection ? words.t('capture.region.size', sizeFields(selection)) : ''}
      </p>
    </div>
  );
}

const sizeFields = ({ width, height }: Region) => ({ width: String(width), height: String(height) });

function draggedRegion(
  doing: Extract<PointerState, { kind: 'change' }>,
  at: Pixel,
  screen: Props['scene'],
): Region {
  const dx = at.x - doing.at.x;
  const dy = at.y - doing.at.y;
  return doing.grip === 'all'
    ? movedRegion(doing.before, dx, dy, screen)
    : resizedRegion(doing.before, doing.grip, dx, dy, screen);
}

function cursorFor(doing: PointerState | null, hovered: RegionHandle | null): string {
  const grip = doing?.kind === 'change' ? doing.grip : hovered;
  if (grip === null) return 'crosshair';
  if (grip === 'all') return 'move';
  if (grip.x === 0) return 'ns-resize';
  if (grip.y === 0) return 'ew-resize';
  return grip.x === grip.y ? 'nwse-resize' : 'nesw-resize';
}

function useRatio(width: number): number {
  const [ratio, setRatio] = useState(width / innerWidth);
  useLayoutEffect(() => {
    const measure = () => setRatio(width / innerWidth);
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [width]);
  return ratio;
}

function Crosshair({ at, ratio }: { at: Pixel; ratio: number }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 mix-blend-difference">
      <span className="absolute inset-x-0 h-px bg-[rgb(255_255_255/0.6)]" style={{ top: at.y / ratio }} />
      <span className="absolute inset-y-0 w-px bg-[rgb(255_255_255/0.6)]" style={{ left: at.x / ratio }} />
    </div>
  );
}

const corners = ['-top-1 -left-1', '-top-1 -right-1', '-bottom-1 -left-1', '-right-1 -bottom-1'];

function Handles() {
  return corners.map((place) => (
    <span
      key={place}
      aria-hidden
      className={`absolute size-2 rounded-full border border-[rgb(0_0_0/0.6)] bg-[white] ${place}`}
    />
  ));
}

/** The size, and once it is drawn the two things that can be done with it. Below the selection, or where there is room. */
function RegionToolbar({
  selection,
  box,
  words,
  isDrawing,
  onTake,
  onLeave,
}: {
  selection: Region;
  box: { left: number; top: number; width: number; height: number };
  words: Translator;
  isDrawing: boolean;
  onTake: () => void;
  onLeave: () => void;
}) {
  const height = 40;
  const width = 240;
  const below = box.top + box.height + 8;
  const top =
    below + height <= innerHeight
      ? below
      : box.top - height - 4 >= 0
        ? box.top - height - 4
        : innerHeight - height - 8;
  const left = Math.min(Math.max(box.left + box.width - width, 8), Math.max(innerWidth - width - 8, 8));
  const stop = (event: PointerEvent) => event.stopPropagation();
  return (
    <div
      className={`absolute flex justify-end ${isDrawing ? 'pointer-events-none' : ''}`}
      style={{ left, top, width }}
    >
      <div
        role="toolbar"
        className="flex h-9 cursor-default items-center gap-1 rounded-md border border-line-strong bg-raised pr-1 pl-3 shadow-raised"
        onPointerDown={stop}
        onPointerUp={stop}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <span className="pr-2 text-13 whitespace-nowrap">
          {words.t('capture.region.size', sizeFields(selection))}
        </span>
        {!isDrawing && (
          <>
            <IconButton icon={Check} label={words.t('capture.take')} onPress={onTake} />
            <IconButton icon={X} label={words.t('capture.leave')} onPress={onLeave} />
          </>
        )}
      </div>
    </div>
  );
}

/** What the keys do, until something is chosen; it makes way for the pointer. */
function RegionHints({ words, scene, cursor }: { words: Translator; scene: Props['scene']; cursor: Pixel }) {
  const isBelow = cursor.y < scene.height * 0.7;
  const keys = [
    ['Enter', words.t('capture.hint.display')],
    [words.t('capture.key.space'), words.t('capture.hint.begin')],
    ...(scene.hasWindows ? [['W', words.t('capture.hint.windows')] as const] : []),
    ...(scene.displays > 1 ? [['Tab', words.t('capture.hint.next')] as const] : []),
    ['Esc', words.t('capture.leave')],
  ] as const;
  return (
    <div
      className={`pointer-events-none absolute inset-x-0 flex justify-center px-8 ${isBelow ? 'bottom-8' : 'top-8'}`}
    >
      <p className="flex flex-wrap items-center justify-center gap-x-4 gap-y-1 rounded-lg border border-line-strong bg-raised px-4 py-2 text-13 text-ink-soft shadow-raised">
        <span className="flex items-center gap-2 text-ink">{words.t('capture.hint.drag')}</span>
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
