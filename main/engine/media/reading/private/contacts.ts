import { findPhoneNumbersInText } from 'libphonenumber-js';
import { toDigits } from './digits.ts';
import type { Page, Span } from './page.ts';

// The address as people write it (RFC 5322's dot-atom), of a host with a dot. Readers take the sign for © or ®.
const address =
  /(?<![\w.+-])[\w.+-]{1,64} ?[@©®] ?(?:[\w-]{1,63}\.){1,4}(?:[a-z]{2,24}| (?:com|net|org|info|de|es|it|pt|br|ru|id|uk|eu))(?![\w-])/giu;

/** Finds e-mail addresses. */
export const findEmails = ({ text }: Page): Span[] =>
  [...text.matchAll(address)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** A number with its country's code, in which letters were read for digits. */
const unclear = /(?<=\+)\d(?:[ ().-]{0,2}[\dOolISB|]){7,14}(?![\p{L}\d])/gu;

/** Words before a number that say that it is a telephone's. */
const label =
  /(?:\b(?:tel|telephone|phone|mobile|cell|call|fax|whatsapp|telefon|handy|mobil|rufnummer|teléfono|telefono|móvil|celular|telepon|hp|cellulare|telefone|telemóvel)|(?:тел|телефон|моб|мобильный))[.:№ ]{0,4}$/iu;

/**
 * Finds telephone numbers that exist by the plan of their country: with a country's code, or behind a word that says
 * what they are, of any country that the picture's languages are spoken in.
 */
export function findPhones({ text: given }: Page): Span[] {
  const text = given.replace(unclear, toDigits);
  const found = new Map<number, Span>();
  for (const country of [undefined, 'US', 'GB', 'DE', 'ES', 'ID', 'IT', 'BR', 'PT', 'RU'] as const) {
    const options =
      country === undefined ? { v2: true as const } : { v2: true as const, defaultCountry: country };
    for (const { startsAt: start, endsAt: end, number } of findPhoneNumbersInText(text, options)) {
      const isInternational = text[start] === '+';
      const isLabelled = label.test(text.slice(Math.max(0, start - 24), start).replace(/[(]$/, ''));
      if ((isInternational || isLabelled) && number.isValid()) found.set(start, { start, end });
    }
  }
  return [...found.values()];
}
