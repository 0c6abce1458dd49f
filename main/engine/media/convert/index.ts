import { Readable } from 'node:stream';
import type { Sharp } from 'sharp';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Media } from '../../../../contract/media.ts';
import { type Drawing, openDrawing } from './drawing.ts';
import { createTurns, tooMuch } from './limits.ts';

/** What is made of a picture: its type, and how much of its width and height are left. */
interface Making {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif';
  /** Of a JPEG. */
  readonly quality?: number;
  readonly scale: number;
}

export interface Made {
  readonly mime: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** For each drawing of lines. */
const oneByOne = createTurns(60_000);
const good = 92;
const fair = 85;
/** Each step has about two thirds of the pixels of the one before it; the last a twenty-fifth of all. */
const scales = [0.8, 0.64, 0.51, 0.41, 0.33, 0.26, 0.2];

/** Pure: what to try in which order, the best that there can be first. A photograph becomes a JPEG, all else a PNG. */
export function makings({ isPhotograph, hasAlpha, isAnimated }: Omit<Drawing, 'picture'>): Making[] {
  if (isAnimated) return [1, ...scales].map((scale) => ({ mime: 'image/gif', scale }));
  const jpeg = (quality: number, scale: number): Making => ({ mime: 'image/jpeg', quality, scale });
  if (hasAlpha) return [1, ...scales].map((scale) => ({ mime: 'image/png', scale }));
  const smaller = [jpeg(good, 1), jpeg(fair, 1), ...scales.map((scale) => jpeg(fair, scale))];
  return isPhotograph ? smaller : [{ mime: 'image/png', scale: 1 }, ...smaller];
}

/**
 * Makes of a picture one that is taken, as like it as can be: of another type, compressed more, or with fewer pixels.
 * Nothing of what was in the file beside the picture goes along.
 * @param keep writes what was made and says whether it is taken; asked again with less until it is
 * @returns what `keep` said of the one that is taken; null where this kind of picture cannot be drawn here
 * @throws {AppError} `not-convertible` when it is damaged or there is too much in it, `too-big` when nothing helps,
 * `cancelled`
 */
export async function convert<T>(
  path: string,
  media: Media,
  keep: (made: Made) => Promise<T | null>,
  signal: AbortSignal,
): Promise<T | null> {
  const inTurn = <R>(work: () => Promise<R>) =>
    media.mime === 'image/svg+xml' ? oneByOne(work, signal) : work();
  const drawing = await inTurn(() => openDrawing(path, media)).catch(damaged);
  if (!drawing) return null;
  for (const making of makings(drawing)) {
    if (signal.aborted) throw new AppError(errorData('cancelled', 'The conversion was called off.'));
    const drawn = await inTurn(() => draw(drawing.picture.clone(), making)).catch(damaged);
    const kept = await keep({ mime: making.mime, bytes: Readable.from([drawn]) });
    if (kept !== null) return kept;
  }
  throw new AppError(errorData('too-big', 'It cannot be made small enough.', { bytes: media.bytes }));
}

/** @throws {AppError} `not-convertible` */
function damaged(thrown: unknown): never {
  if (thrown instanceof AppError) throw thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  if (/exceed|more than \d+ referenced/.test(why)) throw tooMuch(why);
  throw new AppError(errorData('not-convertible', `It cannot be drawn: ${why}`, { reason: 'damaged' }));
}

async function draw(picture: Sharp, { mime, quality = good, scale }: Making): Promise<Buffer> {
  const sized = scale === 1 ? picture : await scaled(picture, scale);
  switch (mime) {
    case 'image/png':
      return await sized.toColourspace('srgb').png().toBuffer();
    case 'image/gif':
      return await sized.gif().toBuffer();
    case 'image/jpeg':
      return await sized.toColourspace('srgb').jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
  }
}

async function scaled(picture: Sharp, scale: number): Promise<Sharp> {
  const { autoOrient, width, height } = await picture.metadata();
  const side = Math.max(autoOrient?.width ?? width, autoOrient?.height ?? height);
  const most = Math.max(1, Math.round(side * scale));
  return picture.resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true });
}
