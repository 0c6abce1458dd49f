import type { Box, ReadWord } from '../../../../../contract/reading.ts';

/** A stretch of the page's text: from `start` up to and without `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words of a picture as one text, of which each stretch is known where it is. */
export interface Page {
  /** Lines with a line feed between them, words with a blank. */
  readonly text: string;
  readonly lines: readonly PageLine[];
  /** One box a line for a stretch: of all words that it touches, as long as they stand in a row. */
  boxesOf(span: Span): Box[];
}

export interface PageLine extends Span {
  readonly words: readonly (ReadWord & Span)[];
  readonly box: Box;
}

/** Joins read lines to a page. */
export function toPage(lines: readonly (readonly ReadWord[])[]): Page {
  let text = '';
  const placed = lines
    .filter((words) => words.length > 0)
    .map((words): PageLine => {
      if (text !== '') text += '\n';
      const start = text.length;
      const own = words.map((word, index) => {
        if (index > 0) text += ' ';
        const from = text.length;
        text += word.text;
        return { ...word, start: from, end: text.length };
      });
      return { words: own, start, end: text.length, box: around(words.map(({ box }) => box)) };
    });
  return {
    text,
    lines: placed,
    boxesOf: ({ start, end }) =>
      placed.flatMap((line) => {
        const touched = line.words.filter((word) => word.start < end && word.end > start);
        return touched.length > 0 ? [around(touched.map(({ box }) => box))] : [];
      }),
  };
}

/** The smallest box around others. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
