import { useCallback, useState } from 'react';
import type { OverlayScene } from '../../contract/capture.ts';
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

type Screen = Extract<OverlayScene, { kind: 'region' }>;

/** Action in progress by pointer or keys: drawing from a pixel, or moving the selection. */
export type PointerState =
  | { readonly kind: 'draw'; readonly from: Pixel; readonly byKeys: boolean }
  | { readonly kind: 'change'; readonly grip: RegionHandle; readonly at: Pixel; readonly before: Region };

export interface RegionSelection {
  /** Position of the pointer, or of the keyboard's cursor. */
  readonly cursor: Pixel;
  /** Whether the pointer is over this display. */
  readonly hasPointer: boolean;
  readonly selection: Region | null;
  readonly doing: PointerState | null;
  /** The part of the selection under the cursor that can be grabbed. */
  readonly grip: RegionHandle | null;
  /** Discards the selection, because the pointer left for another display, where it starts again. */
  forget(): void;
  clear(): void;
  press(at: Pixel): void;
  move(at: Pixel): void;
  /** Ends what the pointer did, where it was let go; returns the region if it has just been drawn. */
  release(at: Pixel): Region | null;
  /** Starts or ends drawing by the keyboard. */
  toggleDrawing(): void;
  /** Moves or resizes the selection by keys; before there is one, the cursor. */
  step(dx: number, dy: number, resizes: boolean): void;
}

/**
 * Manages the selection of a region of a frozen screen, by pointer or by keys.
 * @param slack distance to a side, in pixels of the screen, within which the cursor grabs it
 */
export function useRegionSelection(screen: Screen, slack: number): RegionSelection {
  const [cursor, setCursor] = useState<Pixel>({
    x: Math.floor(screen.width / 2),
    y: Math.floor(screen.height / 2),
  });
  const [hasPointer, setHasPointer] = useState(screen.isFirst);
  const [selection, setSelection] = useState<Region | null>(null);
  const [doing, setDoing] = useState<PointerState | null>(null);

  const forget = useCallback(() => {
    setSelection(null);
    setDoing(null);
    setHasPointer(false);
  }, []);

  const selectedAt = (at: Pixel): Region | null => {
    if (doing === null) return selection;
    return doing.kind === 'draw' ? regionBetween(doing.from, at) : draggedRegion(doing, at, screen);
  };

  const goTo = (at: Pixel) => {
    setCursor(at);
    setSelection(selectedAt(at));
  };

  return {
    cursor,
    hasPointer,
    selection,
    doing,
    grip: selection && doing === null ? handleAt(selection, cursor, slack) : null,
    forget,
    clear: () => setSelection(null),
    press(at) {
      const grip = selection && handleAt(selection, at, slack);
      if (selection && grip) setDoing({ kind: 'change', grip, at, before: selection });
      else {
        setSelection(null);
        setDoing({ kind: 'draw', from: at, byKeys: false });
      }
    },
    move(at) {
      setHasPointer(true);
      if (at.x !== cursor.x || at.y !== cursor.y) goTo(at);
    },
    release(at) {
      if (doing === null || (doing.kind === 'draw' && doing.byKeys)) return null;
      // The last movement may not be rendered yet, or came with the release alone.
      const released = selectedAt(at);
      // A click that drew nothing selects nothing.
      const isNothing = released !== null && released.width * released.height === 1;
      setCursor(at);
      setSelection(isNothing ? null : released);
      setDoing(null);
      return doing.kind === 'draw' && !isNothing ? released : null;
    },
    toggleDrawing() {
      if (doing?.kind === 'draw') return setDoing(null);
      setDoing({ kind: 'draw', from: cursor, byKeys: true });
      setSelection(regionBetween(cursor, cursor));
    },
    step(dx, dy, resizes) {
      if (!selection || doing !== null)
        return goTo(clampPixel({ x: cursor.x + dx, y: cursor.y + dy }, screen));
      const next = resizes
        ? resizedRegion(selection, { x: 1, y: 1 }, dx, dy, screen)
        : movedRegion(selection, dx, dy, screen);
      setSelection(next);
      // The magnifier shows the corner that moves.
      setCursor({ x: next.x + next.width - 1, y: next.y + next.height - 1 });
    },
  };
}

function draggedRegion(doing: Extract<PointerState, { kind: 'change' }>, at: Pixel, screen: Screen): Region {
  const dx = at.x - doing.at.x;
  const dy = at.y - doing.at.y;
  return doing.grip === 'all'
    ? movedRegion(doing.before, dx, dy, screen)
    : resizedRegion(doing.before, doing.grip, dx, dy, screen);
}
