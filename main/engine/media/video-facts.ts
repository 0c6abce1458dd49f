import type { Media } from '../../../contract/media.ts';

/** What is told of a video beside its type: pixels as shown, ms. Null: it cannot be told. */
export type VideoFacts = Pick<Media, 'width' | 'height' | 'duration' | 'hasSound'>;

export const unknownVideo: VideoFacts = { width: null, height: null, duration: null, hasSound: null };
