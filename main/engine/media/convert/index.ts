import { open as openFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { OperationContext, Operations } from '../operations.ts';
import { type Animation, openAnimation } from './animation/index.ts';
import { type Fitted, type Loss, tooMuch } from './limits.ts';
import { type OpenedPicture, openPicture } from './open.ts';
import { conversionSteps, isHopeless, type Step, type StepsFor } from './steps.ts';

/** See ../index.ts. Each step comes out smaller than the one before it, or is the last. */
export async function convertToFit(
  { path, media, limits, target }: Operations['convertToFit']['input'],
  context: OperationContext,
): Promise<Fitted | null> {
  const opened = await openSource(path, media, context).catch(damaged);
  if (!opened) return null;
  const steps = conversionSteps(opened.kind).filter(({ mime }) => limits[mime] > 0);
  let last: { step: Step; bytes: number } | null = null;
  for (const step of steps) {
    const limit = limits[step.mime];
    // The estimate may err: the smallest that there can be is always tried.
    if (step !== steps.at(-1) && isHopeless(step, last, limit)) continue;
    if (context.signal.aborted) throw new AppError(errorData('cancelled', 'The conversion was called off.'));
    context.progress();
    const bytes = await opened.write(step).catch(damaged);
    if (bytes.length <= limit) {
      await save(target, bytes);
      return { mime: step.mime, bytes: bytes.length, losses: opened.losses() };
    }
    const isReduced = last?.step.mime === step.mime && step.scale < last.step.scale;
    if (isReduced && last && bytes.length >= last.bytes) break;
    last = { step, bytes: bytes.length };
  }
  const told: Record<string, string | number> = {
    bytes: media.bytes,
    limit: Math.max(...Object.values(limits)),
  };
  if (opened.kind.isAnimated) told.what = 'animation';
  throw new AppError(errorData('too-big', 'It cannot be made small enough.', told));
}

interface OpenedSource {
  readonly kind: StepsFor;
  /** What of it is lost, known once it is written. */
  losses(): readonly Loss[];
  write(step: Step): Promise<Buffer>;
}

async function openSource(
  path: string,
  media: Operations['convertToFit']['input']['media'],
  context: OperationContext,
): Promise<OpenedSource | null> {
  const animation = await openAnimation(path, media, context);
  if (animation)
    return {
      kind: { isPhotograph: false, hasAlpha: true, isAnimated: true, isGif: media.mime === 'image/gif' },
      losses: () => (animation.isHalfClear() ? [{ kind: 'transparency' }] : []),
      write: (step) => writeAnimation(animation, step),
    };
  const opened = await openPicture(path, media);
  if (!opened) return null;
  const { losses = [] } = opened;
  return {
    kind: { ...opened, isAnimated: false },
    losses: () => losses,
    write: (step) => writePicture(opened, step),
  };
}

/** @throws {AppError} `not-convertible` */
function damaged(thrown: unknown): never {
  if (thrown instanceof AppError) throw thrown;
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  if (/exceed|more than \d+ referenced/.test(why)) throw tooMuch(why);
  throw new AppError(errorData('not-convertible', `It cannot be drawn: ${why}`, { reason: 'damaged' }));
}

/** Longest side of a JPEG (libjpeg's own limit is below the format's 65,535). */
const longestJpegSide = 65_500;

async function writePicture(
  { picture }: OpenedPicture,
  { mime, quality = 92, scale }: Step,
): Promise<Buffer> {
  const sized = await scaled(picture.clone(), scale, mime === 'image/jpeg' ? longestJpegSide : null);
  const srgb = sized.toColourspace('srgb');
  return mime === 'image/png'
    ? await srgb.png().toBuffer()
    : await srgb.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}

async function scaled(picture: Sharp, scale: number, longest: number | null): Promise<Sharp> {
  const { autoOrient, width, height } = await picture.metadata();
  const side = Math.max(autoOrient?.width ?? width, autoOrient?.height ?? height);
  const most = Math.max(1, Math.min(Math.round(side * scale), longest ?? side));
  if (most === side) return picture;
  return picture.resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true });
}

const writeAnimation = (
  animation: Animation,
  { scale, colours = 256, everyNth = 1 }: Step,
): Promise<Buffer> => animation.asGif({ scale, colours, everyNth });

/** @throws {AppError} `disk-full` */
async function save(target: string, bytes: Buffer): Promise<void> {
  const file = await openFile(target, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError(errorData('disk-full', 'The disk is full.'));
    throw thrown;
  } finally {
    await file.close();
  }
}
