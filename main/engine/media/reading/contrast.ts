import type { GreyPixels } from './greymap.ts';

// Screens are of many surfaces: light on dark beside dark on light, bubbles, fields, headings. One threshold for all of
// them, which is what the recognition sets, takes a surface for ink. So each part is compared with what surrounds it.

/** Pixels a side of a cell, all of which have one background. */
const cellSize = 8;
/** Pixels on each side of a cell's middle that are looked at: more than a letter, less than a field is high. */
const reach = 20;
/** Every so manieth pixel is looked at, in both directions. */
const stride = 2;
/** Values that count as one: compression and gradients make neighbours of a colour. */
const bucketBits = 3;
const buckets = 256 >> bucketBits;
/** Difference from the background up to which it is background. */
const noise = 10;
/** Smallest difference that is stretched to black; what differs less is no text that anybody could read. */
const leastContrast = 64;

interface Surface {
  readonly background: number;
  /** Factor by which differences are stretched. */
  readonly gain: number;
}

/** Makes all text dark on white, whatever it stands on. */
export function darkOnWhite({ data, width, height }: GreyPixels): GreyPixels {
  const made = new Uint8Array(data.length);
  const counts = new Uint32Array(buckets);
  for (let top = 0; top < height; top += cellSize)
    for (let left = 0; left < width; left += cellSize) {
      const { background, gain } = surfaceAt({ data, width, height }, left, top, counts);
      const [right, bottom] = [Math.min(width, left + cellSize), Math.min(height, top + cellSize)];
      for (let y = top; y < bottom; y += 1)
        for (let at = y * width + left; at < y * width + right; at += 1) {
          const difference = Math.abs((data[at] ?? 0) - background) - noise;
          made[at] = 255 - (difference <= 0 ? 0 : Math.min(255, difference * gain));
        }
    }
  return { data: made, width, height };
}

/** Finds the surface around a cell: its most frequent value, and the greatest difference from that. */
function surfaceAt(
  { data, width, height }: GreyPixels,
  left: number,
  top: number,
  counts: Uint32Array,
): Surface {
  const [x, y] = [left + cellSize / 2, top + cellSize / 2];
  const [fromX, toX] = [Math.max(0, x - reach), Math.min(width, x + reach)];
  const [fromY, toY] = [Math.max(0, y - reach), Math.min(height, y + reach)];
  counts.fill(0);
  let [darkest, brightest] = [255, 0];
  for (let row = fromY; row < toY; row += stride)
    for (let at = row * width + fromX; at < row * width + toX; at += stride) {
      const value = data[at] ?? 0;
      const bucket = value >> bucketBits;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      if (value < darkest) darkest = value;
      if (value > brightest) brightest = value;
    }
  let most = 0;
  for (let bucket = 1; bucket < buckets; bucket += 1)
    if ((counts[bucket] ?? 0) > (counts[most] ?? 0)) most = bucket;
  const background = (most << bucketBits) + (1 << (bucketBits - 1));
  const contrast = Math.max(background - darkest, brightest - background) - noise;
  return { background, gain: 255 / Math.max(leastContrast, contrast) };
}
