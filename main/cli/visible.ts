/**
 * Matches what would move the cursor, change colours, ring, start a new line or change the reading order: control
 * characters of C0 and C1, DEL, the separators of lines and paragraphs, and Unicode's controls of direction. Also lone
 * surrogates, by which invalid bytes are carried (`sources/raw-path.ts`).
 */
const unsafe = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Escapes a foreign name, URL or text for one line of a terminal, so that it is only shown. */
export const visible = (text: string): string => text.replace(unsafe, escaped);

/** Escapes lines of our own, which may be several. */
export const visibleLines = (text: string): string =>
  text.replace(unsafe, (character) => (/[\n\t]/.test(character) ? character : escaped(character)));

/** Escapes output for a program: only control characters, which no link and no text has by rights. */
export const plainLines = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, escaped);

/** Formats one line of JSON: the same value, escaped so that a terminal only shows it. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
