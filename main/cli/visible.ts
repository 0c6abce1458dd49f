/**
 * What would move the cursor, change colours, ring, start a new line or turn the order of what is read: control
 * characters of C0 and C1, DEL, the separators of lines and paragraphs, and Unicode's controls of direction. Also halves
 * of pairs, by which bytes are carried that are no text (`sources/raw-path.ts`).
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

/** Writes a name, address or text of somebody else so that a terminal shows it and does nothing else: one line. */
export const visible = (text: string): string => text.replace(unsafe, escaped);

/** The same for lines of our own, which may be several. */
export const visibleLines = (text: string): string =>
  text.replace(unsafe, (character) => (/[\n\t]/.test(character) ? character : escaped(character)));

/** For what a program reads: only control characters, which no link and no text has by rights, are made harmless. */
export const plainLines = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, escaped);

/** One line of JSON: the same value, written so that a terminal does nothing but show it. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
