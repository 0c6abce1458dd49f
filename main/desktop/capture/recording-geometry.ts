import type { CaptureRegion } from '../../../contract/capture.ts';
import type { DisplayGeometry, Size } from './geometry.ts';

/** Encoders take no smaller pictures. */
const minSide = 16;

/**
 * Returns the part of a display that is recorded for a selected one: with even sides, which encoders of video want, and
 * no smaller than they take.
 */
export function recordableArea(area: CaptureRegion, screen: Size): CaptureRegion {
  const along = (from: number, length: number, room: number) => {
    const most = room - (room % 2);
    const side = Math.min(Math.max(length - (length % 2), minSide), most);
    return [Math.max(Math.min(from, room - side), 0), side] as const;
  };
  const [x, width] = along(Math.round(area.x), Math.round(area.width), screen.width);
  const [y, height] = along(Math.round(area.y), Math.round(area.height), screen.height);
  return { x, y, width, height };
}

const gap = 8;

/**
 * Returns where the bar of a recording is, in DIP: below the recorded area, above it, or where neither has room at the
 * lower edge of the display, within what is recorded.
 */
export function recordingBarPlace(
  area: CaptureRegion,
  { bounds, pixels }: DisplayGeometry,
  workArea: CaptureRegion,
  bar: Size,
): CaptureRegion {
  const ratio = pixels.width / bounds.width;
  const top = bounds.y + area.y / ratio;
  const bottom = bounds.y + (area.y + area.height) / ratio;
  const right = bounds.x + (area.x + area.width) / ratio;
  const end = workArea.y + workArea.height;
  const y =
    bottom + gap + bar.height <= end
      ? bottom + gap
      : top - gap - bar.height >= workArea.y
        ? top - gap - bar.height
        : end - gap - bar.height;
  const x = Math.min(
    Math.max(right - bar.width, workArea.x + gap),
    workArea.x + workArea.width - bar.width - gap,
  );
  return { x: Math.round(x), y: Math.round(y), ...bar };
}
