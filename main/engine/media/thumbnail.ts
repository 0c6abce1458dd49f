import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Media } from '../../../contract/media.ts';
import sharp from './sharp.ts';

/** Pixels of the longer side. */
const side = 256;
/** Maximum number of pixels: pictures that cannot be decoded in stripes stay below half a gigabyte. */
const mostPixels = 100_000_000;

const drawable = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/tiff',
  'image/webp',
  'image/avif',
]);

/** See index.ts. */
export async function makeThumbnail(path: string, media: Media, target: string): Promise<boolean> {
  if (!drawable.has(media.mime)) return false;
  const unfinished = `${target}.${randomUUID()}`;
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await sharp(path, { failOn: 'none', limitInputPixels: mostPixels, sequentialRead: true, pages: 1 })
      .autoOrient()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(unfinished);
    await rename(unfinished, target);
    return true;
  } catch {
    // Where nothing can be written nothing has to be removed.
    await rm(unfinished, { force: true }).catch(() => {});
    return false;
  }
}
