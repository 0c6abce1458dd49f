import type { Box } from '../../../../contract/reading.ts';
import type { Area, Run, Scene } from '../scene.ts';
import type { Secret } from './secrets.ts';

/** Colours of a picture. */
export interface Look {
  readonly isDark: boolean;
  readonly page: string;
  readonly panel: string;
  readonly field: string;
  readonly line: string;
  readonly ink: string;
  readonly faint: string;
  readonly accent: string;
  readonly accentInk: string;
  /** Of code: names, texts, numbers. */
  readonly code: readonly [string, string, string];
}

export interface Style {
  readonly size?: number;
  readonly colour?: string;
  readonly font?: Run['font'];
  readonly isBold?: boolean;
}

/** A part of a planted secret: in points. */
export interface Mark extends Box {
  readonly secret: Secret;
}

/** How wide characters are at most in the fonts of the set, in parts of the size. */
function widthOfCharacter(character: string): number {
  if (/[iljI.,:;|!'’ ]/.test(character)) return 0.29;
  if (/[ftr()[\]/\\-]/.test(character)) return 0.38;
  if (/[mwMW@%ЖШЩЮФМжшщюфмы—…]/.test(character)) return 0.9;
  if (/[A-ZÀ-ÞА-Я&+=<>~_]/.test(character)) return 0.69;
  return character === '•' || character === '●' ? 0.6 : 0.58;
}

/** Returns about how wide a text is, in points; exact where all characters are as wide as each other. */
export function widthOf(text: string, size: number, font: Run['font'] = 'sans', isBold = false): number {
  if (font === 'mono') return text.length * size * 0.6;
  const wide = [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0);
  return wide * size * (isBold ? 1.06 : 1);
}

/** Collects what is drawn, and remembers where secrets come to stand. */
export class Page {
  readonly areas: Area[] = [];
  readonly runs: Run[] = [];
  readonly marks: Mark[] = [];

  readonly width: number;
  readonly height: number;
  readonly look: Look;
  /** Size of the letters that most of it has, in points. */
  readonly size: number;
  readonly #secrets: readonly Secret[];

  constructor(width: number, height: number, look: Look, size: number, secrets: readonly Secret[]) {
    this.width = width;
    this.height = height;
    this.look = look;
    this.size = size;
    this.#secrets = secrets;
  }

  area(x: number, y: number, width: number, height: number, colour: string, radius = 0): void {
    this.areas.push({ x, y, width, height, colour, radius });
  }

  /** Draws a border of one point, and what is inside. */
  framed(x: number, y: number, width: number, height: number, colour: string, radius = 4): void {
    this.area(x, y, width, height, this.look.line, radius);
    this.area(x + 1, y + 1, width - 2, height - 2, colour, radius);
  }

  line(x: number, y: number, width: number): void {
    this.area(x, y, width, 1, this.look.line);
  }

  /** Writes one line; returns where it ends. */
  text(x: number, y: number, text: string, style: Style = {}): number {
    this.#write(x, y, text, style, rangesOf(text, this.#secrets));
    return x + this.widthOf(text, style);
  }

  /** Writes one line that ends at `x`. */
  right(x: number, y: number, text: string, style: Style = {}): void {
    this.text(x - this.widthOf(text, style), y, text, style);
  }

  /** Writes pieces of code beside each other, each in its colour. */
  code(x: number, y: number, size: number, ...pieces: readonly (readonly [string, string])[]): void {
    let at = x;
    for (const [text, colour] of pieces) at = this.text(at, y, text, { size, colour, font: 'mono' });
  }

  /** Writes a text in lines of a width, broken between words, and in words that are too long; returns the next `y`. */
  wrapped(x: number, y: number, width: number, text: string, style: Style = {}, leading = 1.5): number {
    const ranges = rangesOf(text, this.#secrets);
    let below = y;
    for (const { from, line } of linesOf(text, (part) => this.widthOf(part, style) <= width)) {
      const own = ranges.map((range) => ({ ...range, from: range.from - from, to: range.to - from }));
      this.#write(x, below, line, style, own);
      below += Math.round((style.size ?? this.size) * leading);
    }
    return below;
  }

  /** How many lines `wrapped` would make. */
  countLines(width: number, text: string, style: Style = {}): number {
    return linesOf(text, (part) => this.widthOf(part, style) <= width).length;
  }

  widthOf(text: string, style: Style = {}): number {
    return widthOf(text, style.size ?? this.size, style.font, style.isBold);
  }

  toScene(): Scene {
    return { background: this.look.page, areas: this.areas, runs: this.runs };
  }

  #write(x: number, y: number, text: string, style: Style, ranges: readonly Range[]): void {
    const { size = this.size, colour = this.look.ink, font = 'sans', isBold = false } = style;
    if (text.trim() === '') return;
    this.runs.push({ x, y, text, size, colour, font, isBold });
    for (const { secret, from, to } of ranges) {
      const part = text.slice(Math.max(0, from), Math.max(0, to));
      if (part.trim() === '') continue;
      const before = text.slice(0, Math.max(0, from));
      this.marks.push({
        secret,
        x: x + widthOf(before, size, font, isBold),
        y: y - size,
        width: widthOf(part, size, font, isBold),
        height: size * 1.3,
      });
    }
  }
}

interface Range {
  readonly secret: Secret;
  readonly from: number;
  readonly to: number;
}

/** Finds secrets in a text; those of several lines also line by line. */
function rangesOf(text: string, secrets: readonly Secret[]): Range[] {
  return secrets.flatMap((secret) =>
    secret.text.split('\n').flatMap((part) => {
      const from = text.indexOf(part);
      return from < 0 ? [] : [{ secret, from, to: from + part.length }];
    }),
  );
}

/** Breaks a text in lines; `from` is where in the text each begins. */
function linesOf(text: string, fits: (part: string) => boolean): { from: number; line: string }[] {
  const lines: { from: number; line: string }[] = [];
  let from = 0;
  while (from < text.length) {
    let to = from + 1;
    let space = -1;
    while (to < text.length && text[to] !== '\n' && fits(text.slice(from, to + 1))) to += 1;
    if (to < text.length && text[to] !== '\n') {
      space = text.slice(from, to + 1).lastIndexOf(' ');
      if (space > 0) to = from + space;
    }
    lines.push({ from, line: text.slice(from, to) });
    from = text[to] === '\n' || text[to] === ' ' ? to + 1 : to;
  }
  return lines;
}
