import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import { withReadErrors } from '../fs-errors.ts';
import { headBytes, kindOf, sniff } from './sniff.ts';
import { videoFacts } from './video.ts';

/** Five times what any host documents: nobody means to send this, and hashing it would only cost time. */
const absurdBytes = 1_000_000_000;
const readBytes = 256 * 1024;

/** Types whose header tells the size, and that are broken when it does not. */
const measurable = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/tiff',
  'image/webp',
]);

/**
 * Looks into a file and says what picture or video it is, by content and never by name. Width and height as shown,
 * after the orientation in the file; null where they are not looked for (types that no host takes as they are) or
 * cannot be found (some videos). A picture that is cut off is still one, as long as its header is whole.
 * @throws CallFailed vanished, unreadable, empty-file, too-big {bytes, limit}, not-an-image {found},
 * changed-while-reading, cancelled
 */
export async function probeMedia(path: string, signal?: AbortSignal): Promise<Media> {
  const before = await withReadErrors(() => stat(path));
  // Asked before it is opened: opening a pipe would wait for its other end.
  if (!before.isFile()) throw new AppError(errorData('unreadable', 'It is no file'));
  if (before.size === 0) throw new AppError(errorData('empty-file', 'The file is empty'));
  if (before.size > absurdBytes) {
    const why = `The file has ${before.size} bytes`;
    throw new AppError(errorData('too-big', why, { bytes: before.size, limit: absurdBytes }));
  }
  const file = await withReadErrors(() => open(path, 'r'));
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await withReadErrors(() => file.read(head, 0, head.length, 0));
    const mime = await withReadErrors(() => sniff(path, head.subarray(0, bytesRead)));
    const kind = kindOf(mime);
    if (kind === null) throw notAnImage(mime, `The content is ${mime}`);
    const looks = await looksOf(path, mime, kind);
    const { sha256, bytes } = await hashed(file, signal);
    const after = await withReadErrors(() => stat(path));
    if (bytes !== before.size || !isSame(before, after)) {
      throw new AppError(errorData('changed-while-reading', 'The file changed while it was looked at'));
    }
    return { kind, mime, bytes, ...looks, sha256 };
  } finally {
    await file.close();
  }
}

type Looks = Pick<Media, 'width' | 'height' | 'animated' | 'duration' | 'hasSound'>;
const unmeasured: Looks = { width: null, height: null, animated: false };

async function looksOf(path: string, mime: string, kind: Media['kind']): Promise<Looks> {
  if (kind === 'video') return { animated: false, ...(await videoFacts(path, mime)) };
  return measurable.has(mime) ? measured(path, mime) : unmeasured;
}

async function measured(path: string, mime: string): Promise<Looks> {
  try {
    // Only the header is read, so no number of pixels is too many and no missing end an error.
    const found = await sharp(path, {
      failOn: 'none',
      limitInputPixels: false,
      sequentialRead: true,
    }).metadata();
    const hasFrames = (mime === 'image/gif' || mime === 'image/webp') && (found.pages ?? 1) > 1;
    return {
      width: found.autoOrient.width,
      height: found.autoOrient.height,
      animated: mime === 'image/apng' || hasFrames,
    };
  } catch {
    throw notAnImage(mime, `It begins like ${mime} but is damaged`);
  }
}

async function hashed(file: FileHandle, signal?: AbortSignal): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(readBytes);
  let bytes = 0;
  for (;;) {
    if (signal?.aborted) throw new AppError(errorData('cancelled', 'Looking at the file was called off'));
    const position = bytes;
    const { bytesRead } = await withReadErrors(() => file.read(buffer, 0, readBytes, position));
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;
}

function notAnImage(found: string, why: string): AppError {
  return new AppError(errorData('not-an-image', why, { found }));
}
