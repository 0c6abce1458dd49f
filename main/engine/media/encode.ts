/**
 * Encodes pixels of this screen as a PNG. Screens hide nothing, so alpha is left out. Level 3 of zlib: half a
 * screenshot's time at level 6 for a twentieth more bytes. In this process: pixels are no untrusted file, and a
 * screen of them takes longer to be handed to another one. The library is loaded with the first of them.
 * @param pixels four bytes each (blue, green, red, alpha), rows from the top
 */
export async function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp');
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = pixels[from + 2] ?? 0;
    rgb[to + 1] = pixels[from + 1] ?? 0;
    rgb[to + 2] = pixels[from] ?? 0;
  }
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 3 })
    .toBuffer();
  return new Uint8Array(png);
}
