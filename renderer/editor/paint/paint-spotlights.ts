import { rectBetween, type Size } from '../model/geometry.ts';
import type { Spotlight, Strength } from '../model/shapes.ts';
import type { CanvasContext } from './fonts.ts';

/** How dark it is around spotlights, by their strength. */
const darkness: Record<Strength, number> = { 1: 0.4, 2: 0.6, 3: 0.8 };

/** Dims the whole picture but the spotlights, as dark as the strongest of them says. */
export function paintSpotlights(
  brush: CanvasContext,
  spotlights: readonly Spotlight[],
  { width, height }: Size,
): void {
  const strongest = spotlights.reduce<Strength>(
    (most, { strength }) => (strength > most ? strength : most),
    1,
  );
  brush.save();
  // Each takes its part away from what is dimmed, so that those which overlap are bright together.
  for (const { from, to } of spotlights) {
    const part = rectBetween(from, to);
    brush.beginPath();
    brush.rect(0, 0, width, height);
    brush.roundRect(part.x, part.y, part.width, part.height, Math.min(part.width, part.height) * 0.06);
    brush.clip('evenodd');
  }
  brush.fillStyle = `rgba(0, 0, 0, ${darkness[strongest]})`;
  brush.fillRect(0, 0, width, height);
  brush.restore();
}
