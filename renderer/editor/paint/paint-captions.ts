import type { Captions } from '../model/document.ts';
import type { Rect } from '../model/geometry.ts';
import { type CanvasContext, captionFont, textDirection } from './fonts.ts';

/** Upper limit of each caption's height, as a share of the picture's. */
const maxCaptionShare = 0.4;
const lineSpacing = 1.1;

/** Wraps text into lines no wider than `width`; a longer word gets its own line. */
export function wrapText(text: string, width: number, widthOf: (line: string) => number): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      for (const word of paragraph.split(/\s+/)) {
        const last = lines.at(-1);
        const longer = last === undefined ? word : `${last} ${word}`;
        if (last === undefined || widthOf(longer) > width) lines.push(word);
        else lines[lines.length - 1] = longer;
      }
      return lines;
    });
}

/** Finds the largest font size, not above `largest`, at which a text fits. */
export function fitCaption(
  text: string,
  room: { readonly width: number; readonly height: number },
  largest: number,
  widthOf: (line: string, size: number) => number,
): { readonly size: number; readonly lines: readonly string[] } {
  for (let size = largest; ; size *= 0.9) {
    const lines = wrapText(text, room.width, (line) => widthOf(line, size));
    const isWithin =
      lines.length * size * lineSpacing <= room.height &&
      lines.every((line) => widthOf(line, size) <= room.width);
    if (isWithin || size < 6) return { size, lines };
  }
}

/** Draws white text with a black outline, centred, at the top and the bottom of the crop. */
export function paintCaptions(brush: CanvasContext, captions: Captions, kept: Rect): void {
  const room = { width: kept.width * 0.94, height: kept.height * maxCaptionShare };
  const largest = Math.min(kept.width / 9, kept.height / 6);
  const widthOf = (line: string, size: number) => {
    brush.font = captionFont(size);
    return brush.measureText(line).width;
  };
  const margin = kept.height * 0.03;
  brush.save();
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.lineJoin = 'round';
  for (const place of ['top', 'bottom'] as const) {
    if (captions[place].trim() === '') continue;
    const { size, lines } = fitCaption(captions[place], room, largest, widthOf);
    const high = lines.length * size * lineSpacing;
    const begin = place === 'top' ? kept.y + margin : kept.y + kept.height - margin - high;
    brush.font = captionFont(size);
    brush.lineWidth = size / 6;
    brush.strokeStyle = '#000000';
    brush.fillStyle = '#ffffff';
    for (const [index, line] of lines.entries()) {
      const y = begin + (index + 0.5) * size * lineSpacing;
      brush.direction = textDirection(line);
      brush.strokeText(line, kept.x + kept.width / 2, y);
      brush.fillText(line, kept.x + kept.width / 2, y);
    }
  }
  brush.restore();
}
