import { AppError, errorData } from '../../../../contract/app-error.ts';

/** The types that pictures are converted to. */
export type FittedMime = 'image/png' | 'image/jpeg' | 'image/gif';

/** Bytes that are taken of each type, animated where the picture is; 0: none of it. */
export type ByteLimits = Readonly<Record<FittedMime, number>>;

/** What was made of a picture. */
export interface Fitted {
  readonly mime: FittedMime;
  readonly bytes: number;
}

/** A quarter of a thousand million: what sharp itself takes by default, four bytes each. */
export const mostPixels = 268_402_689;

/** There is more in it than can be drawn here. */
export const tooMuch = (why: string) => new AppError(errorData('not-convertible', why, { reason: 'much' }));

/** @throws {AppError} `not-convertible` */
export function checkPixels(width: number, height: number): void {
  const pixels = Math.abs(width * height);
  if (pixels > mostPixels) throw tooMuch(`It has ${pixels} pixels.`);
}

/** @throws {AppError} `not-convertible`, with words of its own for what is neither damaged nor too much */
export function notConvertible(reason: string, why: string, more: Record<string, number> = {}): never {
  throw new AppError(errorData('not-convertible', why, { reason, ...more }));
}
