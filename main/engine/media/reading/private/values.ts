import type { Page, PageCell, Span } from './page.ts';
import { isPageWord } from './page-words.ts';
import { isGrouped, isKnown, isPhrase, isSecretLike, type Marker } from './secret-like.ts';

// What stands in a field: its value, and around it what a reader made of frames and of the pictures on buttons.

/** Says whether something may be the value of a name, by the way in which it belongs to it. */
export type Judge = (value: string, marker: Marker) => boolean;

/** Of a revision or a container: it may stand below a question for a password that was not answered. */
const identifier = /^(?=.*[a-f])(?:[\da-f]{7,31}|[\da-f]{40}|[\da-f]{64})[^\p{L}\d]?$/u;
/** Pieces into which a reader parts a value, at most. */
const mostPieces = 3;
/** A word as sentences have it: a value that was parted has none of them. */
const word = /^\p{Lu}?\p{Ll}{2,}[.,:;?!…]?$/u;

/**
 * Finds the value that a cell has and nothing else; null where it has more, or none.
 * @param isBelow whether it stands below its name, where what it is not may stand as well
 */
export function valueInCell(page: Page, { words }: PageCell, isValue: Judge, isBelow = true): Span[] | null {
  let [from, until] = [0, words.length];
  while (from < until && isMark(words[from]?.text ?? '')) from += 1;
  while (until > from && (isMark(words[until - 1]?.text ?? '') || isPageWord(words[until - 1]?.text ?? '')))
    until -= 1;
  const pieces = words.slice(from, until);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const span = { start: first.start, end: last.end };
  const text = page.text.slice(span.start, span.end);
  if (isGrouped(text)) return isValue(text, 'field') ? [span] : null;
  if (first === last) return isValue(text, 'field') && !(isBelow && identifier.test(text)) ? [span] : null;
  const whole = text.replaceAll(' ', '');
  if (pieces.length > mostPieces || !isValue(whole, 'field')) return null;
  return isPhrase(whole) || isParted(pieces.map((piece) => piece.text)) ? [span] : null;
}

/** Frames, and the pictures of buttons, become signs or one letter. */
const isMark = (text: string): boolean => text.length < 3 && !/^\d+$/.test(text) && !/\p{L}{2}/u.test(text);

/** True where none of the pieces means anything by itself, and all of them together are a password. */
function isParted(pieces: readonly string[]): boolean {
  if (pieces.some((piece) => word.test(piece) || isPageWord(piece) || isKnown(piece))) return false;
  const whole = pieces.join('');
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/].filter((each) => each.test(whole)).length;
  return kinds === 3 && isSecretLike(whole, 10);
}
