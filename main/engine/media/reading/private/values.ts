import { contextSources } from './context-words.ts';
import { toLatin } from './look-alikes.ts';
import type { Page, PageCell, PageWord, Span } from './page.ts';
import { isCalled, isPageWord } from './page-words.ts';
import { isGrouped, isKnown, isPhrase, isSecretLike, leastPassword, type Marker } from './secret-like.ts';

// What stands in a field: its value, and around it what a reader made of frames and of the pictures on buttons.

/** Says whether something may be the value of a name, by the way in which it belongs to it. */
export type Judge = (value: string, marker: Marker) => boolean;

/** What a value of a name is. */
export interface Judged {
  readonly isValue: Judge;
  /** Whether a blank may stand for a sign that was not read, or for nothing, where a word is before or behind it. */
  readonly mayBeOfWords?: boolean;
}

/** Of a revision, a container, or what a program names by kind and number: below a question that was not answered. */
const identifier = /^\p{Ll}{2,}\/\d+$|^(?=.*[a-f])(?:[\da-f]{7,31}|[\da-f]{40}|[\da-f]{64})[^\p{L}\d]?$/u;
/** Pieces into which a reader parts a value, at most. */
const mostPieces = 3;
/** A word as sentences have it: a value that was parted has none of them. */
const word = /^\p{Lu}?\p{Ll}{2,}[.,:;?!…]?$/u;

/**
 * Finds the value that a cell has and nothing else; null where it has more, or none.
 * @param isBelow whether it stands below its name, where what it is not may stand as well
 */
export function valueInCell(
  page: Page,
  { words }: PageCell,
  { isValue, mayBeOfWords = false }: Judged,
  isBelow = true,
): Span[] | null {
  let [from, until] = [0, words.length];
  while (from < until && isMark(words[from]?.text ?? '')) from += 1;
  while (until > from && (isMark(words[until - 1]?.text ?? '') || isPageWord(words[until - 1]?.text ?? '')))
    until -= 1;
  const pieces = words.slice(from, until);
  const [first, last] = [pieces[0], pieces.at(-1)];
  // A name of a program's field and its value are something of their own.
  if (!first || !last || isRowOfDots(pieces) || pieces.some((one) => one !== last && /[:=]$/.test(one.text)))
    return null;
  const span = { start: first.start, end: last.end };
  const text = page.text.slice(span.start, span.end);
  if (isGrouped(text)) return isValue(text, 'field') ? [span] : null;
  if (first === last) return isValue(text, 'field') && !(isBelow && identifier.test(text)) ? [span] : null;
  const whole = text.replaceAll(' ', '');
  if (pieces.length > mostPieces || !isValue(whole, 'field')) return null;
  const texts = pieces.map((piece) => piece.text);
  return isPhrase(whole) || isParted(texts) || (mayBeOfWords && isOfWords(texts, isBelow)) ? [span] : null;
}

/** Letters and digits as round as dots. */
const round = /^[oO0eEcCsSDQaæœ©@°•●*·.…8]+$/u;
/** Confidence in percent of what a reader guesses. */
const guessed = 20;
const isRowOfDots = (pieces: readonly PageWord[]): boolean =>
  pieces.every(({ text }) => round.test(text)) && pieces.some(({ confidence }) => confidence < guessed);

/** Frames, and the pictures of buttons, become signs or one letter. */
const isMark = (text: string): boolean => text.length < 3 && !/^\d+$/.test(text) && !/\p{L}{2}/u.test(text);

/** A key in hexadecimal digits. */
const digest = /^(?=.*\d)(?=.*[a-f])(?:[\da-f]{32}|[\da-f]{64})$/;
/** True where none of the pieces means anything by itself, and all of them together are a password. */
function isParted(pieces: readonly string[]): boolean {
  if (pieces.some((piece) => word.test(piece) || isPageWord(piece) || isKnown(piece))) return false;
  const whole = pieces.join('');
  if (digest.test(whole)) return true;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/].filter((each) => each.test(whole)).length;
  return kinds === 3 && isSecretLike(whole, 10);
}

const edges = /^["'“”‘’]+|["'“”‘’,;]+$/g;
const named = new RegExp(`${contextSources.deed}|${contextSources.matter}`, 'iu');
/** Of a date, a place, a size: a number belongs to it, and no password. */
const counted = new RegExp(`^${contextSources.counted}$`, 'iu');
const units = /^\d+(?:px|ms|[kmgt]i?b|mm|cm|min|sec|std|pt|[kmg]?hz|kbit|mbit|th|nd|st|rd|er|ª|º)$/i;
/** Shortest and longest password of a word and a number, in characters: digests are longer. */
const [leastOfWords, mostOfWords] = [8, 28];

/** True for two pieces of which one is a word, and both together are a password: a sign between them was not read. */
function isOfWords(given: readonly string[], isBelow: boolean): boolean {
  const pieces = given.map((piece) => piece.replace(edges, ''));
  const [first = '', second = ''] = pieces;
  // A number below may be a telephone's.
  if (pieces.length === 2 && pieces.every((piece) => /^\d{2,20}$/.test(piece)))
    return !isBelow && first.length + second.length >= leastOfWords;
  const areMixed = pieces.every((piece) => /^(?=.*\p{L})(?=.*\d)[\p{L}\d]{3}$/u.test(piece));
  if (
    pieces.length !== 2 ||
    first.length + second.length > mostOfWords ||
    pieces.some(isOther) ||
    !isSecretLike(first + second, areMixed ? leastPassword : leastOfWords)
  )
    return false;
  const isNumbered = /^(?:\p{Lu}\p{Ll}{2,}|\p{Ll}{4,})$/u.test(first) && /^\d{2,4}[!.?#$*]?$/.test(second);
  if (isNumbered) return /^\p{Lu}/u.test(first) || second.length >= 4;
  // The sign was read as the beginning of another word, or the last letter was.
  if (/^\p{L}{3,}$/u.test(first) && /^(?:[@#$!%&*+_.-]|\p{Ll})\d{2,4}[!?]?$/u.test(second)) return true;
  if (areMixed) return true;
  const mixed = pieces.find((piece) => /^(?=.*\p{L})(?=.*\d)[^:/()[\]{}<>=]{4,}$/u.test(piece));
  return (
    mixed !== undefined && pieces.every((piece) => piece === mixed || /^[\p{L}\d]+[!.?#$*&%]?$/u.test(piece))
  );
}

/** True for what programs and forms say beside a password, and for dates and sizes. */
const isOther = (piece: string): boolean => {
  const latin = toLatin(piece);
  return (
    isPageWord(piece) ||
    isCalled(piece) ||
    isKnown(piece) ||
    named.test(latin) ||
    counted.test(latin) ||
    units.test(piece)
  );
};
