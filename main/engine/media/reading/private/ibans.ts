import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { countDigits, toDigits } from './digits.ts';
import { toLatin } from './look-alikes.ts';
import type { Page, Span } from './page.ts';

/** As it may be written: a country, and up to 32 characters with blanks between them. */
const candidate = /(?<![\p{L}\d])(?=\d?[A-Z])[A-Z\d]{2}[ ]?[\dOQDIlSBZ]{2}(?:[ ]?[A-Za-z\d|]){11,42}/gu;
/** Behind its name a number counts whose country or check digits were read wrongly. */
const named = /(?<![\p{L}\d])IBAN["']?[ :=.№-]{1,9}["']?(\S(?:[ ]?[\p{L}\d?|]){14,41})(?![\p{L}\d])/giu;
/** Letters of countries that are read as digits. */
const letters: Readonly<Record<string, string>> = { '0': 'DO', '1': 'I', '5': 'S', '6': 'G', '8': 'B' };

/** Finds bank account numbers (ISO 13616) that their check digits prove. */
export function findIbans({ text: given }: Page): Span[] {
  const text = toLatin(given);
  const proven = [...text.matchAll(candidate)].flatMap((match) => {
    const ends = countriesOf(match[0].slice(0, 2)).flatMap((country) => provenEnd(match[0], country) ?? []);
    return ends.slice(0, 1).map((end) => ({ start: match.index, end: match.index + end }));
  });
  const byName = [...text.matchAll(named)].flatMap((match) => {
    const [, number = ''] = match;
    const end = match.index + match[0].length;
    return countDigits(number) >= surelyDigits * number.replaceAll(' ', '').length
      ? [{ start: end - number.length, end }]
      : [];
  });
  return [...proven, ...byName];
}

/** The countries that two characters may stand for. */
const countriesOf = (read: string): string[] => {
  const [first = '', second = ''] = [...read].map((sign) => (/\d/.test(sign) ? (letters[sign] ?? '') : sign));
  return [...first].flatMap((one) => [...second].map((other) => one + other));
};

/** Where a number of that country ends whose check digits are right; null where they are not. */
function provenEnd(read: string, country: string): number | null {
  const length = countrySpecs[country]?.chars;
  // What stands behind it on the same line is no part of it.
  const end = length ? endOf(read, length) : null;
  if (end === null) return null;
  const rest = read.slice(0, end).replaceAll(' ', '').toUpperCase().slice(2);
  return [rest, toDigits(rest)].some((one) => isIban(country + one)) ? end : null;
}

/** Share of a number behind its name that has to be digits: some countries' have letters. */
const surelyDigits = 0.7;

/** What some banks check beside the check digits of the standard: old numbers fail it. */
const lesserErrors: ReadonlySet<number> = new Set([
  ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  ValidationErrorsIBAN.QRIBANNotAllowed,
]);

const isIban = (text: string): boolean =>
  validateIBAN(text).errorCodes.every((code) => lesserErrors.has(code));

/** Where the first so many characters that are no blanks end; null where there are fewer. */
function endOf(text: string, characters: number): number | null {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== ' ') seen += 1;
    if (seen === characters) return at + 1;
  }
  return null;
}
