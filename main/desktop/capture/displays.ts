import { screen } from 'electron';
import { type DisplayGeometry, displayAt, pixelsOf } from './geometry.ts';

/** Returns all current displays, in the system's order. */
export function displaysNow(): DisplayGeometry[] {
  return screen.getAllDisplays().map(({ id, bounds, scaleFactor }) => ({
    id: String(id),
    bounds,
    scaleFactor,
    pixels: physical(bounds, scaleFactor),
  }));
}

/** Returns the display under the pointer; null where there is none at all. */
export function displayUnderPointer(displays: readonly DisplayGeometry[]): DisplayGeometry | null {
  return displayAt(displays, screen.getCursorScreenPoint());
}

function physical(bounds: Electron.Rectangle, scaleFactor: number) {
  // Windows knows its displays in pixels, and reports them exactly.
  if (process.platform === 'win32') {
    const { width, height } = screen.dipToScreenRect(null, bounds);
    return { width, height };
  }
  return pixelsOf(bounds, scaleFactor);
}
