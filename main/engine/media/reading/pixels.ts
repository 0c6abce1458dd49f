import type { Sharp } from 'sharp';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import { openPicture } from '../convert/open.ts';
import sharp from '../sharp.ts';
import { darkOnWhite } from './contrast.ts';
import { withoutFrames } from './frames.ts';
import type { GreyPixels } from './greymap.ts';
import type { Enlarged } from './recognizer.ts';

/** Pixels of the largest picture that is read: more than any screen shows. */
const mostPixels = 40_000_000;
/** Pixels that are recognized at most: what is larger is made smaller. */
const mostRecognized = 9_000_000;
/** Recognition was trained on letters of thirty pixels; those of a screen have a third of that. */
const enlargement = 2;
/** Pixels up to which a picture is enlarged: beyond, its screen has larger letters, or no memory is left for more. */
const mostEnlarged = 4_500_000;

/** Types that the library draws by itself. */
const drawable = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/tiff',
  'image/webp',
  'image/avif',
]);

/** A picture made ready to be read. */
export interface Readable {
  readonly width: number;
  readonly height: number;
  /** As it is, until it is enlarged. */
  plain(): GreyPixels;
  /** For the recognition, dark on white: once, because the plain pixels go with it. */
  enlarged(): Promise<Enlarged>;
}

/** @throws {AppError} `not-readable` {reason: video, large, type} */
export async function openReadable(path: string, media: Media): Promise<Readable> {
  if (media.kind === 'video') throw notReadable('video');
  const { width: given, height: tall } = media;
  if (given !== null && tall !== null && given * tall > mostPixels) throw notReadable('large');
  const picture = await open(path, media);
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw notReadable('type');
    });
  const { width, height, channels } = info;
  const grey = channels === 1 ? data : firstChannel(data, channels);
  let kept: GreyPixels | null = { data: grey, width, height };
  const plain = (): GreyPixels => {
    if (!kept) throw new Error('The pixels went into the enlarged ones.');
    return kept;
  };
  return {
    width,
    height,
    plain,
    enlarged() {
      const made = enlarge(plain());
      kept = null;
      return made;
    },
  };
}

async function open(path: string, media: Media): Promise<Sharp> {
  if (drawable.has(media.mime))
    return sharp(path, { failOn: 'none', limitInputPixels: mostPixels, pages: 1 }).autoOrient();
  const opened = await openPicture(path, media).catch(() => null);
  if (!opened) throw notReadable('type');
  return opened.picture;
}

async function enlarge(plain: GreyPixels): Promise<Enlarged> {
  const { data, width, height } = withoutFrames(darkOnWhite(plain));
  const factor = factorOf(width * height);
  const raw = sharp(data, { raw: { width, height, channels: 1 } });
  const scaled = raw.resize(Math.round(width * factor), Math.round(height * factor), {
    kernel: 'cubic',
    fit: 'fill',
  });
  const made = await scaled.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { data: made.data, width: made.info.width, height: made.info.height, factor };
}

const factorOf = (pixels: number): number =>
  pixels > mostRecognized
    ? Math.sqrt(mostRecognized / pixels)
    : Math.max(1, Math.min(enlargement, Math.sqrt(mostEnlarged / pixels)));

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  const first = new Uint8Array(data.length / channels);
  for (let at = 0; at < first.length; at += 1) first[at] = data[at * channels] ?? 0;
  return first;
}

const notReadable = (reason: 'video' | 'large' | 'type') =>
  new AppError(errorData('not-readable', `It cannot be read (${reason}).`, { reason }));
