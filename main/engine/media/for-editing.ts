import { readFile } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { maxEditableSize } from '../../../contract/editing.ts';
import type { Media } from '../../../contract/media.ts';
import { openPicture } from './convert/open.ts';
import { whyNotEditable } from './editable.ts';
import sharp from './sharp.ts';

/** Types that every window draws by itself. */
const drawn = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp']);

/** See index.ts. */
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

/** Converts a picture for the editor; null where this kind cannot be drawn here either, or is damaged. */
async function convertedForEditing(
  path: string,
  media: Media,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mime: string } | null> {
  const opened = await openPicture(path, media).catch(() => null);
  const png = await opened?.picture
    .png({ compressionLevel: 1 })
    .toBuffer()
    .catch(() => null);
  return png ? { bytes: new Uint8Array(png), mime: 'image/png' } : null;
}
