import { open, readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import { decodeApart } from './apart.ts';
import { checkPixels, mostPixels } from './limits.ts';
import { rawPreview } from './raw-preview.ts';

/** Of a PNG: its signature and its first chunk. */
const afterHeader = 33;
/** Pixels of the longer side below which a drawing made of lines is drawn larger, so that it stays crisp. */
const vectorSide = 1_024;
/** And above which one is drawn smaller: what can be drawn at any size needs no more. */
const largestVectorSide = 8_192;
/** Bytes. Who draws has to hold all of it. */
const largestVector = 50_000_000;
/** SVG's pixels are 72 to the inch to the library. */
const usualDensity = 72;
const mostDensity = 7_200;
const leastDensity = 1;

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
      return await fromSvg(path, media);
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
  const file = await readFile(path);
  // The library at hand reads all of it but the pixels; the decoder knows those alone, and turns them upright by itself.
  const { width: wide, height: high, icc } = await sharp(file).metadata();
  checkPixels(wide, high);
  const { width, height, data } = await decodeApart('heic', file);
  const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  return photograph(icc ? await inColoursOf(icc, picture) : picture);
}

/** The same numbers, meant in the colours of a profile: phones write Display P3, which is paler taken for sRGB. */
async function inColoursOf(icc: Buffer, picture: Sharp): Promise<Sharp> {
  const png = await picture.png({ compressionLevel: 0 }).toBuffer();
  const data = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(icc)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length - 4, 0);
  frame.writeUInt32BE(crc32(data), 4);
  const chunk = Buffer.concat([frame.subarray(0, 4), data, frame.subarray(4)]);
  return sharp(Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]));
}

const photograph = (picture: Sharp): Drawing => ({
  picture,
  isPhotograph: true,
  hasAlpha: false,
  isAnimated: false,
});

async function fromBmp(path: string): Promise<Drawing> {
  await checkBmp(path);
  const { data, width, height } = await decodeApart('bmp', await readFile(path));
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

async function fromSvg(path: string, { bytes }: Media): Promise<Drawing> {
  if (bytes > largestVector)
    throw new AppError(errorData('too-big', `${bytes} bytes of SVG`, { bytes, limit: largestVector }));
  // Not by its path: then it could show whatever lies beside it, and that is not what somebody wanted to send.
  const text = await readFile(path);
  const { width = vectorSide, height = vectorSide } = await sharp(text).metadata();
  const side = Math.max(width, height);
  const wanted = Math.min(Math.max(side, vectorSide), largestVectorSide);
  const density = Math.min(mostDensity, Math.max(leastDensity, (usualDensity * wanted) / side));
  const picture = sharp(text, { density, limitInputPixels: mostPixels });
  return { picture, isPhotograph: false, hasAlpha: true, isAnimated: false };
}

/** Its header says how much there is to be drawn: a few bytes may stand for gigabytes. */
async function checkBmp(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(26), 0, 26, 0);
    if (bytesRead < 26) throw new Error('It ends in its header.');
    // The first kind of header, of twelve bytes, has its sizes in two bytes each.
    if (buffer.readUInt32LE(14) === 12) return;
    checkPixels(buffer.readInt32LE(18), buffer.readInt32LE(22));
  } finally {
    await file.close();
  }
}
