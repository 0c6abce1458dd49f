import { lineHeight, type MeasureText } from '../model/shapes.ts';

/** Returns the font with the system's text and emoji faces. */
export const textFont = (size: number) =>
  `600 ${size}px system-ui, "Segoe UI", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"`;
export const captionFont = (size: number) =>
  `900 ${size}px Impact, "Anton", "Haettenschweiler", "Arial Narrow Bold", "Arial Black", system-ui, sans-serif, "Noto Color Emoji"`;

const firstLetter = /\p{L}/u;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Determines the direction of a line by its first letter. Punctuation and numbers at its ends follow it. */
export function textDirection(line: string): 'ltr' | 'rtl' {
  return rightToLeft.test(firstLetter.exec(line)?.[0] ?? '') ? 'rtl' : 'ltr';
}

export type CanvasContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Font size of measurements, made only once because glyphs scale linearly. */
const measuredAt = 100;

export function createTextMeasure(): MeasureText {
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  const widths = new Map<string, number>();
  const widthOf = (line: string) => {
    const known = widths.get(line);
    if (known !== undefined || !brush) return known ?? 0;
    brush.font = textFont(measuredAt);
    const { width } = brush.measureText(line);
    if (widths.size > 2_000) widths.clear();
    widths.set(line, width);
    return width;
  };
  return (text, size) => {
    const lines = text.split('\n');
    const longest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
    return { width: (longest * size) / measuredAt, height: lines.length * size * lineHeight };
  };
}
