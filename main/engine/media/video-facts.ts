import type { Media } from '../../../contract/media.ts';

/** Facts of a video beside its type: pixels as shown, ms. Null: unknown. */
export type VideoFacts = Pick<Media, 'width' | 'height' | 'duration' | 'hasSound'>;

export const unknownVideo: VideoFacts = { width: null, height: null, duration: null, hasSound: null };
