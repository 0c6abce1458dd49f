import type { Media } from '../../../contract/media.ts';

/** Facts of a video beside its type: pixels as shown, ms. Null: unknown. */
export type VideoFacts = Pick<Media, 'width' | 'height' | 'duration' | 'hasSound'>;

/** No picture in a video has more pixels in a row: what says so is damaged. */
const mostPixels = 1_000_000;

/** Returns the facts without those that no video has: a damaged file says anything. */
export function soundFacts({ width, height, duration, hasSound }: VideoFacts): VideoFacts {
  const pixels = (value: number | null) =>
    value !== null && Number.isInteger(value) && value > 0 && value <= mostPixels ? value : null;
  const isLength = typeof duration === 'number' && Number.isSafeInteger(duration) && duration >= 0;
  return { width: pixels(width), height: pixels(height), duration: isLength ? duration : null, hasSound };
}

export const unknownVideo: VideoFacts = { width: null, height: null, duration: null, hasSound: null };
