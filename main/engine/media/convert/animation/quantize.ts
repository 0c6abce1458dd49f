/** Bits of each of red, green and blue by which colours are told apart. */
const binBits = 5;
const bins = 1 << (binBits * 3);
const shift = 8 - binBits;
/** Alpha below which a pixel becomes transparent: GIF has no half transparency. */
const clearBelow = 128;

/** Sums over the pixels of a bin. */
interface Histogram {
  readonly count: Float64Array;
  readonly red: Float64Array;
  readonly green: Float64Array;
  readonly blue: Float64Array;
}

interface Swatch {
  readonly bin: number;
  readonly count: number;
  readonly colour: readonly [number, number, number];
}

/**
 * Reduces the number of colours, the same ones in all frames and without dithering, so that what does not move
 * stays the same and compresses well. Median cut (Heckbert 1982). What is half transparent becomes all or nothing.
 * @param pixels four bytes each; left as they are
 */
export function reduceColours(pixels: Buffer, colours: number): Buffer {
  const swatches = swatchesOf(histogramOf(pixels));
  const palette = medianCut(swatches, colours);
  // Of the bins that occur: where the colour that stands for it is in the palette.
  const nearest = new Uint32Array(bins);
  for (const { bin, colour } of swatches) nearest[bin] = packed(closest(palette, colour));
  const out = Buffer.alloc(pixels.length);
  const [from, to] = [wordsOf(pixels), wordsOf(out)];
  for (let at = 0; at < from.length; at += 1) {
    const pixel = from[at] as number;
    to[at] = pixel >>> 24 < clearBelow ? 0 : (nearest[binOf(pixel)] as number);
  }
  return out;
}

/** Views pixels as 32-bit words. Red is in the lowest byte, as every processor that this runs on has it. */
const wordsOf = (pixels: Buffer) => new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
const packed = ([red, green, blue]: Swatch['colour']) =>
  (0xff000000 | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
const binOf = (pixel: number) =>
  ((pixel & 0xff) >> shift) |
  ((((pixel >>> 8) & 0xff) >> shift) << binBits) |
  ((((pixel >>> 16) & 0xff) >> shift) << (binBits * 2));

function histogramOf(pixels: Buffer): Histogram {
  const make = () => new Float64Array(bins);
  const found: Histogram = { count: make(), red: make(), green: make(), blue: make() };
  for (const pixel of wordsOf(pixels)) {
    if (pixel >>> 24 < clearBelow) continue;
    const bin = binOf(pixel);
    found.count[bin] = (found.count[bin] as number) + 1;
    found.red[bin] = (found.red[bin] as number) + (pixel & 0xff);
    found.green[bin] = (found.green[bin] as number) + ((pixel >>> 8) & 0xff);
    found.blue[bin] = (found.blue[bin] as number) + ((pixel >>> 16) & 0xff);
  }
  return found;
}

function swatchesOf({ count, red, green, blue }: Histogram): Swatch[] {
  const swatches: Swatch[] = [];
  for (const [bin, many] of count.entries())
    if (many > 0) {
      const mean = (sum: Float64Array) => (sum[bin] as number) / many;
      swatches.push({ bin, count: many, colour: [mean(red), mean(green), mean(blue)] });
    }
  return swatches;
}

/** Splits the box with the most to lose at its middle, along its longest side, until there are so many. */
function medianCut(swatches: Swatch[], colours: number): Swatch['colour'][] {
  const boxes = swatches.length > 0 ? [boxOf(swatches)] : [];
  while (boxes.length < colours) {
    const [worst] = boxes.filter(({ loss }) => loss > 0).sort((a, b) => b.loss - a.loss);
    if (!worst) break;
    const sorted = worst.swatches.toSorted((a, b) => a.colour[worst.axis] - b.colour[worst.axis]);
    const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
    let cut = 0;
    for (let sum = 0; cut < sorted.length - 1 && sum < half; cut += 1) sum += sorted[cut]?.count ?? 0;
    boxes.splice(
      boxes.indexOf(worst),
      1,
      boxOf(sorted.slice(0, Math.max(1, cut))),
      boxOf(sorted.slice(Math.max(1, cut))),
    );
  }
  return boxes.map(({ mean }) => mean);
}

type Axis = 0 | 1 | 2;
interface ColourBox {
  readonly swatches: Swatch[];
  readonly mean: readonly [number, number, number];
  /** The axis along which its colours differ most, and by how much in all. */
  readonly axis: Axis;
  readonly loss: number;
}

function boxOf(swatches: Swatch[]): ColourBox {
  const count = swatches.reduce((sum, one) => sum + one.count, 0);
  const along = (axis: Axis) => {
    const mean = swatches.reduce((sum, one) => sum + one.colour[axis] * one.count, 0) / count;
    const loss = swatches.reduce((sum, one) => sum + (one.colour[axis] - mean) ** 2 * one.count, 0);
    return { mean, loss };
  };
  const [red, green, blue] = [along(0), along(1), along(2)];
  const loss = Math.max(red.loss, green.loss, blue.loss);
  const axis = loss === green.loss ? 1 : loss === red.loss ? 0 : 2;
  return { swatches, mean: [red.mean, green.mean, blue.mean], axis, loss: swatches.length > 1 ? loss : 0 };
}

function closest(
  palette: readonly Swatch['colour'][],
  [red, green, blue]: Swatch['colour'],
): Swatch['colour'] {
  let best: Swatch['colour'] = [0, 0, 0];
  let least = Number.POSITIVE_INFINITY;
  for (const colour of palette) {
    const distance = (colour[0] - red) ** 2 + (colour[1] - green) ** 2 + (colour[2] - blue) ** 2;
    if (distance >= least) continue;
    best = colour;
    least = distance;
  }
  return best;
}
