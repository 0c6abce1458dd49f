import type { ReadWord } from '../../../../contract/reading.ts';

/** Level of a word in Tesseract's table. */
const wordLevel = '5';
/**
 * Reads Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text,
 * with tabs between them.
 * @returns lines of words
 */
export function wordsOf(table: string): ReadWord[][] {
  const lines = new Map<string, ReadWord[]>();
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , x, y, width, height, confidence, ...text] = row.split('\t');
    const word = text.join(' ').trim();
    if (level !== wordLevel || word === '') continue;
    const place = [page, block, paragraph, line].join(' ');
    const box = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
    lines.set(place, [...(lines.get(place) ?? []), { text: word, box, confidence: Number(confidence) }]);
  }
  return [...lines.values()];
}
