/**
 * Composites one picture over another of the same shape.
 * @param under BGRA with premultiplied alpha, as Electron's bitmaps are; so is `over`
 * @returns a bitmap of the same shape
 */
export function composite(under: Uint8Array, over: Uint8Array): Uint8Array {
  const drawn = Uint8Array.from(under);
  for (let at = 0; at < drawn.length; at += 4) {
    const shows = 255 - (over[at + 3] ?? 0);
    for (let part = at; part < at + 4; part += 1)
      drawn[part] = Math.min(255, (over[part] ?? 0) + Math.round(((under[part] ?? 0) * shows) / 255));
  }
  return drawn;
}

/**
 * Returns a bitmap that was read from a file if it has this shape, as one of a broken file has not, and else a
 * transparent one.
 */
export function shapedAs(size: { readonly width: number; readonly height: number }, bitmap: Uint8Array) {
  const length = size.width * size.height * 4;
  return bitmap.length === length ? bitmap : new Uint8Array(length);
}
