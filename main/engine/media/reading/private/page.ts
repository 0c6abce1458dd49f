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

/** Words in a row. `cells`: the same, parted where a wide gap says that they belong to different columns. */
export interface PageLine extends PageCell {
  readonly cells: readonly PageCell[];
}

export interface PageCell extends Span {
  readonly words: readonly PageWord[];
  readonly box: Box;
}

export type PageWord = ReadWord & Span;

/** Width of a gap between columns, in heights of the line's letters: blanks of wide fonts have less. */
const columnGap = 1.6;

/** Joins read lines to a page. */
export function toPage(lines: readonly (readonly ReadWord[])[]): Page {
  let text = '';
  const placed = lines
    .filter((words) => words.length > 0)
    .map((words): PageLine => {
      if (text !== '') text += '\n';
      const own = words.map((word, index) => {
        if (index > 0) text += ' ';
        const from = text.length;
        text += word.text;
        return { ...word, start: from, end: text.length };
      });
      return { ...toCell(own), cells: toCells(own) };
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

const toCell = (words: readonly PageWord[]): PageCell => ({
  words,
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
  box: around(words.map(({ box }) => box)),
});

function toCells(words: readonly PageWord[]): PageCell[] {
  const heights = words.map(({ box }) => box.height).sort((a, b) => a - b);
  const gap = columnGap * (heights[Math.floor(heights.length / 2)] ?? 0);
  const cells: PageWord[][] = [];
  for (const word of words) {
    const cell = cells.at(-1);
    const last = cell?.at(-1);
    if (cell && last && word.box.x - last.box.x - last.box.width <= gap) cell.push(word);
    else cells.push([word]);
  }
  return cells.map(toCell);
}

/** Lines of letters between a cell and the one that belongs below it, at most. */
const farthestBelow = 4;

/**
 * The cell that begins below another one: a form's field below its name, or what a paragraph goes on with.
 * @param farthest heights of the upper one between the two, at most
 */
export function cellBelow(page: Page, upper: PageCell, farthest = farthestBelow): PageCell | undefined {
  return cellsBelow(page, upper, farthest)[0];
}

/**
 * All cells that begin below another one, from top to bottom.
 * @param aside pixels that they begin to its left or right, at most
 */
export function cellsBelow(
  { lines }: Page,
  { box }: PageCell,
  farthest = Number.POSITIVE_INFINITY,
  aside = Math.max(18, box.height * 2),
): PageCell[] {
  return lines
    .flatMap(({ cells }) => cells)
    .filter(
      (cell) =>
        cell.box.y > box.y + box.height / 2 &&
        cell.box.y < box.y + box.height * (farthest + 1) &&
        Math.abs(cell.box.x - box.x) < aside,
    )
    .sort((a, b) => a.box.y - b.box.y);
}

/** Columns of a table, at least. */
export const cellsOfRow = 4;

/** Longest of what is looked for across the end of a line, in characters. */
const longestAcross = 48;

/**
 * Finds what a paragraph broke into two lines.
 * @param find finds it in a text of one line
 * @returns a stretch of each of the two lines
 */
export function findAcross(page: Page, find: (text: string) => readonly Span[]): Span[] {
  return page.lines.flatMap(({ cells }) =>
    // In a table nothing goes on in the row below.
    cells.length >= cellsOfRow ? [] : cells.flatMap((cell) => acrossEnd(page, cell, find)),
  );
}

function acrossEnd(page: Page, cell: PageCell, find: (text: string) => readonly Span[]): Span[] {
  const below = cellBelow(page, cell, 2.5);
  if (!below) return [];
  const start = Math.max(cell.start, cell.end - longestAcross);
  const upper = page.text.slice(start, cell.end);
  const lower = page.text.slice(below.start, Math.min(below.end, below.start + longestAcross));
  return find(`${upper} ${lower}`)
    .filter((span) => span.start < upper.length && span.end > upper.length + 1)
    .flatMap((span) => [
      { start: start + span.start, end: cell.end },
      { start: below.start, end: below.start + span.end - upper.length - 1 },
    ]);
}

/** The smallest box around others. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
