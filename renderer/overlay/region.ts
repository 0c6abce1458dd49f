import type { CaptureRegion } from '../../contract/capture.ts';

/** Part of a frozen screen, in its pixels: whole numbers, never empty, never beyond its edges. */
export type Region = CaptureRegion;

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Part grabbed by a press: the whole selection, or the sides that move with the pointer. */
export type RegionHandle = 'all' | { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** Returns the nearest pixel of the screen. */
export function clampPixel({ x, y }: Pixel, { width, height }: Size): Pixel {
  return { x: clamp(Math.floor(x), 0, width - 1), y: clamp(Math.floor(y), 0, height - 1) };
}

/** Returns the region from one pixel to another, both included. */
export function regionBetween(a: Pixel, b: Pixel): Region {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x) + 1,
    height: Math.abs(a.y - b.y) + 1,
  };
}

/** Moves the selection; it stops at the edges. */
export function movedRegion(selection: Region, dx: number, dy: number, screen: Size): Region {
  return {
    ...selection,
    x: clamp(selection.x + dx, 0, screen.width - selection.width),
    y: clamp(selection.y + dy, 0, screen.height - selection.height),
  };
}

/** Moves the sides of the handle; the other ones stay, and a side never passes the opposite one. */
export function resizedRegion(
  selection: Region,
  grip: Exclude<RegionHandle, 'all'>,
  dx: number,
  dy: number,
  screen: Size,
): Region {
  const [x, width] = stretchAxis(selection.x, selection.width, grip.x, dx, screen.width);
  const [y, height] = stretchAxis(selection.y, selection.height, grip.y, dy, screen.height);
  return { x, y, width, height };
}

function stretchAxis(
  from: number,
  length: number,
  side: -1 | 0 | 1,
  by: number,
  most: number,
): [number, number] {
  if (side === 0) return [from, length];
  if (side === 1) return [from, clamp(length + by, 1, most - from)];
  const start = clamp(from + by, 0, from + length - 1);
  return [start, length + from - start];
}

/**
 * Returns what is at a position: a corner or side within reach, the inside, or nothing of the selection.
 * @param reach in pixels
 */
export function handleAt(selection: Region, { x, y }: Pixel, reach: number): RegionHandle | null {
  const { x: left, y: top, width, height } = selection;
  const right = left + width;
  const bottom = top + height;
  if (x < left - reach || x > right + reach || y < top - reach || y > bottom + reach) return null;
  const side = (at: number, near: number, far: number) =>
    Math.abs(at - near) <= reach ? -1 : Math.abs(at - far) <= reach ? 1 : 0;
  const grip = { x: side(x, left, right), y: side(y, top, bottom) } as const;
  return grip.x === 0 && grip.y === 0 ? 'all' : grip;
}

/** Smallest side, in pixels, of a region that is captured without a further yes: less is a hand that trembled. */
const minAtOnce = 8;

/** Whether a region that was just drawn can be captured at once. */
export const isMeant = ({ width, height }: Region) => width >= minAtOnce && height >= minAtOnce;

/** Formats the size for texts. */
export const sizeFields = ({ width, height }: Region) => ({ width: String(width), height: String(height) });
