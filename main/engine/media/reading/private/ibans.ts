import { countrySpecs, ValidationErrorsIBAN, validateIBAN } from 'ibantools';
import { countDigits, toDigits } from './digits.ts';
import { toLatin } from './look-alikes.ts';
import { cellBelow, findAcross, type Page, type PageCell, type Span } from './page.ts';

/** As it may be written: a country, and up to 32 characters with blanks between them. */
const candidate =
  /(?<![\p{L}\d])(?=\d?[A-Z]|\d{2} ?\S{2} ?[A-Z]{4})[A-Z\d]{2}(?:[ ]?[\dOQDIlSBZ]){2}(?:[ ]?[A-Za-z\d|]){11,42}/gu;
/** Of the countries that begin with an I: it is read as a stroke or a bracket, or not at all. */
const withoutFirst =
  /(?<![\p{L}\d])(?<stroke>[[|l1T!(]?)[ELST][ ]?[\dOQDIlSBZ]{2}(?:[ ]?[A-Za-z\d|]){11,42}/gu;
/** Behind its name a number counts whose country or check digits were read wrongly. */
const named = /(?<![\p{L}\d])IBAN["']?[ :=.№-]{1,9}["']?(\S(?:[ ]?[\p{L}\d?|]){14,41})(?![\p{L}\d])/giu;
/** A field that an account belongs in. */
const field = new RegExp(
  toLatin(
    '^[^\\p{L}]*(?:\\p{L}+[ .-]+){0,2}(?:iban|account|konto|kontonummer|bankverbindung|cuenta|conto|conta|rekening|rekeningnya|счёт|счет|счёта|счета)(?:[ .(-]+[\\p{L}.№]+){0,3}[^\\p{L}\\d]*$',
  ),
  'iu',
);
/** Longest name of such a field, in characters. */
const longestName = 60;
/** What is in it: groups of four behind a country. */
const inGroups =
  /^(?:[A-Z\d]{2}|[\p{L}\d]{2,5}(?= ))(?: ?[A-Z\dOIl]{2,4})(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?$/u;
/** Letters of countries that are read as digits. */
const letters: Readonly<Record<string, string>> = {
  '0': 'DO',
  '1': 'IL',
  '2': 'Z',
  '3': 'S',
  '4': 'A',
  '5': 'S',
  '6': 'G',
  '7': 'T',
  '8': 'B',
};

/** Finds bank account numbers (ISO 13616) that their check digits prove, or that are named as such. */
export function findIbans(page: Page): Span[] {
  const text = toLatin(page.text);
  const byName = [...text.matchAll(named)].flatMap((match) => {
    const [, number = ''] = match;
    const end = match.index + match[0].length;
    return isAbout(number) ? [{ start: end - number.length, end }] : [];
  });
  return [
    ...[...findProven(text), ...findAcross(page, findProven), ...findWithoutFirst(text)],
    ...[...byName, ...findInFields(page, text)],
  ];
}

/** Finds what looks like an account's number in a field that is for one. */
function findInFields(page: Page, text: string): Span[] {
  const valueIn = (cell: PageCell | undefined): Span[] => {
    // Frames become signs.
    const words = cell?.words.filter(({ text: word }) => /[\p{L}\d]/u.test(word)) ?? [];
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    const read = text.slice(first.start, last.end);
    const isOne = inGroups.test(read) && /\p{L}/u.test(read) && isAbout(read);
    return isOne ? [{ start: first.start, end: last.end }] : [];
  };
  return page.lines.flatMap(({ cells }) =>
    cells.flatMap((cell, index) =>
      cell.end - cell.start <= longestName && field.test(text.slice(cell.start, cell.end))
        ? [...valueIn(cells[index + 1]), ...valueIn(cellBelow(page, cell))]
        : [],
    ),
  );
}

/** Rows of dots and stars, as they are read: what is left of the number is no secret. */
const masked = /(.)\1{5}|0{4} ?0{4}/u;

/** True for a number that is about as long as its country's are, of digits where these have them. */
function isAbout(number: string): boolean {
  const compact = number.replaceAll(' ', '');
  if (masked.test(compact)) return false;
  const places = countriesOf(compact.slice(0, 2)).flatMap((country) => {
    const length = countrySpecs[country]?.chars;
    return length && Math.abs(compact.length - length) <= 2 ? [`nn${placesOf(country)}`] : [];
  });
  const mayHaveLetters = places.some((one) => /c{5}/.test(one));
  const isLong = compact.length >= 15 && compact.length <= 34;
  const isOfNoCountry = !countriesOf(compact.slice(0, 2)).some((country) => countrySpecs[country]);
  return (
    (places.length > 0 || (isLong && isOfNoCountry)) &&
    countDigits(compact) >= (mayHaveLetters ? 0.3 : isOfNoCountry ? 0.55 : surelyDigits) * compact.length
  );
}

const findProven = (given: string): Span[] =>
  [...toLatin(given).matchAll(candidate)].flatMap((match) => {
    const ends = countriesOf(match[0].slice(0, 2)).flatMap((country) => provenEnd(match[0], country) ?? []);
    return ends.slice(0, 1).map((end) => ({ start: match.index, end: match.index + end }));
  });

/** Finds the numbers whose first letter was lost, by their country's length and their check digits. */
const findWithoutFirst = (text: string): Span[] =>
  [...text.matchAll(withoutFirst)].flatMap(({ index, 0: read, groups }) => {
    const lost = groups?.stroke === '' ? 1 : 0;
    const whole = `I${read.slice(1 - lost)}`;
    const end = provenEnd(whole, whole.slice(0, 2));
    return end === null ? [] : [{ start: index, end: index + end - lost }];
  });

/** The countries that two characters may stand for. */
const countriesOf = (read: string): string[] => {
  const [first = '', second = ''] = [...read].map((sign) => (/\d/.test(sign) ? (letters[sign] ?? '') : sign));
  return [...first].flatMap((one) => [...second].map((other) => one + other));
};

/** Where a number of that country ends whose check digits are right; null where they are not. */
function provenEnd(read: string, country: string): number | null {
  const length = countrySpecs[country]?.chars;
  if (!length) return null;
  // What stands behind it on the same line is no part of it.
  const end = endOf(read, length);
  if (end !== null && readings(read.slice(0, end), country).some((one) => isIban(country + one))) return end;
  const longer = endOf(read, length + 1);
  if (longer === null) return null;
  const compact = read.slice(0, longer).replaceAll(' ', '');
  return withoutDoubles(compact).some((one) => readings(one, country).some((rest) => isIban(country + rest)))
    ? longer
    : null;
}

/** A sign that was read once as the digit and once as the letter. */
const doubled = /(?=(?:[O0]{2}|[Il1]{2}|[S5]{2}|[B8]{2}|[Z2]{2}|[G6]{2}))(?=\p{L}\d|\d\p{L})/gu;

/** The text without one of the two where a letter and the digit like it stand side by side. */
const withoutDoubles = (text: string): string[] =>
  [...text.matchAll(doubled)].map(({ index }) => text.slice(0, index) + text.slice(index + 1));

/** Letters that are read for a digit, and the other way round. */
const digitOf: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', Z: '2', S: '58', G: '6', B: '8' };
const letterOf: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
};

/**
 * What may stand behind the country: its standard says where digits are, where letters, and where either. Of the places
 * for either, one at a time is read the other way, and no digit that has digits alone around it: each reading is proven
 * by chance once in 97 times.
 */
function readings(read: string, country: string): string[] {
  const signs = [...read.replaceAll(' ', '').slice(2)];
  const places = `nn${placesOf(country)}`;
  const straight = signs.map((sign, at) => {
    if (places[at] === 'n') return toDigits(sign);
    const upper = sign === '|' ? '1' : sign.toUpperCase();
    return places[at] === 'a' ? (letterOf[upper] ?? upper) : upper;
  });
  const turned = straight.flatMap((sign, at) => {
    const other = digitOf[sign] ?? letterOf[sign];
    const beside = [straight[at - 1], straight[at + 1]];
    const isAmongLetters = beside.some(
      (one, side) => /[A-Z]/.test(one ?? '') && places[at - 1 + side * 2] === 'c',
    );
    if (places[at] !== 'c' || other === undefined || !(isAmongLetters || digitOf[sign])) return [];
    return [...other].map((one) => straight.with(at, one).join(''));
  });
  return [straight.join(''), ...turned];
}

/** What a country's account has where: n for digits, a for letters, c for either. */
function placesOf(country: string): string {
  const form = countrySpecs[country]?.bban_regexp ?? '';
  return [...form.matchAll(/\[([^\]]+)\](?:\{(\d+)\})?/g)]
    .map(([, signs = '', times = '1']) => {
      const place = signs === '0-9' ? 'n' : signs === 'A-Z' ? 'a' : 'c';
      return place.repeat(Number(times));
    })
    .join('');
}

/** Share of a number behind its name that has to be digits: some countries' have letters. */
const surelyDigits = 0.65;

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
