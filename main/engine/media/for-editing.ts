import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { maxEditableSize } from '../../../contract/editing.ts';
import type { Media } from '../../../contract/media.ts';
import { openDrawing } from './convert/drawing.ts';

/** What every window draws by itself. */
const drawn = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp']);
/** Animations of which the first picture alone would be edited. */
const moving = new Set(['image/apng']);

/** Why such a thing cannot be edited, as a failure; null when it can be. */
export function whyNotEditable(media: Media): AppError | null {
  const refuse = (reason: string, message: string) =>
    new AppError(errorData('not-editable', message, { reason }));
  if (media.kind === 'video') return refuse('video', 'A video cannot be edited');
  if (media.animated || moving.has(media.mime)) return refuse('animation', 'An animation cannot be edited');
  const { width, height } = media;
  if (width === null || height === null) return null;
  const isTooLarge = Math.max(width, height) > maxEditableSize.side || width * height > maxEditableSize.area;
  return isTooLarge ? refuse('large', `${width} × ${height} pixels are too many to be edited`) : null;
}

/**
 * The bytes of a picture as a window can draw them: as they are where it can, else as PNG, upright; also of types that
 * no window knows, like HEIC.
 * @throws CallFailed not-editable, vanished, unreadable
 */
export async function pictureForEditing(
  path: string,
  media: Media,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string }> {
  const refused = whyNotEditable(media);
  if (refused) throw refused;
  const read = await readFile(path).catch((thrown: NodeJS.ErrnoException) => {
    throw new AppError(
      thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR'
        ? errorData('vanished', 'The file is gone')
        : errorData('unreadable', `The file cannot be read (${thrown.code ?? 'unknown'})`),
    );
  });
  const bytes = new Uint8Array(read);
  try {
    const picture = sharp(bytes, { failOn: 'none', limitInputPixels: maxEditableSize.area, pages: 1 });
    const { orientation = 1, space } = await picture.metadata();
    // Windows turn a JPEG by what it says of its orientation, and nothing else.
    const isUpright = media.mime === 'image/jpeg' || orientation === 1;
    // Inks are drawn without their profile there, in other colours than meant.
    const isDrawnTrue = drawn.has(media.mime) && space !== 'cmyk';
    if (isDrawnTrue && isUpright) return { bytes, mime: media.mime };
    const upright = await picture.autoOrient().toColourspace('srgb').png({ compressionLevel: 1 }).toBuffer();
    return { bytes: new Uint8Array(upright), mime: 'image/png' };
  } catch {
    if (drawn.has(media.mime)) return { bytes, mime: media.mime };
    const converted = await convertedForEditing(path, media);
    if (converted) return converted;
    const type = media.mime.replace(/^image\/(x-)?/, '').toUpperCase();
    throw new AppError(errorData('not-editable', `${media.mime} cannot be drawn`, { reason: 'type', type }));
  }
}

/** Null where this kind of picture cannot be drawn here either, or is damaged. */
async function convertedForEditing(
  path: string,
  media: Media,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string } | null> {
  const drawing = await openDrawing(path, media).catch(() => null);
  const png = await drawing?.picture
    .png({ compressionLevel: 1 })
    .toBuffer()
    .catch(() => null);
  return png ? { bytes: new Uint8Array(png), mime: 'image/png' } : null;
}
