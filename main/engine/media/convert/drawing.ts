import { open, readFile } from 'node:fs/promises';
import { decode as decodeBmp } from 'bmp-ts';
import decodeHeic from 'heic-decode';
import sharp, { type Sharp } from 'sharp';
import type { Media } from '../../../../contract/records.ts';
import { rawPreview } from './raw-preview.ts';

/** A quarter of a thousand million: what sharp itself takes by default, four bytes each. */
const mostPixels = 268_402_689;
/** Pixels of the longer side below which a drawing made of lines is drawn larger, so that it stays crisp. */
const vectorSide = 1_024;
/** SVG's pixels are 72 to the inch to the library. */
const usualDensity = 72;
const mostDensity = 7_200;

export interface Drawing {
  readonly picture: Sharp;
  /** Made by a camera: no sharp edges, no flat colours. */
  readonly isPhotograph: boolean;
  readonly hasAlpha: boolean;
  readonly isAnimated: boolean;
}

const raws = /^image\/x-(canon|nikon|sony|adobe|fujifilm|olympus|panasonic|pentax|samsung)-/;

/**
 * Opens a picture that most programs cannot draw, upright, without what else is in its file.
 * @returns null for what cannot be drawn here either
 * @throws what the decoders say of damage
 */
export async function openDrawing(path: string, media: Media): Promise<Drawing | null> {
  const { mime } = media;
  if (raws.test(mime)) return await fromRaw(path);
  switch (mime) {
    case 'image/heic':
    case 'image/heif':
      return await fromHeic(path);
    case 'image/bmp':
      return await fromBmp(path);
    case 'image/svg+xml':
      return await fromSvg(path);
    case 'image/webp':
    case 'image/avif':
    case 'image/jpeg':
    case 'image/png':
    case 'image/tiff':
      return await fromFile(path, media);
    default:
      return null;
  }
}

async function fromFile(path: string, { mime, animated }: Media): Promise<Drawing> {
  const picture = sharp(path, { limitInputPixels: mostPixels, animated });
  const { hasAlpha } = await picture.metadata();
  const isPhotograph = mime === 'image/jpeg' || mime === 'image/avif' || (await isLossyWebp(path, mime));
  return { picture: picture.autoOrient(), isPhotograph, hasAlpha, isAnimated: animated };
}

/** `VP8 ` is the lossy kind, `VP8L` the other; behind `VP8X` either may follow, and the first of them tells. */
async function isLossyWebp(path: string, mime: string): Promise<boolean> {
  if (mime !== 'image/webp') return false;
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const head = buffer.subarray(0, bytesRead);
    const lossless = head.indexOf('VP8L');
    const lossy = head.indexOf('VP8 ');
    return lossy >= 0 && (lossless < 0 || lossy < lossless);
  } finally {
    await file.close();
  }
}

async function fromRaw(path: string): Promise<Drawing | null> {
  const file = await open(path);
  try {
    const preview = await rawPreview(file);
    if (!preview) return null;
    const own = (await sharp(preview.jpeg).metadata()).orientation ?? 1;
    const picture = sharp(preview.jpeg, { limitInputPixels: mostPixels });
    // The preview rarely says itself how the camera was held.
    return photograph(own > 1 ? picture.autoOrient() : turned(picture, preview.orientation));
  } finally {
    await file.close();
  }
}

/** EXIF 2.3, 4.6.4: which way up the first row and column are. */
function turned(picture: Sharp, orientation: number): Sharp {
  const mirrored = [2, 4, 5, 7].includes(orientation);
  const angle = { 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0;
  const upright = mirrored ? picture.flop() : picture;
  return angle === 0 ? upright : upright.rotate(angle);
}

async function fromHeic(path: string): Promise<Drawing> {
  // The decoder turns it upright by itself.
  const { width, height, data } = await decodeHeic({ buffer: await readFile(path) });
  const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return photograph(sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha());
}

const photograph = (picture: Sharp): Drawing => ({
  picture,
  isPhotograph: true,
  hasAlpha: false,
  isAnimated: false,
});

async function fromBmp(path: string): Promise<Drawing> {
  const { data, width, height } = decodeBmp(await readFile(path), { toRGBA: true });
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  // Most writers leave the fourth byte at nothing, and mean everything.
  const { isOpaque, channels } = await picture.stats();
  const isBlank = channels[3]?.max === 0;
  const hasAlpha = !isOpaque && !isBlank;
  return {
    picture: hasAlpha ? picture : picture.removeAlpha(),
    isPhotograph: false,
    hasAlpha,
    isAnimated: false,
  };
}

async function fromSvg(path: string): Promise<Drawing> {
  const { width = vectorSide, height = vectorSide } = await sharp(path).metadata();
  const larger = Math.max(1, vectorSide / Math.max(width, height));
  const density = Math.min(mostDensity, usualDensity * larger);
  const picture = sharp(path, { density, limitInputPixels: mostPixels });
  return { picture, isPhotograph: false, hasAlpha: true, isAnimated: false };
}
