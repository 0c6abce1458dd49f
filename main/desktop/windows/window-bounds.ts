import { z } from 'zod';

export const smallest = { width: 720, height: 480 };
const usual = { width: 1120, height: 720 };

const bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof bounds>;

/** What is remembered of the window between two runs. The theme, because it colours the window before anything is read. */
export const memorySchema = z.object({
  bounds: bounds.nullable().default(null),
  maximized: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
});
export type WindowMemory = z.infer<typeof memorySchema>;

/**
 * Where to open the window: where it was, if that is still on a screen, and no larger than that screen; else the usual
 * size, centred by the system.
 * @param screens the usable areas of the screens, in the same coordinates
 */
export function placeWindow(
  remembered: Bounds | null,
  screens: readonly Bounds[],
): { width: number; height: number; x?: number; y?: number } {
  if (!remembered) return usual;
  const screen = screens.find((area) => holdsTitle(area, remembered));
  if (!screen) return usual;
  return {
    x: Math.round(remembered.x),
    y: Math.round(remembered.y),
    width: Math.round(Math.max(smallest.width, Math.min(remembered.width, screen.width))),
    height: Math.round(Math.max(smallest.height, Math.min(remembered.height, screen.height))),
  };
}

/** Enough of the window's upper edge lies on the screen to take hold of it. */
function holdsTitle(area: Bounds, window: Bounds): boolean {
  const visible = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return visible >= 120 && window.y >= area.y && window.y <= area.y + area.height - 40;
}
