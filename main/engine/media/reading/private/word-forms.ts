import { asRead, toLatin } from './look-alikes.ts';

/** Returns what commas part. */
export const listed = (text: string): readonly string[] =>
  text.split(',').map((one) => one.trim().replace(/\s+/g, ' '));

/** Returns the source of a regular expression for any of the words as they may have been read. */
export const sourceOf = (words: readonly string[]): string =>
  [...words]
    // The longest first: of two that begin alike the whole one is meant.
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      toLatin(word)
        .split(' ')
        .map((part) => (part === 'd' ? 'd.?' : asRead(part)))
        .join('[ _.-]{0,2}'),
    )
    .join('|');

/** The same for words that stand by themselves. */
export const wordOf = (words: readonly string[]) => `(?<![\\p{L}])(?:${sourceOf(words)})(?![\\p{L}])`;
