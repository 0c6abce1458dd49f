// Readers take letters for digits and the other way round. Where only digits can be, they are put back.

const meant: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  О: '0',
  о: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  z: '2',
  З: '3',
  з: '3',
  A: '4',
  S: '5',
  s: '5',
  b: '6',
  б: '6',
  T: '7',
  B: '8',
  В: '8',
  g: '9',
  q: '9',
};

/** What may be a misread digit, for a class of a regular expression. */
export const digitLike = `\\d${Object.keys(meant).join('').replace('|', '\\|')}`;

/** Replaces what may be a misread digit by that digit. */
export const toDigits = (text: string): string => text.replace(/\D/g, (letter) => meant[letter] ?? letter);

/** How many of a text's characters are digits as they stand. */
export const countDigits = (text: string): number => text.replace(/\D/g, '').length;
