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
