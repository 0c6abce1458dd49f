import { type EditDocument, newDocument } from './document.ts';
import type { Size } from './geometry.ts';

/** Raised where an older editor would misread the layers of a newer one. */
const version = 1;

/** Writes what was drawn, so that it can be changed later. */
export const writeLayers = (document: EditDocument): string => JSON.stringify({ version, document });

/**
 * Reads layers; null where they are of another version or were drawn on a picture of another size, so that they would be
 * at wrong places.
 * @param source of the picture that they are to be drawn on
 */
export function readLayers(text: string, source: Size): EditDocument | null {
  try {
    const read = JSON.parse(text) as { version?: unknown; document?: Partial<EditDocument> };
    const { document } = read;
    if (read.version !== version || !document?.source || !Array.isArray(document.shapes)) return null;
    const isIts = document.source.width === source.width && document.source.height === source.height;
    return isIts ? { ...newDocument(source, document.format ?? 'png'), ...document } : null;
  } catch {
    return null;
  }
}
