import type { Size } from './geometry.ts';

/** Level of padding or corners, from none to large. */
export type BackgroundLevel = 0 | 1 | 2 | 3;

/** Describes what the picture lies on. */
export interface Background {
  /** One colour as #rrggbb, or two between which it changes from one corner to the other; none: transparent. */
  readonly colours: readonly [] | readonly [string] | readonly [string, string];
  readonly padding: BackgroundLevel;
  /** How round the picture's corners are. */
  readonly corners: BackgroundLevel;
  readonly hasShadow: boolean;
}

/** The background that is put first. */
export const firstBackground: Background = {
  colours: ['#2bb39a', '#1c6fe0'],
  padding: 2,
  corners: 2,
  hasShadow: true,
};

const paddingShares: Record<BackgroundLevel, number> = { 0: 0, 1: 0.04, 2: 0.08, 3: 0.14 };
const cornerShares: Record<BackgroundLevel, number> = { 0: 0, 1: 0.012, 2: 0.025, 3: 0.05 };
const shadowShare = 0.03;

/** Lengths of a background in pixels of the picture. */
export interface BackgroundLengths {
  readonly padding: number;
  readonly radius: number;
  readonly shadow: number;
}

/**
 * Computes the lengths of a background, which look alike on pictures of any size.
 * @param kept the part of the picture that lies on it
 */
export function backgroundLengths(background: Background, kept: Size): BackgroundLengths {
  const unit = Math.sqrt(kept.width * kept.height);
  const least = Math.min(kept.width, kept.height) / 2;
  return {
    padding: Math.round(unit * paddingShares[background.padding]),
    radius: Math.min(Math.round(unit * cornerShares[background.corners]), least),
    shadow: background.hasShadow ? unit * shadowShare : 0,
  };
}
