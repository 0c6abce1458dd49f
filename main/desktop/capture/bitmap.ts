import type { CaptureRegion } from '../../../contract/capture.ts';
import { type DisplayGeometry, layoutDisplays, type Size } from './geometry.ts';

/** Holds pixels as Electron and Windows bitmaps do: four bytes each (blue, green, red, alpha), rows from the top. */
export interface Bitmap extends Size {
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/**
 * Copies a rectangle of the bitmap.
 * @param area whole pixels inside of the bitmap
 */
export function crop(bitmap: Bitmap, area: CaptureRegion): Bitmap {
  const { width, height } = area;
  const pixels = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((area.y + row) * bitmap.width + area.x) * 4;
    pixels.set(bitmap.pixels.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, pixels };
}

/** Joins the stills of several displays into one picture as they are arranged; gaps are black. */
export function join(stills: readonly { display: DisplayGeometry; bitmap: Bitmap }[]): Bitmap {
  const { width, height, places } = layoutDisplays(stills.map(({ display }) => display));
  const pixels = new Uint8Array(width * height * 4);
  const i18n = new Uint32Array(pixels.buffer);
  i18n.fill(opaqueBlack);
  for (const { display, bitmap } of stills) {
    const place = places.get(display.id);
    if (place) draw(i18n, width, place, bitmap);
  }
  return { width, height, pixels };
}

const opaqueBlack = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0] ?? 0;

/** Draws a bitmap scaled by nearest neighbour, so that twice as large keeps every edge. */
function draw(target: Uint32Array, targetWidth: number, place: CaptureRegion, bitmap: Bitmap): void {
  const source = wordsOf(bitmap.pixels);
  const columns = Uint32Array.from({ length: place.width }, (_, x) =>
    Math.floor((x * bitmap.width) / place.width),
  );
  const isSame = bitmap.width === place.width;
  for (let y = 0; y < place.height; y += 1) {
    const row = Math.floor((y * bitmap.height) / place.height) * bitmap.width;
    const at = (place.y + y) * targetWidth + place.x;
    if (isSame) target.set(source.subarray(row, row + place.width), at);
    else for (let x = 0; x < place.width; x += 1) target[at + x] = source[row + (columns[x] ?? 0)] ?? 0;
  }
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const isAligned = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? bytes : bytes.slice();
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

const headerBytes = 54;

/**
 * Encodes the bitmap as a BMP file, which any page shows and which costs no time to write: a header before the pixels
 * as they are.
 */
export function toBmp({ width, height, pixels }: Bitmap): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(headerBytes + pixels.length);
  const header = new DataView(file.buffer);
  header.setUint16(0, 0x424d);
  header.setUint32(2, file.length, true);
  header.setUint32(10, headerBytes, true);
  header.setUint32(14, 40, true);
  header.setInt32(18, width, true);
  // Negative: rows come from the top.
  header.setInt32(22, -height, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 32, true);
  header.setUint32(34, pixels.length, true);
  file.set(pixels, headerBytes);
  return file;
}
