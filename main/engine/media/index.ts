import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import type { FoundMetadata } from '../../../contract/metadata.ts';
import { operate } from './client.ts';
import type { ByteLimits, Fitted } from './convert/limits.ts';
import type { MetadataReport } from './metadata/report.ts';
import type { Operations, Probed, Thumbnail } from './operations.ts';
import type { ReadingInput } from './reading/types.ts';
import { unknownVideo, type VideoFacts } from './video-facts.ts';

export { warmUp } from './client.ts';
export type { Completeness } from './completeness/bytes.ts';
export type { ByteLimits, Fitted } from './convert/limits.ts';
export { whyNotEditable } from './editable.ts';
export type { MetadataReport } from './metadata/report.ts';
export type { Thumbnail } from './operations.ts';
export { isPictureName } from './picture-name.ts';
export { isWithoutProcess } from './pool/without-process.ts';
export type { Reading } from './reading/types.ts';

// The public interface of this room. Nothing behind it reads an untrusted file in this process: see operations.ts.

/**
 * Detects the type of a picture or video, and whether it is complete, by content and never by name.
 * Width and height as shown, after the orientation in the file; null where they are not looked for (types that no
 * host takes as they are) or cannot be found (some videos). A picture that is cut off is still one, as long as its
 * header is whole.
 * @throws AppError vanished, unreadable, empty-file, too-big {bytes, limit}, not-an-image {found}, picture-damaged,
 * changed-while-reading, cancelled, cannot-be-looked-at {reason}
 */
const probeFile = async (path: string, signal?: AbortSignal): Promise<Probed> =>
  withVideoFacts(path, await operate('probe', { path }, signal), signal);

async function withVideoFacts<P extends Probed>(path: string, probed: P, signal?: AbortSignal): Promise<P> {
  const { media } = probed;
  if (media.kind !== 'video') return probed;
  return { ...probed, media: { ...media, ...(await videoFacts(path, media.mime, signal)) } };
}

/** See `probeFile`. */
export const probeMedia = async (path: string, signal?: AbortSignal): Promise<Media> =>
  (await probeFile(path, signal)).media;

/**
 * Does what `probeFile` and `inspectMetadata` do, and reads the file once for both.
 * @returns `metadata`: what `inspectMetadata` returns or throws
 * @throws AppError as `probeFile` does
 */
export async function examineFile(
  path: string,
  keep: { readonly provenance: boolean },
  signal?: AbortSignal,
): Promise<Operations['examine']['output']> {
  try {
    return await withVideoFacts(path, await operate('examine', { path, keep }, signal), signal);
  } catch (thrown) {
    if (toErrorData(thrown).code !== 'cannot-be-looked-at') throw thrown;
  }
  const probed = await probeFile(path, signal);
  const metadata = await inspectMetadata(path, probed.media, keep, signal).then(
    (value) => ({ ok: true as const, value }),
    (failed) => ({ ok: false as const, error: toErrorData(failed) }),
  );
  return { ...probed, metadata };
}

/** Reads the facts of a video. One whose tables kill every process goes up without its length: the host judges it. */
const videoFacts = (path: string, mime: string, signal?: AbortSignal): Promise<VideoFacts> =>
  operate('measureVideo', { path, mime }, signal).catch(unless('cannot-be-looked-at', unknownVideo));

/**
 * Checks a file of a watched folder: whether it is complete, and its SHA-256 in hex, null where it is not complete
 * or changed on the way.
 * @param thoroughly see `checkCompleteness` in completeness/
 * @throws AppError vanished, unreadable, cannot-be-looked-at {reason}
 */
export const checkFile = (input: Operations['checkFile']['input']) => operate('checkFile', input);

/** Decides by its content whether a file is a picture or a video; what cannot be read is none. */
export const holdsPicture = (path: string): Promise<boolean> =>
  operate('holdsPicture', { path }).catch(() => false);

/**
 * Finds everything in a file that is not the picture, and plans how it is sent without.
 * @param keep content credentials (C2PA) stay
 * @returns null for types that are not known here
 * @throws AppError metadata-unreadable, changed-while-reading, cancelled, vanished, unreadable, cannot-be-looked-at
 */
const inspectMetadata = (
  path: string,
  media: Media,
  keep: { readonly provenance: boolean },
  signal?: AbortSignal,
): Promise<MetadataReport | null> => operate('inspectMetadata', { path, media, keep }, signal);

/**
 * Describes what a file carries, of types as well that are converted and not cleaned; null where that cannot be
 * told.
 */
export const describeMetadata = (
  path: string,
  media: Media,
  signal?: AbortSignal,
): Promise<readonly FoundMetadata[] | null> =>
  operate('describeMetadata', { path, media }, signal).catch(() => null);

/**
 * Writes a still WebP of the picture to `target`, whole or not at all. A cut off picture gives what there is of it.
 * @param target its folder is made again when it was deleted
 * @returns null when there is none: videos, types that cannot be drawn here, damage, a full disk
 */
export const makeThumbnail = (path: string, media: Media, target: string): Promise<Thumbnail | null> =>
  operate('makeThumbnail', { path, media, target }).catch(() => null);

/**
 * Computes the perceptual hash of a still picture, 64 bits in hex; null for what cannot be drawn, and without
 * enough detail.
 */
export const perceptualHash = (path: string): Promise<string | null> =>
  operate('perceptualHash', { path }).catch(() => null);

/**
 * Converts a picture to one within the limits, as like the given one as can be: of another type, compressed more,
 * with fewer colours, pixels, or frames. Nothing of what was in the file beside the picture goes along.
 * @param limits bytes that are taken of each type
 * @param target the new file
 * @returns null where this kind of picture cannot be drawn here
 * @throws {AppError} `not-convertible` when it is damaged or there is too much in it, `too-big` when nothing helps,
 * `disk-full`, `cancelled`, `cannot-be-looked-at`
 */
export const convertToFit = (
  path: string,
  media: Media,
  limits: ByteLimits,
  target: string,
  signal?: AbortSignal,
): Promise<Fitted | null> => operate('convertToFit', { path, media, limits, target }, signal);

/**
 * Returns the bytes of a picture as a window can draw them: as they are where it can, else as PNG, upright; also of
 * types that no window knows, like HEIC.
 * @throws AppError not-editable, vanished, unreadable, cannot-be-looked-at
 */
export const pictureForEditing = (path: string, media: Media) =>
  operate('pictureForEditing', { path, media });

/**
 * Reads what a picture says, in a process that does nothing else and stands behind all others. What ends that process is
 * too much to read, and no danger to anything else that is done with the picture.
 * @throws {AppError} `not-readable` {reason: video, large, much, type}, `reading-missing` {why: program, language},
 * `vanished`, `unreadable`, `cancelled`
 */
export const readPicture = (input: ReadingInput, signal?: AbortSignal) =>
  operate('readPicture', input, signal).catch((thrown: unknown) => {
    const { code, message } = toErrorData(thrown);
    if (code !== 'cannot-be-looked-at') throw thrown;
    throw new AppError(errorData('not-readable', message, { reason: 'much' }));
  });

/** Replaces failures of this kind by a value; all others are rethrown. */
const unless =
  <T>(code: ReturnType<typeof toErrorData>['code'], instead: T) =>
  (thrown: unknown): T => {
    if (toErrorData(thrown).code === code) return instead;
    throw thrown;
  };
