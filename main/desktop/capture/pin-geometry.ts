import type { CaptureRegion } from '../../../contract/capture.ts';
import type { DisplayGeometry, Size } from './geometry.ts';

/** Holds where a pinned picture is, in DIP of the desktop, and how large it is beside its size on the screen. */
export interface PinPlace extends CaptureRegion {
  /** 1: each pixel of the picture is one of the screen. */
  readonly zoom: number;
}

/** Point of a window as shares of its width and height, from 0 to 1. */
export interface PinAnchor {
  readonly x: number;
  readonly y: number;
}

/** Smallest side of the window in DIP, at which it can still be grabbed; the picture may be narrower. */
export const minPinSide = 24;
/** Smallest long side of a new pin: of a few pixels nothing could be seen. */
const minFirstSide = 72;
/** Share of the display that a new pin covers at most, so that something else is still visible. */
const maxShare = 0.8;
const zoomRange = { min: 0.1, max: 8 } as const;
/** Largest side of the window in DIP; beyond it systems refuse windows. */
const maxSide = 8_192;

/**
 * Computes the first place of a pin: exactly over what was captured, or where that is most of the display or unknown,
 * smaller and in the middle.
 * @param picture its size in pixels
 * @param area the captured part of the display in its pixels; null: unknown
 */
export function firstPinPlace(picture: Size, display: DisplayGeometry, area: CaptureRegion | null): PinPlace {
  const { bounds, pixels } = display;
  const ratio = pixels.width / bounds.width;
  const natural = naturalSize(picture, display);
  const fit = Math.min(
    (bounds.width * maxShare) / natural.width,
    (bounds.height * maxShare) / natural.height,
    1,
  );
  const seen = minFirstSide / Math.max(natural.width, natural.height);
  const zoom = clampZoom(Math.max(fit, Math.min(seen, zoomRange.max)), natural);
  const size = windowSize(natural, zoom);
  const middle =
    area && zoom === 1
      ? {
          x: bounds.x + (area.x + area.width / 2) / ratio,
          y: bounds.y + (area.y + area.height / 2) / ratio,
        }
      : { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  return {
    x: Math.round(middle.x - size.width / 2),
    y: Math.round(middle.y - size.height / 2),
    ...size,
    zoom,
  };
}

/**
 * Zooms a pin; what is at the anchor stays where it is.
 * @param natural the picture's size at zoom 1, in DIP
 */
export function zoomedPin(place: PinPlace, natural: Size, wanted: number, anchor: PinAnchor): PinPlace {
  const zoom = clampZoom(wanted, natural);
  const size = windowSize(natural, zoom);
  return {
    x: Math.round(place.x + (place.width - size.width) * anchor.x),
    y: Math.round(place.y + (place.height - size.height) * anchor.y),
    ...size,
    zoom,
  };
}

/** Moves a pin; so much of it stays on a display that it can be brought back. */
export function movedPin(place: PinPlace, dx: number, dy: number, workArea: CaptureRegion): PinPlace {
  const within = (at: number, length: number, from: number, room: number) =>
    Math.min(Math.max(at, from - length + minPinSide), from + room - minPinSide);
  return {
    ...place,
    x: Math.round(within(place.x + dx, place.width, workArea.x, workArea.width)),
    y: Math.round(within(place.y + dy, place.height, workArea.y, workArea.height)),
  };
}

/** Returns the size of a picture at zoom 1, in DIP of this display. */
export const naturalSize = (picture: Size, { bounds, pixels }: DisplayGeometry): Size => {
  const ratio = pixels.width / bounds.width;
  return { width: picture.width / ratio, height: picture.height / ratio };
};

function clampZoom(zoom: number, natural: Size): number {
  const most = Math.min(zoomRange.max, maxSide / Math.max(natural.width, natural.height));
  return Math.max(Math.min(zoom, most), Math.min(zoomRange.min, most));
}

function windowSize(natural: Size, zoom: number): Size {
  const side = (length: number) => Math.max(Math.round(length * zoom), minPinSide);
  return { width: side(natural.width), height: side(natural.height) };
}
