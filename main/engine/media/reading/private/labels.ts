import { changes, contextSources, copulas, signs } from './context-words.ts';
import { labelSources } from './label-words.ts';
import { toLatin } from './look-alikes.ts';
import { cellBelow, cellsBelow, type Page, type PageCell, type Span } from './page.ts';
import {
  isMadeByChance,
  isPasswordLike,
  isSecretLike,
  isUnlikeWords,
  leastPassword,
  type Marker,
} from './secret-like.ts';
import { type Judge, type Judged, valueInCell } from './values.ts';

// Passwords have no form of their own: they are known by the word beside or above them.

export type LabelledKind = 'password' | 'pin' | 'secret';

/** Words between a name and its value: what the password is for. */
const inBetween = "(?:[^\\S\\n]+[\\p{L}\\d][\\p{L}\\d.’'-]*){0,5}?";
const quote = '["\'”’]?';
const blank = '[^\\S\\n]';
/** What a prompt says of the value that is there already, or a form of what it may be. */
const aside = `(?:${blank}?[[(][^\\])\\n]{0,24}[\\])])?`;
/** What a frame or a cursor was read as may stand before the value. */
const noise = `(?:[^\\p{L}\\d\\s]{1,2}${blank}+)?`;

/** Between a name and its value, where nothing else can be meant. */
const bySign = `${quote}${aside}${blank}*${signs}${blank}*${noise}`;
/** What a password is for. */
const forWhat = `${blank}+${contextSources.purpose}(?:${blank}+[\\p{L}\\d][\\p{L}\\d.’'-]*){1,4}?`;
/** The same in a word or two, for what has one. */
const forThing = `(?:${contextSources.purpose}${blank}+(?:\\p{L}{1,5}${blank}+)?)?${contextSources.thing}(?:${blank}+(?:nya|ini))?`;
const byCopula = `${inBetween}${blank}+${copulas}${blank}+${noise}`;

/** A way of saying what a value is, up to where the value begins. */
interface Way {
  readonly form: RegExp;
  readonly marker: Marker;
  /** True where nothing says that one is the value of the other: what may be a word is none. */
  readonly isLoose?: boolean;
}

const regular = (source: string) => new RegExp(source, 'giu');

const waysFor = (label: string): readonly Way[] => [
  { form: regular(`${label}${bySign}`), marker: 'sign' },
  { form: regular(`${label}${forWhat}${blank}*:${blank}+${noise}`), marker: 'sign' },
  { form: regular(`${label}${quote}${inBetween}${blank}*:${blank}+${noise}`), marker: 'sentence' },
  { form: regular(`${label}${byCopula}`), marker: 'sentence' },
  { form: regular(`${label}${inBetween}${blank}+${changes}${blank}+`), marker: 'sentence', isLoose: true },
  { form: regular(`${label}${quote}${blank}+`), marker: 'sentence', isLoose: true },
  { form: regular(`${label}${blank}+${forThing}${blank}+`), marker: 'sentence', isLoose: true },
  // An equals sign of a small font is read as a dash.
  { form: regular(`${label}[—–-]`), marker: 'sentence', isLoose: true },
];

/** Short names, and those of programs, are words and commands as well: nothing that is only beside them is a value. */
const waysOfShort: readonly Way[] = [
  { form: regular(`${labelSources.short}${bySign}`), marker: 'sign' },
  { form: regular(`${labelSources.short}${inBetween}${blank}*:${blank}+`), marker: 'sentence' },
  { form: regular(`${labelSources.short}${byCopula}`), marker: 'sentence' },
  { form: regular(`${labelSources.program}${bySign}`), marker: 'word' },
];

interface Rules extends Judged {
  readonly ways: readonly Way[];
  /** A cell that is a name alone, with a word or two that say of what. */
  readonly alone: RegExp;
  /** A sentence whose last word is on the next line. */
  readonly broken: RegExp;
}

