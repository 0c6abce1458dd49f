import type { CaptureRegion } from '../../../contract/capture.ts';

/** Describes a display as the system arranges it: `bounds` in DIP of the desktop, `pixels` its real resolution. */
export interface DisplayGeometry {
  readonly id: string;
  readonly bounds: CaptureRegion;
  readonly scaleFactor: number;
  readonly pixels: Size;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Computes the resolution of a display that the system describes in DIP. Systems round a display's DIP up where the
 * scale factor does not divide it, so that the product is rounded down.
 */
export function pixelsOf({ width, height }: Size, scaleFactor: number): Size {
  // An epsilon is added because 1.1 x 10 is a little less than 11 in floating point.
  const down = (dip: number) => Math.floor(dip * scaleFactor + 1e-6);
  return { width: down(width), height: down(height) };
}

/**
 * Finds the display that contains the point, else the nearest one: between displays of different heights there are
 * gaps.
 */
export function displayAt(displays: readonly DisplayGeometry[], point: Point): DisplayGeometry | null {
  const [nearest] = displays
    .map((display) => ({ display, far: distance(display.bounds, point) }))
    .sort((a, b) => a.far - b.far);
  return nearest?.display ?? null;
}

function distance(area: CaptureRegion, { x, y }: Point): number {
  const beyond = (at: number, from: number, length: number) =>
    at < from ? from - at : Math.max(at - (from + length - 1), 0);
  return Math.hypot(beyond(x, area.x, area.width), beyond(y, area.y, area.height));
}

/** Describes a source of screen pictures, as Electron's desktopCapturer lists it. */
interface Source {
  /** Empty where the system does not say which display it is. */
  readonly displayId: string;
  /** Size of the picture it gave. */
  readonly size: Size;
}

/**
 * Assigns the sources to the displays: by id; the rest by size where that is unambiguous, else in the order of both
 * lists. Undefined for a display without a source.
 */
export function matchSources<S extends Source>(
  displays: readonly DisplayGeometry[],
  sources: readonly S[],
): ReadonlyMap<string, S> {
  const found = new Map<string, S>();
  const left = new Set(sources);
  const take = (display: DisplayGeometry, source: S | undefined) => {
    if (!source || found.has(display.id)) return;
    found.set(display.id, source);
    left.delete(source);
  };
  for (const display of displays)
    take(
      display,
      sources.find(({ displayId }) => displayId === display.id),
    );
  for (const display of displays) {
    const { width, height } = display.pixels;
    const fitting = [...left].filter(({ size }) => size.width === width && size.height === height);
    if (fitting.length === 1) take(display, fitting[0]);
  }
  for (const display of displays) take(display, [...left][0]);
  return found;
}

/** Clips an area to whole pixels inside a picture; null when nothing is left. */
export function wholePixels(area: CaptureRegion, { width, height }: Size): CaptureRegion | null {
  const x = clamp(Math.round(area.x), 0, width);
  const y = clamp(Math.round(area.y), 0, height);
  const right = clamp(Math.round(area.x + area.width), x, width);
  const bottom = clamp(Math.round(area.y + area.height), y, height);
  if (right === x || bottom === y) return null;
  return { x, y, width: right - x, height: bottom - y };
}

/** Describes where a region was captured: on which display, and which pixels of it. */
export interface RegionPlace extends CaptureRegion {
  readonly display: string;
}

/**
 * Finds the display on which the last region is captured again: its own one, or where that is gone (another monitor, a
 * new session) the one in use. Null where no part may be captured that the user did not choose: the region does not fit.
 */
export function displayOfRegion(
  { display, x, y, width, height }: RegionPlace,
  displays: readonly DisplayGeometry[],
  here: DisplayGeometry,
): DisplayGeometry | null {
  const found = displays.find(({ id }) => id === display) ?? here;
  return x + width <= found.pixels.width && y + height <= found.pixels.height ? found : null;
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/**
 * Computes where each display lies in one picture of all. With one scale factor all pixels are kept; else the largest
 * sets the measure and the others are scaled up, so that windows across two displays fit together.
 */
export function layoutDisplays(
  displays: readonly DisplayGeometry[],
): Size & { readonly places: ReadonlyMap<string, CaptureRegion> } {
  const scale = Math.max(...displays.map(({ scaleFactor }) => scaleFactor));
  const left = Math.min(...displays.map(({ bounds }) => bounds.x));
  const top = Math.min(...displays.map(({ bounds }) => bounds.y));
  const places = new Map<string, CaptureRegion>();
  for (const { id, bounds, scaleFactor, pixels } of displays) {
    const factor = scale / scaleFactor;
    places.set(id, {
      x: Math.round((bounds.x - left) * scale),
      y: Math.round((bounds.y - top) * scale),
      width: Math.round(pixels.width * factor),
      height: Math.round(pixels.height * factor),
    });
  }
  const areas = [...places.values()];
  return {
    width: Math.max(...areas.map(({ x, width }) => x + width)),
    height: Math.max(...areas.map(({ y, height }) => y + height)),
    places,
  };
}
