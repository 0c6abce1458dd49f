import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Media } from '../../../contract/media.ts';
import { withReadErrors } from '../fs-errors.ts';
import { checkCompleteness, openBytes } from './completeness/index.ts';
import { readHeif } from './heif/container.ts';
import { type OpenFile, openFile } from './open-file.ts';
import type { OperationContext, Probed } from './operations.ts';
import sharp from './sharp.ts';
import { headBytes, kindOf, sniff } from './sniff.ts';

/**
 * Maximum size: five times what any host documents. Larger files are not meant to be sent, and hashing one would
 * only cost time.
 */
const absurdBytes = 1_000_000_000;
const readBytes = 256 * 1024;

/** Types whose header gives the size, and that are damaged when it does not. */
const measurable = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/tiff',
  'image/webp',
]);

/** See index.ts, which adds the facts of videos. */
export const probeFile = (path: string, context: OperationContext): Promise<Probed> =>
  probeWith(path, context, async (_file, probed) => probed);

/**
 * Probes a file as `probeFile` does, and goes on with it while it is open.
 * @param then called before it is known whether the file stayed as it was, which is known when this returns
 */
export async function probeWith<T>(
  path: string,
  context: OperationContext,
  then: (file: OpenFile, probed: Probed) => Promise<T>,
): Promise<T> {
  const before = await withReadErrors(() => stat(path));
  // Asked before it is opened: opening a pipe would wait for its other end.
  if (!before.isFile()) throw new AppError(errorData('unreadable', 'It is no file'));
  if (before.size === 0) throw new AppError(errorData('empty-file', 'The file is empty'));
  if (before.size > absurdBytes) {
    const why = `The file has ${before.size} bytes`;
    throw new AppError(errorData('too-big', why, { bytes: before.size, limit: absurdBytes }));
  }
  const file = await openFile(path, before.size, context);
  try {
    const head = Buffer.alloc(headBytes);
    const { bytesRead } = await withReadErrors(() => file.read(head, 0, head.length, 0));
    const mime = await withReadErrors(() => sniff(path, head.subarray(0, bytesRead), file.whole));
    const kind = kindOf(mime);
    if (kind === null) throw notAnImage(mime, `The content is ${mime}`);
    const shape = kind === 'image' ? await shapeOf(file, { path, mime, before }) : unmeasured;
    const { sha256, bytes } = await hashed(file, context);
    const completeness = await checkCompleteness(openBytes(file, bytes), true);
    const made = await then(file, { media: { kind, mime, bytes, ...shape, sha256 }, completeness });
    await throwIfChanged(path, before);
    if (bytes !== before.size)
      throw new AppError(errorData('changed-while-reading', 'The file changed while it was read'));
    return made;
  } finally {
    await file.close();
  }
}

const heif = /^image\/(avif|heic|heif)$/;

type Shape = Pick<Media, 'width' | 'height' | 'animated'>;
const unmeasured: Shape = { width: null, height: null, animated: false };

/** A file with what was found of it so far. */
interface Found {
  readonly path: string;
  readonly mime: string;
  readonly before: Stats;
}

async function shapeOf(file: OpenFile, found: Found): Promise<Shape> {
  const { mime } = found;
  if (measurable.has(mime)) return await measured(file, found);
  if (!heif.test(mime)) return unmeasured;
  return { ...unmeasured, animated: (await readHeif(file))?.isSequence ?? false };
}

async function measured(file: OpenFile, { path, mime, before }: Found): Promise<Shape> {
  try {
    // Only the header is read, so no number of pixels is too many and no missing end an error.
    const found = await sharp(file.whole ?? path, {
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
    // A large one was opened by its name once more: what went or changed in between is no damaged picture.
    await throwIfChanged(path, before);
    const why = `It begins like ${mime}, and nothing of it can be drawn`;
    const isCut = (await checkCompleteness(openBytes(file, before.size), true)) === 'unfinished';
    const how = isCut ? 'end' : 'header';
    throw new AppError(errorData('picture-damaged', why, { how, type: nameOf(mime) }));
  }
}

/** @throws AppError vanished, unreadable, changed-while-reading */
async function throwIfChanged(path: string, before: Stats): Promise<void> {
  if (!isSame(before, await withReadErrors(() => stat(path))))
    throw new AppError(errorData('changed-while-reading', 'The file changed while it was read'));
}

async function hashed(
  file: OpenFile,
  { signal, progress }: OperationContext,
): Promise<{ sha256: string; bytes: number }> {
  const throwIfCancelled = () => {
    if (signal.aborted) throw new AppError(errorData('cancelled', 'Reading the file was called off'));
  };
  throwIfCancelled();
  const hash = createHash('sha256');
  if (file.whole) return { sha256: hash.update(file.whole).digest('hex'), bytes: file.whole.length };
  const buffer = Buffer.allocUnsafe(readBytes);
  let bytes = 0;
  for (;;) {
    throwIfCancelled();
    const position = bytes;
    const { bytesRead } = await withReadErrors(() => file.read(buffer, 0, readBytes, position));
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes };
    hash.update(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
    progress();
  }
}

function isSame(a: Stats, b: Stats): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ino === b.ino;
}

/** Returns the type's usual name: JPEG, PNG. */
const nameOf = (mime: string) => mime.replace(/^image\/(x-)?/, '').toUpperCase();

function notAnImage(found: string, why: string): AppError {
  return new AppError(errorData('not-an-image', why, { found }));
}
