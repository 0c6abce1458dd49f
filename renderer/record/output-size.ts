import type { RecordingFormat } from '../../contract/recording.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Longest side of a recording: no encoder here keeps up with more, and a GIF would be larger than any host takes. */
const maxSide: Record<RecordingFormat, number> = { mp4: 2_560, gif: 800 };

/** Returns the size of a recording: that of the area, or smaller, with even sides. */
export function outputSize({ width, height }: Size, format: RecordingFormat): Size {
  const scale = Math.min(maxSide[format] / Math.max(width, height), 1);
  const even = (side: number) => Math.max(Math.round((side * scale) / 2) * 2, 2);
  return { width: even(width), height: even(height) };
}
