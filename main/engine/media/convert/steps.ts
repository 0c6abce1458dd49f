import type { FittedMime } from './limits.ts';

/** One way to encode a picture, and how much of it is kept. */
export interface Step {
  readonly mime: FittedMime;
  /** Share of width and height. */
  readonly scale: number;
  /** Quality of a JPEG. */
  readonly quality?: number;
  /** Of an animation: its number of colours, and of how many frames one is kept. */
  readonly colours?: number;
  readonly everyNth?: number;
}

export interface StepsFor {
  readonly isPhotograph: boolean;
  readonly hasAlpha: boolean;
  readonly isAnimated: boolean;
  /** True for what has the colours of a GIF already, and would come out no smaller in as many of them. */
  readonly isGif?: boolean;
}

const good = 92;
const fair = 85;
/**
 * Scales of the steps: each has about two thirds of the pixels of the one before it; the last a twenty-fifth of
 * all.
 */
const scales = [0.8, 0.64, 0.51, 0.41, 0.33, 0.26, 0.2];
/** Smallest scale of an animation. Below it, motion cannot be seen any more: then frames are left out. */
const leastAnimated = 0.33;
const fewestColours = 32;

/**
 * Lists the conversions to try, the best first; pure. A photograph becomes a JPEG, all else a PNG, with fewer and
 * fewer pixels. An animation becomes a GIF: with fewer colours, then with fewer pixels, then with fewer frames per
 * second.
 */
export function conversionSteps({ isPhotograph, hasAlpha, isAnimated, isGif = false }: StepsFor): Step[] {
  if (isAnimated) {
    const gif = (colours: number, scale = 1, everyNth = 1): Step => ({
      mime: 'image/gif',
      scale,
      colours,
      everyNth,
    });
    return [
      ...(isGif ? [] : [gif(256)]),
      ...[128, 64, fewestColours].map((colours) => gif(colours)),
      ...scales.filter((scale) => scale >= leastAnimated).map((scale) => gif(fewestColours, scale)),
      ...[2, 3, 4].map((everyNth) => gif(fewestColours, leastAnimated, everyNth)),
    ];
  }
  if (hasAlpha) return [1, ...scales].map((scale) => ({ mime: 'image/png', scale }));
  const jpeg = (quality: number, scale: number): Step => ({ mime: 'image/jpeg', quality, scale });
  const photograph = [jpeg(good, 1), ...[1, ...scales].map((scale) => jpeg(fair, scale))];
  return isPhotograph ? photograph : [{ mime: 'image/png', scale: 1 }, ...photograph];
}

/** Safety factor of estimates: a step is skipped if it would exceed the limit by so much. */
const doubt = 1.5;

/**
 * Estimates the size of a step by an earlier one; null where one tells nothing of the other. Of a still in the same
 * type and quality bytes follow the pixels; of an animation also the frames, and hardly the colours.
 */
function estimate(step: Step, earlier: { step: Step; bytes: number }): number | null {
  const { step: before, bytes } = earlier;
  if (step.mime !== before.mime || step.quality !== before.quality) return null;
  const pixels = (step.scale / before.scale) ** 2;
  const frames = (before.everyNth ?? 1) / (step.everyNth ?? 1);
  const colours = Math.log2(step.colours ?? 2) / Math.log2(before.colours ?? 2);
  return bytes * pixels * frames * colours;
}

/** True for a step that need not be tried, because it would come out far larger than the limit. */
export function isHopeless(
  step: Step,
  earlier: { readonly step: Step; readonly bytes: number } | null,
  limit: number,
): boolean {
  const bytes = earlier && estimate(step, earlier);
  return bytes !== null && bytes > limit * doubt;
}
