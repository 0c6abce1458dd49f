import { normalize, separateUnspaced } from '../normalize.ts';

/** Maximum number of words searched: more find nothing else, and cost time. */
const maxWords = 16;

/**
 * Builds an FTS5 query that finds rows with all typed words, by prefix. Everything is quoted, so that nothing in it
 * is taken for an operator.
 * @returns null for nothing but blanks: no search at all; an empty text for what holds no word: nothing is found
 */
export function toFtsQuery(text: string): string | null {
  if (text.trim() === '') return null;
  return wordsToFind(text)
    .map((word) => `"${word}"*`)
    .join(' AND ');
}

/**
 * Builds the same for an index that knows no order of words (`detail = none`): of characters that are words of their own
 * each has to be there.
 */
export function toUnorderedFtsQuery(text: string): string | null {
  if (text.trim() === '') return null;
  return wordsToFind(text)
    .flatMap((word) => word.split(/ +/))
    .map((word) => `"${word}"*`)
    .join(' AND ');
}

/** Returns the beginnings of words that a typed text looks for, as the index has them. */
export function wordsToFind(text: string): string[] {
  const words = withoutOrigin(normalize(text.trim())).match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
  return (
    words
      // A mark alone, such as the one that makes a sign an emoji, is in no index.
      .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
      .slice(0, maxWords)
      // Its characters one after another, where each is a word to the index.
      .map((word) => separateUnspaced(word).trim())
  );
}

/** Finds the emojis in a text, which are no words and are in no index. */
export const emojisIn = (text: string): string[] => [
  ...new Set(text.match(/\p{Extended_Pictographic}/gu)?.slice(0, maxWords)),
];

/**
 * Strips the origin of a pasted link: what it has in common with all others tells nothing and takes long to look
 * up.
 */
function withoutOrigin(text: string): string {
  const path = /^https?:\/\/[^/\s]+\/(\S*[^/\s]\S*)$/.exec(text)?.[1];
  return path ?? text;
}
