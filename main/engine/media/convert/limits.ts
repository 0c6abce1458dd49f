import { AppError, errorData } from '../../../../contract/app-error.ts';

/** A quarter of a thousand million: what sharp itself takes by default, four bytes each. */
export const mostPixels = 268_402_689;

/** There is more in it than can be drawn here. */
export const tooMuch = (why: string) => new AppError(errorData('not-convertible', why, { reason: 'much' }));

/** @throws {AppError} `not-convertible` */
export function checkPixels(width: number, height: number): void {
  const pixels = Math.abs(width * height);
  if (pixels > mostPixels) throw tooMuch(`It has ${pixels} pixels.`);
}

/**
 * A drawing of lines can be written so that it takes hours, and nothing can interrupt who draws it. So one is drawn at
 * a time, which leaves the other threads free, and nobody waits for ever.
 * @param patienceMs for each, its turn included
 */
export function createTurns(patienceMs: number) {
  let before: Promise<unknown> = Promise.resolve();
  return async <R>(work: () => Promise<R>, signal: AbortSignal): Promise<R> => {
    const late = new AbortController();
    const done = before.then(() => {
      signal.throwIfAborted();
      late.signal.throwIfAborted();
      return work();
    });
    before = done.catch(() => {});
    const ended = new Promise<never>((_, reject) => {
      const giveUp = () => reject(tooMuch('It takes too long to draw.'));
      AbortSignal.any([signal, late.signal]).addEventListener('abort', giveUp, { once: true });
    });
    const timer = setTimeout(() => late.abort(), patienceMs);
    try {
      return await Promise.race([done, ended]);
    } finally {
      clearTimeout(timer);
    }
  };
}
