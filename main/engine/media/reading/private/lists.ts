import { labelSources } from './label-words.ts';
import { toLatin } from './look-alikes.ts';
import type { Page, PageLine, PageWord, Span } from './page.ts';

// What brings back an account or a purse: ten codes, or twelve words, in rows and columns below what they are called.

const codesName = new RegExp(labelSources.list, 'iu');
const seedName = new RegExp(labelSources.seed, 'iu');

/** Lines below a name that are looked at. */
const mostLines = 16;
/** Lists of one picture that are looked for. */
const mostLists = 10;
/** A number in a list, or a sign before what is listed. */
const counted = /^(?:\(?\d{1,2}[.):]?|[^\p{L}\d]+)$/u;
const code =
  /^(?!\d{4}[-./]\d{1,2}[-./])(?:(?=\p{L}*\d)[\p{L}\d]{8,24}|[\p{L}\d]{3,12}(?:[-–—][\p{L}\d]{3,12}){1,5})$/u;
/** Half of a code that has a blank in the middle. */
const half = /^(?:\d{3,6}|(?=[\p{L}]*\d)[\p{L}\d]{4,6})$/u;
/** Codes that make a list. */
const leastCodes = 2;
/** Words of the shortest phrase of BIP 39, of which one may not have been read. */
const leastWords = 11;
const seedWord = /^\p{Ll}{3,9}[.,;]?$/u;

/** Finds codes and words that bring back what was lost. */
export function findLists(page: Page): Span[] {
  const text = toLatin(page.text);
  const found: Span[] = [];
  let lists = 0;
  page.lines.forEach((line, index) => {
    if (lists === mostLists) return;
    const read = text.slice(line.start, line.end);
    const [codes, seed] = [codesName.exec(read), seedName.exec(read)];
    if (!codes && !seed) return;
    lists += 1;
    const below = page.lines.slice(index + 1, index + 1 + mostLines);
    if (seed) found.push(...wordsAfter(page, line, line.start + seed.index + seed[0].length, below));
    if (codes) found.push(...codesIn(below));
  });
  return found;
}

/** The codes of the lines that have nothing else, up to the first that has. */
function codesIn(lines: readonly PageLine[]): Span[] {
  const found: PageWord[] = [];
  let between = 0;
  for (const { words } of lines) {
    const left = words.filter(({ text }) => !counted.test(text));
    const isWhole = left.every(({ text }) => code.test(text));
    const isHalves = left.length % 2 === 0 && left.every(({ text }) => half.test(text));
    if (left.length > 0 && (isWhole || isHalves)) found.push(...left);
    // A sentence that says what the codes are for stands before them.
    else if (left.length > 0 && (found.length > 0 || ++between > 4)) break;
  }
  return found.filter(({ text }) => /\d/.test(text)).length >= leastCodes ? found : [];
}

/** The words of a phrase: in a row, without any that sentences need. */
function wordsAfter(page: Page, line: PageLine, from: number, below: readonly PageLine[]): Span[] {
  const words = [...line.words.filter(({ start }) => start >= from), ...below.flatMap((one) => one.words)];
  let row: Span[] = [];
  for (const word of words) {
    if (counted.test(word.text)) continue;
    // The number may have been read as a part of its word.
    const bare = page.text.slice(word.start, word.end).replace(/^\d{1,2}[.)]?/, '');
    if (seedWord.test(bare) && !stops.has(bare)) row.push(word);
    else if (row.length >= leastWords) break;
    else row = [];
  }
  return row.length >= leastWords ? row : [];
}

/** Words that sentences need, and no phrase has. */
const stops: ReadonlySet<string> = new Set(
  'the and you your for with not are this that write them never anyone share keep these der die das und sie ihre mit nicht'.split(
    ' ',
  ),
);