const isPin: Judge = (value, marker) =>
  /^["']?\d{4,8}[#*]?["',;.]*$/.test(value) || (marker !== 'sentence' && isSecretLike(value, leastPassword));

const rules: Readonly<Record<LabelledKind, Rules>> = {
  password: {
    ways: [...waysFor(labelSources.password), ...waysOfShort],
    ...placesFor(`(?:${labelSources.password}|${labelSources.short})`, '|^\\W*pass\\W*$'),
    isValue: isPasswordLike,
    mayBeOfWords: true,
  },
  pin: {
    ways: [
      { form: regular(`${labelSources.pin}${bySign}`), marker: 'sign' },
      { form: regular(`${labelSources.pin}${inBetween}${blank}*:${blank}+`), marker: 'sentence' },
      { form: regular(`${labelSources.pin}${byCopula}`), marker: 'sentence' },
    ],
    ...placesFor(labelSources.pin),
    isValue: isPin,
  },
  secret: {
    ways: waysFor(labelSources.secret),
    ...placesFor(labelSources.secret),
    isValue: (value) => isSecretLike(value, 12),
  },
};

function placesFor(label: string, orElse = '') {
  return {
    alone: new RegExp(
      `^[^\\p{L}]*(?:[\\p{L}\\d][\\p{L}\\d?.’']*(?:[ _-]+| ?[/&+] ?)){0,3}\\p{L}*?${label}(?: ?[/&+])?(?: [\\p{L}-]+){0,3}[^\\p{L}\\d=]*$${orElse}`,
      'iu',
    ),
    // An Indonesian ending says what others have a verb for, and a colon may not have been read.
    broken: new RegExp(`${label}${quote}${inBetween}(?:${blank}*:|${blank}+${copulas})$|${label}$`, 'iu'),
  };
}
const keyName = new RegExp(labelSources.key, 'giu');
const deed = new RegExp(contextSources.deed, 'iu');

/** Finds what stands behind or below a word that says that it is a password, a number that opens something, or a key. */
export function findLabelled(page: Page, kind: LabelledKind): Span[] {
  const { ways } = rules[kind];
  const text = toLatin(page.text);
  const found = ways.flatMap((way) => valuesBehind(text, page, way, rules[kind]));
  if (kind === 'secret')
    for (const { index, 0: name } of text.matchAll(keyName))
      found.push(...madeByChance(page, index + name.length));
  found.push(...valuesInCells(page, text, rules[kind]));
  return found.map(({ start, end }) => ({ start, end }));
}

/** Finds what stands in a field or a column of its own, beside or below the name of it. */
function valuesInCells(page: Page, text: string, judged: Rules): Span[] {
  const { alone, broken } = judged;
  const valueIn = (cell: PageCell | undefined, isBelow = true) =>
    cell ? (valueInCell(page, cell, judged, isBelow) ?? []) : [];
  return page.lines.flatMap(({ cells }) =>
    cells.flatMap((cell, index) => {
      const name = text.slice(cell.start, cell.end);
      const found: Span[] = [];
      if (cell.words.length >= leastOfSentence && broken.test(name))
        found.push(...valueOfBroken(page, cell, judged));
      if (name.length > longestName || !alone.test(name) || deed.test(name)) return found;
      const below = cellsBelow(page, cell, 4);
      found.push(...[valueIn(cells[index + 1], false), valueIn(below[0])].flat());
      if (isHead(page, cells)) found.push(...cellsBelow(page, cell).flatMap((one) => valueIn(one)));
      return found;
    }),
  );
}

/** What stands below a sentence that ends with a name: in the same column, or by itself further in. */
function valueOfBroken(page: Page, cell: PageCell, judged: Judged): Span[] {
  const { isValue } = judged;
  const [first] = cellBelow(page, cell, 2.5)?.words ?? [];
  const isNext = first !== undefined && isValue(first.text, 'sentence') && isUnlikeWords(first.text);
  if (isNext && isSecretLike(first.text, leastPassword)) return [first];
  const [below] = cellsBelow(page, cell, 4, cell.box.height * 8);
  return below ? (valueInCell(page, below, judged) ?? []) : [];
}

/** Longest name of a field, in characters. */
const longestName = 90;

/** Words of a sentence, at least: what has fewer is a question for a password, and below it is something else. */
const leastOfSentence = 3;

/** True for the head of a table: names of columns, and no figures. */
const isHead = ({ text }: Page, cells: readonly PageCell[]): boolean =>
  cells.length >= 3 && cells.every(({ start, end }) => !/\d{2}/.test(text.slice(start, end)));

/** Words behind a name among which a key may be that nothing says to be one. */
const wordsBehind = 6;

/** The first of the words behind a name on its line that chance made. */
function madeByChance({ lines, text }: Page, from: number): Span[] {
  const line = lines.find(({ start, end }) => start <= from && from < end);
  const behind = line?.words.filter(({ start }) => start >= from).slice(0, wordsBehind) ?? [];
  const found = behind.find(({ start, end }) => isMadeByChance(text.slice(start, end)));
  return found ? [found] : [];
}

/** Longest value, in characters. */
const longest = 512;
/** What a value may look like: a word, or what a reader parted at dashes, or groups to the end of the line. */
const forms = {
  word: /^\S+/,
  withDashes: /^\S+(?: - \S+){0,3}/,
  parted: /^["'“]?[\p{L}\d]{3,32}(?: ?[-–—] ?[\p{L}\d]{3,32}){2,5}/u,
  // Underscores of small fonts are lost.
  underscored: /^\p{L}{3,12} \p{L}{3,12} \d{2,4}(?=[.!]?(?:\n|$))/u,
  groups: /^(?:\d{4,6}[ -]){2,11}\d{4,6}(?![\p{L}\d])|^(?:\p{Ll}{4} ){3}\p{Ll}{4}(?=\n|$)/u,
} as const;

/** Finds the values behind names that are written in one way, which a judge takes for such. */
function valuesBehind(text: string, page: Page, way: Way, judged: Judged): Span[] {
  const { isValue } = judged;
  const isLoose = way.isLoose === true;
  return [...text.matchAll(way.form)].flatMap((match) => {
    const start = match.index + match[0].length;
    // What stands in another column says nothing of what it is, unless a sign comes before it.
    const until = isLoose ? start + 1 : match.index + match[0].trimEnd().length;
    if (!isInCell(page, match.index + 1, until) || isOfMatter(match[0])) return [];
    if (inPath.test(text.slice(Math.max(0, match.index - longestPath), match.index))) return [];
    const rest = page.text.slice(start, start + longest);
    // A reader puts blanks around the dashes of some fonts.
    const first = match[0].endsWith('=') ? forms.withDashes : forms.word;
    const tried = isLoose ? [first] : [forms.groups, forms.underscored, first, forms.parted];
    for (const form of tried) {
      const [value = ''] = form.exec(rest) ?? [];
      const isSure = !isLoose || (isSecretLike(value, leastPassword) && isUnlikeWords(value));
      if (value !== '' && isSure && isValue(value, way.marker))
        return isOfOther(page, match.index, start) ? [] : [{ start, end: start + value.length }];
    }
    return way.marker === 'word' ? [] : partedBehind(page, match.index, start, isLoose, judged);
  });
}

const cellAt = ({ lines }: Page, at: number): PageCell | undefined =>
  lines
    .find(({ start, end }) => start <= at && at < end)
    ?.cells.find(({ start, end }) => start <= at && at < end);

/** Heights between a name and its value in the next column, at most, where that column has sentences. */
const farthestAside = 10;
/** Words of a value and of the buttons beside it, at most. */
const mostOfField = 3;

/** True where a value begins a sentence far away from its name: it belongs to another window. */
function isOfOther(page: Page, name: number, value: number): boolean {
  const [own, other] = [cellAt(page, name), cellAt(page, value)];
  if (!own || !other || own === other || other.words.length <= mostOfField) return false;
  return other.box.x - own.box.x - own.box.width > own.box.height * farthestAside;
}

/** Longest value of two pieces with what stands behind it, in characters. */
const longestParted = 64;

/** Finds a value of two pieces, which end the line or the column that they stand in. */
function partedBehind(page: Page, name: number, start: number, isLoose: boolean, judged: Judged): Span[] {
  const cell = cellAt(page, start);
  if (!cell || cell.end - start > longestParted) return [];
  const words = cell.words.filter((word) => word.start >= start);
  if (words.length < 2 || words.length > mostOfField) return [];
  // Where nothing says that it is a value, nothing else stands there, and a piece has letters and digits.
  const isAll = name === cell.start && words.some(({ text }) => /^(?=.*\p{L})(?=.*\d).{4,}/u.test(text));
  return !isLoose || isAll ? (valueInCell(page, { ...cell, words }, judged, false) ?? []) : [];
}

const matter = new RegExp(
  `^[^:=]*?(?:${labelSources.password}|${labelSources.secret})[ _.-](?!${contextSources.purpose} ).*${contextSources.matter}`,
  'iu',
);
/** What stands before a name that is part of a path. */
const inPath = /(?:(?:^|[\s"'`(=])\.{0,2}|:\/\/[\w.-]{1,64})\/[\w./-]*$/;
/** Longest path before it, in characters. */
const longestPath = 64;

/** True for what is said of passwords: their age, how they are kept. */
const isOfMatter = (way: string): boolean => matter.test(way);

/** True where no column ends between two places of a line. */
function isInCell({ lines }: Page, from: number, until: number): boolean {
  const line = lines.find(({ start, end }) => start <= from && from <= end);
  return line === undefined || line.cells.some(({ start, end }) => start <= from && until <= end);
}
