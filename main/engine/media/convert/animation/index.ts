import type { Media } from '../../../../../contract/media.ts';
import type { OperationContext } from '../../operations.ts';
import sharp from '../../sharp.ts';
import { notConvertible, tooMuch } from '../limits.ts';
import { readApng } from './apng.ts';
import { readAvif } from './avif.ts';
import type { AnimationShape, Frames } from './frames.ts';
import { reduceColours } from './quantize.ts';

export interface Animation {
  /** @throws what the decoders say of damage */
  asGif(how: { scale: number; colours: number; everyNth: number }): Promise<Buffer>;
  /** Whether something in the frames written last was half transparent, which nothing in a GIF is. */
  isHalfClear(): boolean;
}

/**
 * Maximum number of pixels of all frames together, four bytes each: a larger animation is drawn smaller from the
 * beginning.
 */
const mostPixels = 60_000_000;
const mostFrames = 5_000;

/**
 * Opens an animation, with whole frames in sRGB.
 * @returns null for stills
 * @throws {AppError} `not-convertible` {reason: animation} for those that cannot be drawn here; what the decoders
 * say of damage
 */
export async function openAnimation(
  path: string,
  media: Media,
  context: OperationContext,
): Promise<Animation | null> {
  const shape = await shapeOf(path, media, context);
  if (!shape) return null;
  const { width, height, count } = shape;
  if (count > mostFrames) throw tooMuch(`It has ${count} frames.`);
  if (width * height > mostPixels) throw tooMuch(`Each frame has ${width * height} pixels.`);
  const largest = Math.min(1, Math.sqrt(mostPixels / (width * height * count)));
  let drawn: { scale: number; frames: Frames } | null = null;
  let isHalfClear = false;
  const framesAt = async (wanted: number) => {
    const scale = Math.min(wanted, largest);
    if (drawn?.scale !== scale) {
      // Never two of them at once: each is hundreds of megabytes.
      drawn = null;
      drawn = { scale, frames: await shape.read(scale) };
      // Smaller ones are half transparent along every edge.
      isHalfClear ||= scale === largest && hasHalfClear(drawn.frames.pixels);
    }
    return drawn.frames;
  };
  return {
    isHalfClear: () => isHalfClear,
    async asGif({ scale, colours, everyNth }) {
      const frames = thinned(await framesAt(scale), everyNth);
      context.progress();
      return await encodeGif(frames, colours);
    },
  };
}

/** Alpha between which a pixel is neither seen through nor solid to the eye. */
const [clear, solid] = [16, 239];
/** Share of all pixels that may be so unnoticed: the smooth edges of shapes. */
const edges = 0.002;

function hasHalfClear(pixels: Buffer): boolean {
  let left = (pixels.length / 4) * edges;
  for (let at = 3; at < pixels.length && left >= 0; at += 4) {
    const alpha = pixels[at] as number;
    if (alpha > clear && alpha < solid) left -= 1;
  }
  return left < 0;
}

async function shapeOf(
  path: string,
  { mime, animated }: Media,
  context: OperationContext,
): Promise<AnimationShape | null> {
  if (!animated) return null;
  if (mime === 'image/apng') return await readApng(path, context);
  if (mime === 'image/gif' || mime === 'image/webp') return await libraryShape(path);
  const avif = mime === 'image/avif' ? await readAvif(path, context) : null;
  return avif ?? notConvertible('animation', `Nothing here draws the frames of ${mime}.`);
}

/** Returns the shape of animations that the library reads by itself. */
async function libraryShape(path: string): Promise<AnimationShape> {
  const open = () => sharp(path, { animated: true, limitInputPixels: false });
  const { width, pageHeight, pages = 1, delay, loop = 0 } = await open().metadata();
  const height = pageHeight ?? 1;
  return {
    width,
    height,
    count: pages,
    async read(scale) {
      const picture = open().toColourspace('srgb').ensureAlpha();
      const side = Math.max(1, Math.round(width * scale));
      const sized = scale === 1 ? picture : picture.resize({ width: side });
      const { data, info } = await sized.raw().toBuffer({ resolveWithObject: true });
      const delays = Array.from({ length: pages }, (_, index) => delay?.[index] ?? 100);
      return { width: info.width, height: info.height / pages, pixels: data, delays, loop };
    },
  };
}

/** Keeps only every nth frame, each shown for as long as those that it replaces. */
function thinned(frames: Frames, everyNth: number): Frames {
  if (everyNth === 1) return frames;
  const { width, height, pixels, delays } = frames;
  const bytes = width * height * 4;
  const kept = delays.map((_, index) => index).filter((index) => index % everyNth === 0);
  return {
    ...frames,
    pixels: Buffer.concat(kept.map((index) => pixels.subarray(index * bytes, (index + 1) * bytes))),
    delays: kept.map((index) => delays.slice(index, index + everyNth).reduce((sum, ms) => sum + ms, 0)),
  };
}

/** Difference below which a pixel counts as the same as the one before it, of 32. */
const unseen = 4;
/** Longest delay of a GIF frame, ms. */
const longestDelay = 655_350;
const allColours = 256;
/** Maximum number of pixels of all frames together that are dithered: more would take minutes. */
const mostDithered = 12_000_000;

/**
 * Encodes a GIF. With all colours as true to the picture as can be; with fewer of them as small as can be, which
 * takes less time too.
 */
function encodeGif({ width, height, pixels, delays, loop }: Frames, colours: number): Promise<Buffer> {
  const raw = { width, height: height * delays.length, channels: 4, pageHeight: height } as const;
  const isReduced = colours < allColours || width * height * delays.length > mostDithered;
  return sharp(isReduced ? reduceColours(pixels, colours) : pixels, { raw, limitInputPixels: false })
    .gif({
      ...(isReduced ? { effort: 1, dither: 0, interFrameMaxError: unseen } : { effort: 3 }),
      delay: delays.map((ms) => Math.min(ms, longestDelay)),
      loop,
    })
    .toBuffer();
}
