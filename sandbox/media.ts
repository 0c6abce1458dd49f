import { open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromTokenizer } from 'file-type';
import sharp from 'sharp';
import { fromFile } from 'strtok3';

/** Describes a file by its content; names and declared types are ignored. */
export interface Media {
  readonly kind: 'image' | 'video';
  readonly mime: string;
  /** Extension of the link. */
  readonly extension: string;
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly isApng: boolean;
}

const imageExtensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
};

const videoExtensions: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/webm': 'webm',
  'video/matroska': 'mkv',
  'video/x-matroska': 'mkv',
  'video/quicktime': 'mov',
  'video/x-flv': 'flv',
  'video/vnd.avi': 'avi',
  'video/x-msvideo': 'avi',
  'video/x-ms-asf': 'wmv',
  'video/x-ms-wmv': 'wmv',
  'video/mpeg': 'mpeg',
  'video/MP1S': 'mpeg',
  'video/MP2P': 'mpeg',
};

/**
 * Inspects a file.
 * @returns null for what Imgur does not accept: no picture at all, a broken one, WebP, HEIC and others.
 */
export async function inspect(path: string): Promise<Media | null> {
  const type = await typeOf(path);
  if (type === undefined) return null;
  const videoExtension = videoExtensions[type.mime];
  if (videoExtension !== undefined) {
    return {
      kind: 'video',
      mime: type.mime,
      extension: videoExtension,
      width: 0,
      height: 0,
      animated: true,
      isApng: false,
    };
  }
  const extension = imageExtensions[type.mime];
  if (extension === undefined) return null;
  const isApng = type.mime === 'image/apng';
  try {
    const found = await sharp(path, { animated: true }).metadata();
    return {
      kind: 'image',
      mime: isApng ? 'image/png' : type.mime,
      extension,
      width: found.width,
      height: found.pageHeight ?? found.height,
      animated: isApng || (type.mime === 'image/gif' && (found.pages ?? 1) > 1),
      isApng,
    };
  } catch {
    return null;
  }
}

/**
 * Detects the type by the first bytes; only a TIFF may keep its directory at its end, so the rest is read for that
 * alone.
 */
async function typeOf(path: string) {
  const early = await fileTypeFromBuffer(await readHead(path)).catch(() => undefined);
  // By path the library would load a part of itself that a bundle lacks.
  return early ?? fileTypeFromTokenizer(await fromFile(path)).catch(() => undefined);
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64 * 1024), 0, 64 * 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const megabyte = 1_000_000;

/** Changes that the host makes to a picture before it stores it; null where it stores the original. */
export type ImageChange = 'flatten' | 'to-jpeg' | 'compress';

export function serverChangeFor(
  media: Media,
  size: number,
  situation: {
    readonly recompression: boolean;
    readonly flattensApng: boolean;
    readonly isUploadRoute: boolean;
    readonly hasAccount: boolean;
  },
): ImageChange | null {
  if (media.isApng && situation.flattensApng && situation.isUploadRoute) return 'flatten';
  if (!situation.recompression || media.animated || media.kind === 'video') return null;
  if (media.mime === 'image/png') return size > 5 * megabyte ? 'to-jpeg' : null;
  const quiet = (situation.hasAccount ? 5 : 1) * megabyte;
  return media.mime === 'image/jpeg' && size > quiet ? 'compress' : null;
}

/** Writes the changed picture to `to`. */
export async function applyChange(
  from: string,
  to: string,
  media: Media,
  change: ImageChange,
): Promise<Media> {
  const still = sharp(from);
  if (change === 'flatten') await still.png().toFile(to);
  else await still.jpeg({ quality: change === 'compress' ? 70 : 85 }).toFile(to);
  const isJpeg = change !== 'flatten';
  return {
    ...media,
    animated: false,
    isApng: false,
    mime: isJpeg ? 'image/jpeg' : 'image/png',
    extension: isJpeg ? 'jpg' : 'png',
  };
}

/** Side lengths in pixels of the thumbnails by the letter after the id; always JPEG. */
const thumbnailSides: Readonly<Record<string, { side: number; square: boolean }>> = {
  s: { side: 90, square: true },
  b: { side: 160, square: true },
  t: { side: 160, square: false },
  m: { side: 320, square: false },
  l: { side: 640, square: false },
  h: { side: 1024, square: false },
};

/**
 * Creates a thumbnail.
 * @returns null for an unknown letter.
 */
export async function thumbnail(path: string, letter: string): Promise<Buffer | null> {
  const size = thumbnailSides[letter];
  if (size === undefined) return null;
  return sharp(path)
    .resize(size.side, size.side, { fit: size.square ? 'cover' : 'inside', withoutEnlargement: !size.square })
    .jpeg()
    .toBuffer();
}

/** Returns the placeholder of a deleted picture. */
export const removedPicture = () =>
  sharp({ create: { width: 161, height: 81, channels: 3, background: '#222222' } })
    .png()
    .toBuffer();
