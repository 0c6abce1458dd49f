import { z } from 'zod';

export const minimumSize = { width: 720, height: 480 };
const defaultSize = { width: 1120, height: 720 };

const bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof bounds>;

/**
 * State of the window that is stored between two runs. Includes the theme, because it colours the window before
 * anything is read.
 */
export const windowStateSchema = z.object({
  bounds: bounds.nullable().default(null),
  maximized: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/**
 * Computes the bounds to open the window with: the stored ones, if they are still on a screen, and no larger than that
 * screen; else the usual size, centred by the system.
 * @param screens the usable areas of the screens, in the same coordinates
 */
export function restoreBounds(
  remembered: Bounds | null,
  screens: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  if (!remembered) return defaultSize;
  const screen = screens.find((area) => isTitleBarVisible(area, remembered));
  if (!screen) return defaultSize;
  return {
    x: Math.round(remembered.x),
    y: Math.round(remembered.y),
    width: Math.round(Math.max(minimumSize.width, Math.min(remembered.width, screen.width))),
    height: Math.round(Math.max(minimumSize.height, Math.min(remembered.height, screen.height))),
  };
}

/** Largest width of a frame or height of a title bar that a window manager puts around a window, in pixels. */
const largestFrame = 96;

/**
 * Computes how far a window manager moved a window when it put its frame around it: where the frame was asked for, there
 * stands its corner, and the window behind it. Null where something else moved it.
 */
export function frameOffset(asked: Bounds, shown: Bounds): { readonly x: number; readonly y: number } | null {
  const offset = { x: shown.x - asked.x, y: shown.y - asked.y };
  const isFrame = [offset.x, offset.y].every((pixels) => pixels >= 0 && pixels <= largestFrame);
  const isSameSize = shown.width === asked.width && shown.height === asked.height;
  return isFrame && isSameSize ? offset : null;
}

/** Whether enough of the window's upper edge lies on the screen to drag it. */
function isTitleBarVisible(area: Bounds, window: Bounds): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return visible >= 120 && window.y >= area.y && window.y <= area.y + area.height - 40;
}
