/** Colours of the gauge under the tray's icon, as blue, green, red, opaque. */
const colours = {
  calm: [131, 157, 31, 255],
  held: [30, 144, 224, 255],
} as const;
const groove = [128, 128, 128, 160] as const;

/**
 * Draws a bar along the lower edge of an icon that shows the rest.
 * @param bitmap BGRA, `width * height * 4` bytes; not changed
 * @param share 0 to 1
 * @returns a bitmap of the same shape
 */
export function withGauge(
  bitmap: Uint8Array,
  size: { readonly width: number; readonly height: number },
  share: number,
  tone: keyof typeof colours,
): Uint8Array {
  const drawn = Uint8Array.from(bitmap);
  const thickness = Math.max(2, Math.round(size.height / 8));
  // The smallest rest is still visible, and only nothing looks like nothing.
  const filled = share > 0 ? Math.max(1, Math.round(size.width * share)) : 0;
  for (let y = size.height - thickness; y < size.height; y++) {
    for (let x = 0; x < size.width; x++)
      drawn.set(x < filled ? colours[tone] : groove, (y * size.width + x) * 4);
  }
  return drawn;
}
