import type { PictureText } from '../../../contract/reading.ts';

/** Returns what is copied of a picture's words: its lines, or what its codes say where it has none. */
export function textOf({ lines, codes }: Pick<PictureText, 'lines' | 'codes'>): string {
  const words = lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n');
  return words === '' ? codes.map(({ text }) => text).join('\n') : words;
}
