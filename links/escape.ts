/**
 * Removes Unicode's controls of direction: one that is never closed turns round what follows it, the address and the
 * text that it is pasted into.
 */
export const withoutDirections = (text: string): string => text.replace(/\p{Bidi_Control}/gu, '');

/** Reduces a name to one line without control and invisible characters. Empty where nothing is left. */
export function oneLine(text: string): string {
  return withoutDirections(text)
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** Encodes controls of direction in an address, which leads to the same place. */
export const plainAddress = (address: string): string => percentEncode(address, /\p{Bidi_Control}/gu);

/**
 * Matches what CommonMark and GFM read as more than text within the brackets of a link: escapes, code, emphasis,
 * brackets, tags and autolinks, strike-through, cells; `^` is Reddit's superscript. Each may have a backslash before
 * it, in old Reddit too. An ampersand is left alone where no entity can begin with it.
 */
const markdownSigns = /[\\`*_[\]<>~^|]|&(?=[#\p{L}\p{N}])/gu;

/** Escapes text for the brackets of a Markdown link. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(markdownSigns, '\\$&');
}

/** Escapes a URL for the parentheses of a Markdown link, where spaces, parentheses and escapes end or change it. */
export function escapeMarkdownAddress(address: string): string {
  return percentEncode(address, /[\s\p{Cc}\\`<>()|]/gu).replace(/&(?=#?\w+;)/g, '\\&');
}

/** Escapes a URL for BBCode, which has no escapes: a bracket, a quote or a space would end it. */
export function escapeBbcodeAddress(address: string): string {
  return percentEncode(address, /[\s\p{Cc}[\]"'<>]/gu);
}

/** Escapes text for HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function percentEncode(address: string, signs: RegExp): string {
  const encoder = new TextEncoder();
  const encoded = (sign: string) =>
    [...encoder.encode(sign)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  return address.replace(signs, encoded);
}
