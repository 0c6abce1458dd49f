import { countDigits, digitLike, toDigits } from './digits.ts';
import { cellBelow, findAcross, type Page, type PageCell, type Span } from './page.ts';

// ISO/IEC 7812: what a number begins with tells who gave it, and the last digit proves the others.

const lengths: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [16, 19]],
  [/^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, [16]],
  [/^3[47]/, [15]],
  [/^(6011|65|64[4-9])/, [16, 19]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^3(0[0-5]|[689])/, [14]],
  [/^220[0-4]/, [16]],
  [/^62/, [16, 17, 18, 19]],
  // Maestro.
  [/^(5018|5020|5038|5893|6304|6759|676[1-3])/, [16, 19]],
];

/** Share of characters that have to be digits as they were read. */
const surelyDigits = 0.75;

/** Groups as they are printed: of four, or as American Express and Diners do; or all in one. */
const printed = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,])(?:[${digitLike}]{4}(?:[ \\-.·]{1,3}[${digitLike}]{4}){3}(?:[ \\-.·]{1,3}(?=\\p{L}{0,2}\\d)[${digitLike}]{3})?|[${digitLike}]{4}[ \\-]{1,3}[${digitLike}]{6}[ \\-]{1,3}[${digitLike}]{4,5}|\\d{14,19})(?![\\p{L}\\d])`,
  'gu',
);

/** The same in any groups, as a reader makes them of wide and narrow gaps: they count near a card's name. */
const regrouped = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,])[${digitLike}]{2,17}(?:[ \\-.·]{1,3}(?=\\p{L}{0,9}\\d)[${digitLike}]{2,17}){0,6}(?![\\p{L}\\d])`,
  'gu',
);

/** Words before a number that say that it is a card's. */
const label =
  /(?:card ?(?:number|no\.?)|credit ?card|kartennummer|kreditkarte|kartennr\.?|n[uú]mero (?:de|da|do|della|di) (?:la )?(?:tar[jiy]eta|cart[aã]o?)|tar[jiy]eta de cr[eé]dito|cart[aã]o de cr[eé]dito|carta di credito|nomor kartu|kartu kredit|номер карты|кредитная карта)["']?[ :=.№-]{0,4}["']?$/iu;

/** Names of those who give cards: behind them stands a card's number, and other numbers as well. */
const brand =
  /(?<!\p{L})(?:visa|master ?card|maestro|amex|american express|diners(?: club)?|discover|union ?pay|jcb|girocard|мир|карта|karte|card|tar[jiy]eta|cart[aã]o|carta|kartu)["']?[ :=.№#-]{0,4}["']?$/iu;

/** The same in a sentence, a few words before the number. */
const nearby =
  /(?<!\p{L})(?:visa|master ?card|maestro|amex|american express|diners|карт[аыуео]\p{L}{0,2}|karte|kreditkarte|card|tar[jiy]eta|cart[aã]o|carta|kartu)(?!\p{L})["']?[ :=](?:[\p{L}"':,_=-]{1,16} ){0,3}["']?$/iu;

/** Words before a number in one piece that say that it is something else, of which each tenth is right by chance. */
const other =
  /(?<!\p{L})(?:s\/?n|order|invoice|tracking|shipment|parcel|reference|ref|ticket|serial|imei|iccid|ean|gtin|isbn|sku|article|item|bestell|auftrags?|rechnungs?|sendungs?|artikel|serien|kunden|vorgangs?|pedido|factura|seguimiento|referencia|artículo|fatura|rastreio|rastreamento|referência|artigo|ordine|fattura|spedizione|riferimento|articolo|pesanan|resi|faktur|referensi|barang|заказ|заказа|накладной|отправления|артикул)[\p{L}.-]{0,12}(?: ?(?:number|no|nr|nummer|numero|número|id|code|#|№)\.?)?["']?[ :=.#№-]{0,4}["']?$/iu;

/**
 * Finds card numbers: of a known kind, of its length, and with the right last digit. Behind its name, and in its groups,
 * one counts whose last digit is not right, as a digit may have been read for another one.
 */
export const findCards = (page: Page): Span[] => [
  ...findIn(page.text),
  ...findRegrouped(page.text),
  ...findAcross(page, findIn),
  ...findInFields(page),
];

/** Longest name of a field, in characters. */
const longestName = 60;

/** Finds a number in the field that its name stands beside or above. */
function findInFields(page: Page): Span[] {
  const numberIn = (cell: PageCell | undefined): Span[] => {
    if (!cell) return [];
    const read = page.text.slice(cell.start, cell.end);
    return [...read.matchAll(printed)].flatMap((match) => {
      const compact = match[0].replace(/[ \-.·]/g, '');
      const isOne = compact !== match[0] && countDigits(compact) >= surelyDigits * compact.length;
      const start = cell.start + match.index;
      return isOne && isOfBrand(toDigits(compact)) ? [{ start, end: start + match[0].length }] : [];
    });
  };
  const provenIn = (cell: PageCell | undefined): Span[] =>
    cell ? provenOf(page.text.slice(cell.start, cell.end), cell.start) : [];
  return page.lines.flatMap(({ cells }) =>
    cells.flatMap((cell, index) => {
      const name = page.text.slice(cell.start, cell.end);
      if (name.length > longestName) return [];
      const isNamed = label.test(name);
      if (!isNamed && !brand.test(name)) return [];
      const fields = [cells[index + 1], cellBelow(page, cell)];
      return fields.flatMap((field) => [...(isNamed ? numberIn(field) : []), ...provenIn(field)]);
    }),
  );
}

/** Finds numbers of cards in whatever groups, by their last digit. */
const provenOf = (text: string, from: number): Span[] =>
  [...text.matchAll(regrouped)].flatMap(({ index, 0: read }) => {
    const compact = read.replace(/[ \-.·]/g, '');
    const isNumber = countDigits(compact) >= surelyDigits * compact.length && !accountLike.test(read);
    const digits = toDigits(compact);
    const start = from + index;
    return isNumber && isOfBrand(digits) && isLuhn(digits) ? [{ start, end: start + read.length }] : [];
  });

/** Finds numbers of cards behind a card's name on the same line, in whatever groups. */
const findRegrouped = (text: string): Span[] =>
  provenOf(text, 0).filter(({ start }) => {
    const before = text.slice(Math.max(0, start - 40), start);
    return label.test(before) || brand.test(before) || nearby.test(before);
  });

function findIn(text: string): Span[] {
  return [...text.matchAll(printed)].flatMap((match) => {
    const { index: start } = match;
    const compact = match[0].replace(/[ \-.·]/g, '');
    if (countDigits(compact) < surelyDigits * compact.length || accountLike.test(match[0])) return [];
    if (accountBefore.test(text.slice(Math.max(0, start - 30), start))) return [];
    const digits = toDigits(compact);
    if (!isOfBrand(digits)) return [];
    const before = text.slice(Math.max(0, start - 40), start);
    const isNamed = compact !== match[0] && label.test(before);
    return isNamed || (isLuhn(digits) && !other.test(before))
      ? [{ start, end: start + match[0].length }]
      : [];
  });
}

/** A country and two check digits: such numbers are accounts' or look like it, and the letters are none. */
const accountLike = /^[A-Z]{2}\d{2}[ -]/;
const accountBefore = /(?<![\p{L}\d])[A-Z]{2}[\dOIl]{2}(?: ?[A-Z\d]{4})* $/u;

const isOfBrand = (digits: string): boolean =>
  lengths.some(([begins, long]) => begins.test(digits) && long.includes(digits.length));

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
