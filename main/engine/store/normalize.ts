/** Normalizes text for search: no case in any script, and letters without their accents. */
export function normalize(text: string): string {
  // Only the accents of Latin, Greek and Cyrillic: in other scripts such marks are letters.
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

/** Characters of scripts that put no blanks between words. */
const unspaced = /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/gu;

/**
 * Separates each such character as a word of its own, because the index finds words by their beginnings: a whole
 * line of Chinese or Japanese would be one word to it, and found by its first characters only.
 */
export const separateUnspaced = (text: string) =>
  text.replace(unspaced, (each) => (/\p{L}/u.test(each) ? ` ${each} ` : each));
