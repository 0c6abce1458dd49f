import { copulas, labelSources, signs } from './label-words.ts';
import { toLatin } from './look-alikes.ts';
import { cellBelow, cellsBelow, type Page, type PageCell, type Span } from './page.ts';
import { isMadeByChance, isSecretLike, isUnlikeWords } from './secret-like.ts';

// Passwords have no form of their own: they are known by the word beside or above them.

export type LabelledKind = 'password' | 'secret';

/** Words between a name and its value: what the password is for. */
const inBetween = "(?:[^\\S\\n]+[\\p{L}\\d][\\p{L}\\d.’'-]*){0,5}?";
const quote = '["\'”’]?';
const blank = '[^\\S\\n]';

/** Ways of saying what a value is, up to where the value begins. */
function waysFor(label: string): readonly Way[] {
  const regular = (source: string) => new RegExp(source, 'giu');
  return [
    // What a frame or a cursor was read as may stand before the value.
    { form: regular(`${label}${quote}${blank}*${signs}${blank}*(?:[^\\p{L}\\d\\s]{1,2}${blank}+)?`) },
    { form: regular(`${label}${quote}${inBetween}${blank}*:${blank}+`) },
    { form: regular(`${label}${inBetween}${blank}+${copulas}${blank}+`) },
    { form: regular(`${label}${quote}${blank}+`), isLoose: true },
    // An equals sign of a small font is read as a dash.
    { form: regular(`${label}[—–-]`), isLoose: true },
  ];
}

interface Way {
  readonly form: RegExp;
  /** True where nothing says that one is the value of the other: what may be a word is none. */
  readonly isLoose?: boolean;
}

const rules = {
  password: { ...rulesFor('password'), least: 6 },
  secret: { ...rulesFor('secret'), least: 12 },
} as const;

function rulesFor(kind: LabelledKind) {
  const label = labelSources[kind];
  return {
    ways: waysFor(label),
    /** A cell that is a name alone, with a word or two that say of what. */
    alone: new RegExp(
      `^[^\\p{L}]*(?:[\\p{L}\\d]+[ _-]+){0,3}\\p{L}*?${label}(?: [\\p{L}-]+){0,3}[^\\p{L}\\d=]*$`,
      'iu',
    ),
    /** A sentence whose last word is on the next line. An Indonesian ending says what others have a verb for. */
    broken: new RegExp(
      `${label}${quote}${inBetween}(?:${blank}*:|${blank}+${copulas})$|${label}(?<=nya)$`,
      'iu',
    ),
  };
}
const keyName = new RegExp(labelSources.key, 'giu');

/** Finds what stands behind or below a word that says that it is a password or a key. */
export function findLabelled(page: Page, kind: LabelledKind): Span[] {
  const { ways, alone, broken, least } = rules[kind];
  const text = toLatin(page.text);
  const read = ({ start, end }: Span) => page.text.slice(start, end);
  const found = ways.flatMap(({ form, isLoose }) =>
    valuesBehind(text, page, form, isLoose === true).filter(
      (span) => isSecretLike(read(span), least) && (!isLoose || isUnlikeWords(read(span))),
    ),
  );
  if (kind === 'secret')
    for (const { index, 0: name } of text.matchAll(keyName))
      found.push(...madeByChance(page, index + name.length));
  const isNamed = (cell: PageCell) => alone.test(text.slice(cell.start, cell.end));
  const isValue = ({ words: [word, ...others] }: PageCell) =>
    word !== undefined &&
    others.length === 0 &&
    isSecretLike(word.text, least) &&
    !identifier.test(word.text);
  for (const { cells } of page.lines)
    cells.forEach((cell, index) => {
      if (cell.words.length >= leastOfSentence && broken.test(text.slice(cell.start, cell.end))) {
        const [first] = cellBelow(page, cell, 2.5)?.words ?? [];
        if (first && isSecretLike(first.text, least) && isUnlikeWords(first.text)) found.push(first);
      }
      if (!isNamed(cell)) return;
      const beside = cells[index + 1];
      if (beside && isValue(beside)) found.push(beside);
      const below = cellBelow(page, cell);
      if (below && isValue(below)) found.push(below);
      if (isHead(page, cells)) found.push(...cellsBelow(page, cell).filter(isValue));
    });
  return found.map(({ start, end }) => ({ start, end }));
}

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

/** Of a revision or a container: it may stand below a question for a password that was not answered. */
const identifier = /^[\da-f]{7,64}[^\p{L}\d]?$/u;

const withDashes = /^\S+(?: - \S+){0,3}/;
/** Longest value, in characters. */
const longest = 512;

/**
 * @param text what is searched, as long as the page's own
 * @param isLoose whether the value has to stand in the cell of its name
 */
function valuesBehind(text: string, page: Page, way: RegExp, isLoose: boolean): Span[] {
  return [...text.matchAll(way)].flatMap((match) => {
    const start = match.index + match[0].length;
    // A reader puts blanks around the dashes of some fonts.
    const form = match[0].endsWith('=') ? withDashes : /^\S+/;
    const value = form.exec(page.text.slice(start, start + longest));
    if (!value) return [];
    // What stands in another column says nothing of what it is, unless a sign comes before it.
    const until = match.index + match[0].trimEnd().length;
    return isInCell(page, match.index + 1, isLoose ? start + 1 : until)
      ? [{ start, end: start + value[0].length }]
      : [];
  });
}

/** True where no column ends between two places of a line. */
function isInCell({ lines }: Page, from: number, until: number): boolean {
  const line = lines.find(({ start, end }) => start <= from && from <= end);
  return line === undefined || line.cells.some(({ start, end }) => start <= from && until <= end);
}
