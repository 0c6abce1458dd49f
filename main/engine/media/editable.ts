import { AppError, errorData } from '../../../contract/app-error.ts';
import { maxEditableSize } from '../../../contract/editing.ts';
import type { Media } from '../../../contract/media.ts';

/** Animated types of which the first picture alone would be edited. */
const moving = new Set(['image/apng']);

/** Returns why this media cannot be edited, as a failure; null when it can be. */
export function whyNotEditable(media: Media): AppError | null {
  const refuse = (reason: string, message: string) =>
    new AppError(errorData('not-editable', message, { reason }));
  if (media.kind === 'video') return refuse('video', 'A video cannot be edited');
  if (media.animated || moving.has(media.mime)) return refuse('animation', 'An animation cannot be edited');
  const { width, height } = media;
  if (width === null || height === null) return null;
  const isTooLarge = Math.max(width, height) > maxEditableSize.side || width * height > maxEditableSize.area;
  return isTooLarge ? refuse('large', `${width} × ${height} pixels are too many to be edited`) : null;
}
