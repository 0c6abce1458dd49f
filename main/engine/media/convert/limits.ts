import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { Conversion } from '../../../../contract/media.ts';

/** The types that pictures are converted to. */
export type FittedMime = 'image/png' | 'image/jpeg' | 'image/gif';

/** Maximum number of bytes of each type, animated where the picture is; 0: not taken. */
export type ByteLimits = Readonly<Record<FittedMime, number>>;

/** What a conversion cannot keep: other pictures of the file, half transparency. */
export type Loss = NonNullable<Conversion['losses']>[number];

/** The result of a conversion. */
export interface Fitted {
  readonly mime: FittedMime;
  readonly bytes: number;
  readonly losses: readonly Loss[];
}

/** Maximum number of pixels: what sharp itself takes by default, four bytes each. */
export const mostPixels = 268_402_689;

/** Builds the failure of what is too large to be drawn here. */
export const tooMuch = (why: string) => new AppError(errorData('not-convertible', why, { reason: 'much' }));

/** @throws {AppError} `not-convertible` */
export function checkPixels(width: number, height: number): void {
  const pixels = Math.abs(width * height);
  if (pixels > mostPixels) throw tooMuch(`It has ${pixels} pixels.`);
}

/**
 * Throws the failure of a picture that cannot be converted.
 * @throws {AppError} `not-convertible`, with words of its own for what is neither damaged nor too large
 */
export function notConvertible(reason: string, why: string, more: Record<string, number> = {}): never {
  throw new AppError(errorData('not-convertible', why, { reason, ...more }));
}
