/** Pixels as a canvas returns them: red, green, blue and alpha, not premultiplied. */
export interface PixelBuffer {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Holds one colour per block, by rows. */
export interface Mosaic {
  readonly colours: Uint8ClampedArray;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Computes the mean of each block of `block` × `block` pixels, weighted by opacity; blocks at the right and lower edge
 * may be smaller. All that is ever drawn of a covered part comes from this, so nothing else of it can be found in the
 * picture.
 */
export function createMosaic({ data, width, height }: PixelBuffer, block: number): Mosaic {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const colours = new Uint8ClampedArray(columns * rows * 4);
  const sums = new Float64Array(columns * 4);
  for (let row = 0; row < rows; row++) {
    const bottom = Math.min((row + 1) * block, height);
    sums.fill(0);
    for (let y = row * block; y < bottom; y++)
      for (let column = 0; column < columns; column++) {
        const end = (y * width + Math.min((column + 1) * block, width)) * 4;
        let [red, green, blue, alpha] = [0, 0, 0, 0];
        for (let at = (y * width + column * block) * 4; at < end; at += 4) {
          const opacity = data[at + 3] ?? 0;
          red += (data[at] ?? 0) * opacity;
          green += (data[at + 1] ?? 0) * opacity;
          blue += (data[at + 2] ?? 0) * opacity;
          alpha += opacity;
        }
        const into = column * 4;
        sums[into] = (sums[into] ?? 0) + red;
        sums[into + 1] = (sums[into + 1] ?? 0) + green;
        sums[into + 2] = (sums[into + 2] ?? 0) + blue;
        sums[into + 3] = (sums[into + 3] ?? 0) + alpha;
      }
    for (let column = 0; column < columns; column++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = sums.subarray(column * 4, column * 4 + 4);
      const share = alpha || 1;
      const count = (bottom - row * block) * (Math.min((column + 1) * block, width) - column * block);
      colours.set([red / share, green / share, blue / share, alpha / count], (row * columns + column) * 4);
    }
  }
  return { colours, columns, rows };
}

/** Fills every pixel with the colour of its block. */
export function renderBlocks(
  { colours, columns }: Mosaic,
  block: number,
  width: number,
  height: number,
): PixelBuffer {
  const data = new Uint8ClampedArray(width * height * 4);
  // One number per pixel: sixty million of them are copied in a moment.
  const pixels = new Uint32Array(data.buffer);
  const each = new Uint32Array(colours.buffer);
  for (let y = 0; y < height; y++) {
    const begin = y * width;
    if (y % block > 0) pixels.copyWithin(begin, begin - width, begin);
    else
      for (let column = 0; column < columns; column++)
        pixels.fill(
          each[(y / block) * columns + column] ?? 0,
          begin + column * block,
          begin + Math.min((column + 1) * block, width),
        );
  }
  return { data, width, height };
}

/** Interpolates between the centres of the blocks: a blur that knows nothing but the blocks. */
export function renderSmooth(mosaic: Mosaic, block: number, width: number, height: number): PixelBuffer {
  const { colours, columns, rows } = mosaic;
  const data = new Uint8ClampedArray(width * height * 4);
  const across = Array.from({ length: width }, (_, x) => place(x, block, columns));
  const firsts = Int32Array.from(across, ({ first }) => first * 4);
  const seconds = Int32Array.from(across, ({ second }) => second * 4);
  const shares = Float64Array.from(across, ({ share }) => share);
  const line = new Float64Array(columns * 4);
  let at = 0;
  for (let y = 0; y < height; y++) {
    const { first, second, share } = place(y, block, rows);
    for (let part = 0; part < line.length; part++)
      line[part] = mix(
        colours[first * columns * 4 + part] ?? 0,
        colours[second * columns * 4 + part] ?? 0,
        share,
      );
    for (let x = 0; x < width; x++) {
      const from = firsts[x] ?? 0;
      const to = seconds[x] ?? 0;
      const along = shares[x] ?? 0;
      for (let part = 0; part < 4; part++)
        data[at++] = mix(line[from + part] ?? 0, line[to + part] ?? 0, along);
    }
  }
  return { data, width, height };
}

const mix = (a: number, b: number, share: number) => a + (b - a) * share;

/** Returns the two blocks between whose centres a pixel lies, and its relative position. */
function place(pixel: number, block: number, count: number) {
  const at = Math.min(Math.max((pixel + 0.5) / block - 0.5, 0), count - 1);
  const first = Math.floor(at);
  return { first, second: Math.min(first + 1, count - 1), share: at - first };
}
