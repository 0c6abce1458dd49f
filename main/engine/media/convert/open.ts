import { open, readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { Sharp } from 'sharp';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import { needsConversion, type Pixels, toSrgb } from '../colour/to-srgb.ts';
import { type Cicp, type HeifFacts, readHeif } from '../heif/container.ts';
import { countPages } from '../metadata/tiff-pages.ts';
import sharp from '../sharp.ts';
import { decodeMarkup } from '../text.ts';
import { bmpHead, decodeBmp, readBmpHeader } from './bmp.ts';
import { decodeHeic } from './heic.ts';
import { checkPixels, type Loss, mostPixels, notConvertible } from './limits.ts';
import { pngCicp } from './png-cicp.ts';
import { rawPreview } from './raw-preview.ts';

/** Offset after a PNG's signature and first chunk. */
const afterHeader = 33;
/** Longer side below which a vector drawing is enlarged, so that it stays crisp. */
const vectorSide = 1_024;
/** Longer side above which a vector drawing is scaled down: what can be drawn at any size needs no more. */
const largestVectorSide = 8_192;
/** Size limit of a vector drawing, bytes. The renderer has to hold all of it. */
const largestVector = 50_000_000;
/** Default density of SVG in the library: 72 pixels to the inch. */
const usualDensity = 72;
const mostDensity = 7_200;
const leastDensity = 1;

/** A still picture, upright, in colours that the library knows how to bring to sRGB. */
export interface OpenedPicture {
  readonly picture: Sharp;
  /** True for photographs: no sharp edges, no flat colours. */
  readonly isPhotograph: boolean;
  readonly hasAlpha: boolean;
  /** What of the file it is without. */
  readonly losses?: readonly Loss[];
}

const raws = /^image\/x-(canon|nikon|sony|adobe|fujifilm|olympus|panasonic|pentax|samsung)-/;

/**
 * Opens a still picture that most programs cannot draw, upright, without what else is in its file.
 * @returns null for what cannot be drawn here either
 * @throws what the decoders say of damage; {AppError} `not-convertible` for what would lose more than people expect
 */
export async function openPicture(path: string, media: Media): Promise<OpenedPicture | null> {
  const { mime } = media;
  if (raws.test(mime)) return await fromRaw(path);
  switch (mime) {
    case 'image/heic':
    case 'image/heif':
    case 'image/avif':
      return await fromHeif(path);
    case 'image/bmp':
      return await fromBmp(path);
    case 'image/svg+xml':
      return await fromSvg(path, media);
    case 'image/tiff':
      return await fromTiff(path, media);
    case 'image/png':
    case 'image/apng': {
      const cicp = await pngCicp(path);
      return cicp && needsConversion(cicp)
        ? await inSrgb(sharp(path, { ...bounded, ignoreIcc: true }).autoOrient(), cicp)
        : await fromFile(path, media);
    }
    case 'image/webp':
    case 'image/gif':
    case 'image/jpeg':
      return await fromFile(path, media);
    default:
      return null;
  }
}

const bounded = { limitInputPixels: mostPixels } as const;

async function fromFile(path: string, { mime }: Media): Promise<OpenedPicture> {
  const picture = sharp(path, bounded);
  const { hasAlpha } = await picture.metadata();
  const isPhotograph = mime === 'image/jpeg' || (await isLossyWebp(path, mime));
  return { picture: picture.autoOrient(), isPhotograph, hasAlpha };
}

/**
 * True for lossy WebP: `VP8 ` is the lossy kind, `VP8L` the other; behind `VP8X` either may follow, and the first
 * of them tells.
 */
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

/**
 * Opens a TIFF of one page. Only the first of several could go along, which the user would not notice before it is
 * too late.
 */
async function fromTiff(path: string, media: Media): Promise<OpenedPicture> {
  const pages = await countPages(path);
  if (pages > 1) notConvertible('pages', `It has ${pages} pages, and one alone would be left.`, { pages });
  return await fromFile(path, media);
}

async function fromRaw(path: string): Promise<OpenedPicture> {
  const file = await open(path);
  try {
    const preview = await rawPreview(file);
    if (!preview) return notConvertible('raw', 'There is no preview in this raw photograph.');
    const own = (await sharp(preview.jpeg).metadata()).orientation ?? 1;
    const picture = sharp(preview.jpeg, bounded);
    // The preview rarely says itself how the camera was held.
    return photograph(own > 1 ? picture.autoOrient() : turned(picture, preview.orientation));
  } finally {
    await file.close();
  }
}

/** Rotates a picture upright (EXIF 2.3, 4.6.4: where the first row and column are). */
function turned(picture: Sharp, orientation: number): Sharp {
  const mirrored = [2, 4, 5, 7].includes(orientation);
  const angle = { 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0;
  const upright = mirrored ? picture.flop() : picture;
  return angle === 0 ? upright : upright.rotate(angle);
}

/** Codings of HEIF that `decodeHeic` handles; the library at hand draws all others. */
const hevc = new Set(['hvc1', 'hev1']);

async function fromHeif(path: string): Promise<OpenedPicture> {
  const facts = await heifFacts(path);
  if (facts?.isSequence) notConvertible('animation', 'Nothing here draws the frames of a HEIF.');
  return await drawHeif(await readFile(path), facts);
}

/**
 * Draws the still in a HEIF.
 * @param file its bytes; its brand is changed
 * @throws what the decoders say of damage
 */
export async function drawHeif(file: Buffer, facts: HeifFacts | null): Promise<OpenedPicture> {
  // The library reads all of it but pixels in HEVC, and knows neither brands that it has not heard of nor code points.
  // Both libraries go by the major brand, and each knows other ones; this one says no more than that it is a HEIF.
  file.write('mif1', 8, 'latin1');
  const {
    width: wide,
    height: high,
    icc,
    hasAlpha,
    bitsPerSample = 8,
    pages = 1,
  } = await sharp(file).metadata();
  checkPixels(wide, high);
  const isHevc = hevc.has(facts?.coding ?? 'hvc1');
  const cicp = !icc && facts?.cicp && needsConversion(facts.cicp) ? facts.cicp : null;
  if (!isHevc) {
    const picture = sharp(file, { ...bounded, ignoreIcc: cicp !== null }).autoOrient();
    const opened = cicp
      ? await inSrgb(picture, cicp, bitsPerSample > 8)
      : { ...photograph(picture), hasAlpha };
    return { ...opened, losses: pages > 1 ? [{ kind: 'pictures', count: pages }] : [] };
  }
  const { width, height, data, pictures } = await decodeHeic(file);
  const losses: Loss[] = pictures > 1 ? [{ kind: 'pictures', count: pictures }] : [];
  const drawn = sharp(data, { raw: { width, height, channels: 4 } });
  const isClear = hasAlpha && !(await drawn.stats()).isOpaque;
  if (cicp) {
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const converted = toSrgb({ width, height, channels: 4, bits: 8, data: bytes }, cicp);
    return { ...asPicture(converted, isClear), losses };
  }
  const picture = isClear ? drawn : drawn.removeAlpha();
  return { ...photograph(icc ? await inColoursOf(icc, picture) : picture), hasAlpha: isClear, losses };
}

export async function heifFacts(path: string): Promise<HeifFacts | null> {
  const file = await open(path);
  try {
    return await readHeif(file);
  } finally {
    await file.close();
  }
}

/** Converts the picture to sRGB, by code points that the library does not know. @param isDeep more than eight bits */
async function inSrgb(picture: Sharp, cicp: Cicp, isDeep?: boolean): Promise<OpenedPicture> {
  const { hasAlpha, depth } = await picture.metadata();
  const bits = (isDeep ?? depth === 'ushort') ? 16 : 8;
  // Brought to no other colours on the way: only to as many bits.
  const { data, info } = await picture
    .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
    .raw({ depth: bits === 16 ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const channels = info.channels === 4 ? 4 : 3;
  if (info.channels < 3) throw new Error('It has no colours.');
  return asPicture(toSrgb({ width, height, channels, bits, data }, cicp), hasAlpha);
}

function asPicture({ width, height, channels, data }: Pixels, hasAlpha: boolean): OpenedPicture {
  const picture = sharp(data, { raw: { width, height, channels } });
  return { ...photograph(hasAlpha || channels === 3 ? picture : picture.removeAlpha()), hasAlpha };
}

/** Assigns a colour profile without changing numbers: phones write Display P3, which is paler taken for sRGB. */
async function inColoursOf(icc: Buffer, picture: Sharp): Promise<Sharp> {
  const png = await picture.png({ compressionLevel: 0 }).toBuffer();
  const data = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(icc)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length - 4, 0);
  frame.writeUInt32BE(crc32(data), 4);
  const chunk = Buffer.concat([frame.subarray(0, 4), data, frame.subarray(4)]);
  return sharp(Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]));
}

const photograph = (picture: Sharp): OpenedPicture => ({ picture, isPhotograph: true, hasAlpha: false });

async function fromBmp(path: string): Promise<OpenedPicture> {
  await checkBmp(path);
  const { data, width, height } = decodeBmp(await readFile(path));
  const picture = sharp(data, { raw: { width, height, channels: 4 } });
  // Most writers leave the fourth byte at nothing, and mean everything.
  const { isOpaque, channels } = await picture.stats();
  const isBlank = channels[3]?.max === 0;
  const hasAlpha = !isOpaque && !isBlank;
  return { picture: hasAlpha ? picture : picture.removeAlpha(), isPhotograph: false, hasAlpha };
}

async function fromSvg(path: string, { bytes }: Media): Promise<OpenedPicture> {
  if (bytes > largestVector)
    throw new AppError(errorData('too-big', `${bytes} bytes of SVG`, { bytes, limit: largestVector }));
  // Not by its path: then it could show whatever lies beside it, and that is not what the user wanted to send.
  const text = inUtf8(await readFile(path));
  const { width = vectorSide, height = vectorSide } = await sharp(text).metadata();
  const side = Math.max(width, height);
  const wanted = Math.min(Math.max(side, vectorSide), largestVectorSide);
  const density = Math.min(mostDensity, Math.max(leastDensity, (usualDensity * wanted) / side));
  const picture = sharp(text, { density, limitInputPixels: mostPixels });
  return { picture, isPhotograph: false, hasAlpha: true };
}

/** Returns a drawing in the encoding by which the library knows it. */
function inUtf8(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 4).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) return bytes;
  return Buffer.from(decodeMarkup(bytes).replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(["'])[^"']*\2/, '$1'));
}

/** Checks the size in the header of a BMP: a few bytes may stand for gigabytes. */
async function checkBmp(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bmpHead), 0, bmpHead, 0);
    if (bytesRead < 26) throw new Error('It ends in its header.');
    const { width, height } = readBmpHeader(buffer);
    checkPixels(width, height);
  } finally {
    await file.close();
  }
}
