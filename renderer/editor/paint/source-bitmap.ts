import type { Size } from '../model/geometry.ts';
import type { SourceBitmaps } from './painter.ts';

/** Limit of pixels that can be redrawn without delay at each pointer move. */
const maxDisplayPixels = 6_000_000;

/**
 * Decodes a picture, upright and in the colours of the screen.
 * @throws {DOMException} where it cannot be drawn
 */
export async function decodeSource(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<SourceBitmaps> {
  const full = await createImageBitmap(new Blob([bytes], { type: mime }));
  const fit = Math.sqrt(maxDisplayPixels / (full.width * full.height));
  if (fit >= 1) return { full, small: full };
  const small = await createImageBitmap(full, {
    resizeWidth: Math.round(full.width * fit),
    resizeHeight: Math.round(full.height * fit),
    resizeQuality: 'medium',
  });
  return { full, small };
}

export function releaseSource({ full, small }: SourceBitmaps): void {
  full.close();
  small.close();
}

/** Types of photographs, which are sent as JPEG to stay within the host's limit. */
const lossyTypes = new Set([
  'image/jpeg',
  'image/webp',
  'image/tiff',
  'image/avif',
  'image/heic',
  'image/heif',
]);

/** Chooses JPEG for an opaque picture of a photographic type; PNG for everything else. */
export function outputFormat(mime: string, source: SourceBitmaps): 'png' | 'jpeg' {
  return mime === 'image/jpeg' || (lossyTypes.has(mime) && isOpaque(source.small)) ? 'jpeg' : 'png';
}

const sample: Size = { width: 64, height: 64 };

function isOpaque(bitmap: ImageBitmap): boolean {
  const brush = new OffscreenCanvas(sample.width, sample.height).getContext('2d');
  if (!brush) return true;
  brush.drawImage(bitmap, 0, 0, sample.width, sample.height);
  const { data } = brush.getImageData(0, 0, sample.width, sample.height);
  return data.every((value, index) => index % 4 !== 3 || value > 250);
}
