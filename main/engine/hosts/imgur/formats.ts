import { errorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Media } from '../../../../contract/media.ts';
import type { Acceptance } from '../host.ts';

/** Imgur's description of a file type: the name's extension, the form's field and the endpoint. */
interface Format {
  readonly extension: string;
  readonly field: 'image' | 'video';
  readonly path: '/3/image' | '/3/upload';
}

// An animated PNG survives /3/image and is flattened by /3/upload, so pictures go to the first.
const image = (extension: string): Format => ({ extension, field: 'image', path: '/3/image' });
const video = (extension: string): Format => ({ extension, field: 'video', path: '/3/upload' });

/** The documented list: jpeg, gif, png, apng, tiff; mp4, webm, mkv, mov, flv, avi, wmv, mpeg. */
const formats: ReadonlyMap<string, Format> = new Map([
  ['image/jpeg', image('jpg')],
  ['image/png', image('png')],
  ['image/apng', image('png')],
  ['image/gif', image('gif')],
  ['image/tiff', image('tiff')],
  ['video/mp4', video('mp4')],
  ['video/x-m4v', video('mp4')],
  ['video/webm', video('webm')],
  ['video/x-matroska', video('mkv')],
  ['video/quicktime', video('mov')],
  ['video/x-msvideo', video('avi')],
  ['video/mpeg', video('mpeg')],
  ['video/x-ms-wmv', video('wmv')],
  ['video/x-flv', video('flv')],
]);

/**
 * Size limit of stills, in bytes. The API's documentation says 10 MB, the newer help centre 20 MB; which of them
 * the API keeps to is not known. What is refused here is what fails for certain; between the two the server
 * decides, and its refusal names the lower number.
 */
const stillLimit = 20_000_000;
/** Documented size limit of every picture, moving or not; the help centre alone tells stills from animations. */
const documentedLimit = 10_000_000;
/** Size limit of animations and videos, help centre. */
const movingLimit = 200_000_000;

/** Maximum length of videos, help centre. Of a minute's recording the last frame may end a little later. */
const longestVideoMs = 60_000;
const durationSlackMs = 500;

export function formatOf(mime: string): Format | null {
  return formats.get(mime) ?? null;
}

export function accepts(media: Media): Acceptance {
  if (!formats.has(media.mime)) return { ok: false, failure: unsupported(media.mime) };
  const limit = media.kind === 'video' || media.animated ? movingLimit : stillLimit;
  if (media.bytes > limit) return { ok: false, failure: tooBig(media.bytes, limit) };
  if (media.kind === 'video' && media.duration != null && media.duration > longestVideoMs + durationSlackMs)
    return { ok: false, failure: tooLong(media.duration) };
  return { ok: true };
}

/** True if it is below every known limit. */
export function certainlyAccepts(media: Media): boolean {
  return accepts(media).ok && (media.kind === 'video' || media.bytes <= documentedLimit);
}

/** Decides by what a server tells of a picture. GIFs may be animated, which is not told. */
export function acceptsType(mime: string, bytes: number | null): boolean {
  if (!formats.has(mime)) return false;
  const isStill = mime.startsWith('image/') && mime !== 'image/gif';
  return bytes === null || bytes <= (isStill ? stillLimit : movingLimit);
}

/** Names by which people know kinds of pictures, where their MIME type has another. */
const usualNames: Readonly<Record<string, string>> = {
  'portable-bitmap': 'PBM',
  'portable-graymap': 'PGM',
  'portable-pixmap': 'PPM',
  'portable-arbitrarymap': 'PAM',
  'portable-floatmap': 'PFM',
  xpixmap: 'XPM',
  xbitmap: 'XBM',
  radiance: 'HDR',
  'ms-dds': 'DDS',
  'adobe.photoshop': 'PSD',
  icon: 'ICO',
};

export function unsupported(mime: string): ErrorData {
  const name = mime.replace(/^[^/]*\/(x-|vnd\.)?/, '').replace(/\+xml$/, '');
  const type = usualNames[name] ?? name.toUpperCase();
  return errorData('unsupported-type', `Imgur does not take ${mime}`, { type });
}

/** Number of pixels beyond which usual tools open no picture: 16,383 squared, the default of libvips. */
const usualPixels = 268_402_689;

/** Builds the failure of a picture of a documented kind with very many pixels; null for every other. */
export function tooManyPixels({ mime, width, height }: Media): ErrorData | null {
  if (!formats.has(mime) || !width || !height || width * height <= usualPixels) return null;
  return errorData('too-big', `${width} × ${height} pixels are too many`, { what: 'pixels', width, height });
}

/**
 * Builds the failure of a file that the server called too big although we let it through.
 * @returns null where it is below every limit that is known, so that no number would be true
 */
export function refusedAsTooBig(media: Media): ErrorData | null {
  const isAboveTheLowest = media.kind === 'image' && media.bytes > documentedLimit;
  return isAboveTheLowest ? tooBig(media.bytes, documentedLimit) : null;
}

function tooBig(bytes: number, limit: number): ErrorData {
  return errorData('too-big', `${bytes} bytes are more than the ${limit} that Imgur takes`, { bytes, limit });
}

function tooLong(duration: number): ErrorData {
  const [seconds, most] = [Math.ceil(duration / 1000), longestVideoMs / 1000];
  return errorData('too-long', `${seconds} s are more than the ${most} that Imgur takes`, { seconds, most });
}
