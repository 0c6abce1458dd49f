/** Pixels as a canvas gives them: red, green, blue and alpha, not premultiplied. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** One colour for each block, by rows. */
export interface Mosaic {
  readonly colours: Uint8ClampedArray;
  readonly columns: number;
  readonly rows: number;
}

/**
 * The mean of each block of `block` × `block` pixels, weighted by opacity; blocks at the right and lower edge may be
 * smaller. All that is ever drawn of a covered part comes from this, so nothing else of it can be found in the picture.
 */
export function mosaicOf({ data, width, height }: Pixels, block: number): Mosaic {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const colours = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const right = Math.min((column + 1) * block, width);
      const bottom = Math.min((row + 1) * block, height);
      let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0];
      for (let y = row * block; y < bottom; y++)
        for (let x = column * block; x < right; x++) {
          const at = (y * width + x) * 4;
          const opacity = data[at + 3] ?? 0;
          red += (data[at] ?? 0) * opacity;
          green += (data[at + 1] ?? 0) * opacity;
          blue += (data[at + 2] ?? 0) * opacity;
          alpha += opacity;
          count += 1;
        }
      const share = alpha || 1;
      colours.set([red / share, green / share, blue / share, alpha / count], (row * columns + column) * 4);
    }
  return { colours, columns, rows };
}

/** Every pixel in the colour of its block. */
export function blocks({ colours, columns }: Mosaic, block: number, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / block) * columns;
    for (let x = 0; x < width; x++) {
      const from = (row + Math.floor(x / block)) * 4;
      data.set(colours.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

/** Colours flowing from the middle of each block to that of the next: a blur that knows nothing but the blocks. */
export function smooth(mosaic: Mosaic, block: number, width: number, height: number): Pixels {
  const { colours, columns, rows } = mosaic;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const down = place(y, block, rows);
    for (let x = 0; x < width; x++) {
      const across = place(x, block, columns);
      const corner = (row: number, column: number) => (row * columns + column) * 4;
      const a = corner(down.first, across.first);
      const b = corner(down.first, across.second);
      const c = corner(down.second, across.first);
      const d = corner(down.second, across.second);
      for (let part = 0; part < 4; part++) {
        const upper = mix(colours[a + part] ?? 0, colours[b + part] ?? 0, across.share);
        const lower = mix(colours[c + part] ?? 0, colours[d + part] ?? 0, across.share);
        data[(y * width + x) * 4 + part] = mix(upper, lower, down.share);
      }
    }
  }
  return { data, width, height };
}

const mix = (a: number, b: number, share: number) => a + (b - a) * share;

/** Between the middles of which two blocks a pixel lies, and how far on the way. */
function place(pixel: number, block: number, count: number) {
  const at = Math.min(Math.max((pixel + 0.5) / block - 0.5, 0), count - 1);
  const first = Math.floor(at);
  return { first, second: Math.min(first + 1, count - 1), share: at - first };
}
