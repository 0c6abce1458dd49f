import type { Box } from '../../../contract/reading.ts';
import { decodeSource, outputFormat, releaseSource } from './source-bitmap.ts';

/** Of what covers: neither the colour nor an edge tells what was there. */
const coverColour = '#16181d';
/** Share of a box's height by which it is covered beyond its edges: letters may stand out of what was read. */
const margin = 0.2;
const jpegQuality = 0.92;

/**
 * Covers boxes of a picture with solid colour.
 * @throws {DOMException} where the picture cannot be drawn
 */
export async function coverBoxes(
  bytes: Uint8Array<ArrayBuffer>,
  mime: string,
  boxes: readonly Box[],
): Promise<Uint8Array<ArrayBuffer>> {
  const source = await decodeSource(bytes, mime);
  try {
    const { full } = source;
    const canvas = new OffscreenCanvas(full.width, full.height);
    const brush = canvas.getContext('2d');
    if (!brush) throw new DOMException('There is no canvas of this size.', 'EncodingError');
    brush.drawImage(full, 0, 0);
    brush.fillStyle = coverColour;
    for (const { x, y, width, height } of boxes) {
      const beyond = Math.ceil(height * margin);
      brush.fillRect(x - beyond, y - beyond, width + 2 * beyond, height + 2 * beyond);
    }
    const type = `image/${outputFormat(mime, source)}`;
    const blob = await canvas.convertToBlob({ type, quality: jpegQuality });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    releaseSource(source);
  }
}
