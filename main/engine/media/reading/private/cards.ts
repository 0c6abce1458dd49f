import { countDigits, digitLike, toDigits } from './digits.ts';
import type { Page, Span } from './page.ts';

// ISO/IEC 7812: what a number begins with tells who gave it, and the last digit proves the others.

const lengths: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^(6011|65|64[4-9])/, [16, 19]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^3(0[0-5]|[689])/, [14]],
  [/^220[0-4]/, [16]],
  [/^62/, [16, 17, 18, 19]],
];

/** Share of characters that have to be digits as they were read. */
const surelyDigits = 0.75;

/** Groups as they are printed: of four, or as American Express and Diners do; or all in one. */
const printed = new RegExp(
  `(?<![\\p{L}\\d])(?:[${digitLike}]{4}(?:[ \\-.·]{1,3}[${digitLike}]{4}){3}(?:[ \\-.·]{1,3}[${digitLike}]{3})?|[${digitLike}]{4}[ \\-]{1,3}[${digitLike}]{6}[ \\-]{1,3}[${digitLike}]{4,5}|\\d{13,19})(?![\\p{L}\\d])`,
  'gu',
);

/** Finds card numbers: of a known kind, of its length, and with the right last digit. */
export function findCards({ text }: Page): Span[] {
  return [...text.matchAll(printed)].flatMap((match) => {
    const compact = match[0].replace(/[ \-.·]/g, '');
    if (countDigits(compact) < surelyDigits * compact.length) return [];
    return isCard(toDigits(compact)) ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}

function isCard(digits: string): boolean {
  return (
    lengths.some(([begins, long]) => begins.test(digits) && long.includes(digits.length)) && isLuhn(digits)
  );
}

/** The check of ISO/IEC 7812-1, annex B: every second digit from the end counts twice. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const counted = place % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
