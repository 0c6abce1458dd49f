// What passwords and keys look like, and what only looks like them.

/** Rows of dots or stars, which a reader takes for round letters. */
const masked = /^(?:[•●*·.…xX_-]+|[eoc0OCQGaæœ©@°•●*·.…]+)$/u;

/** Such a row with what stands behind it, the last digits of a card: dots are read as small letters without tops. */
const maskedRow = /^([acemnorsuvwxz]{10,})\S{0,6}$/;
/** Different letters of a row of dots, at most. */
const mostOfRow = 6;
/** Different signs of a row of one sign, at most. */
const mostOfStars = 4;

const isMasked = (text: string): boolean => {
  const [, row] = maskedRow.exec(text) ?? [];
  if (masked.test(text) || /(.)\1{4}/.test(text)) return true;
  // Stars become letters with arms.
  if (text.length >= 10 && new Set(text).size <= mostOfStars) return true;
  return row !== undefined && new Set(row).size <= mostOfRow;
};

/** What stands in programs and forms, has several kinds of characters, and is no password. */
const known: readonly RegExp[] = [
  // Addresses of pages, files, mail; places to be filled in.
  /^(?:https?:|www\.|\.\/|~\/|\$[{(]|\$[A-Z_]+$|%\w+%$)/i,
  /^\S+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i,
  /^[\w-]+\.(?:jpe?g|png|gif|webp|pdf|txt|md|[jt]sx?|py|json|ya?ml|toml|html?|css|docx?|xlsx?|zip|env)$/i,
  // Digests, what is public, identifiers, dates, versions, names of standards.
  /^(?:sha[\dsobilz]{1,3}|md5)\b/i,
  /^(?:ssh-|ecdsa-|AAAA[BCE])/,
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i,
  /^\d{2,4}[-./]\d{1,2}[-./]\d{1,4}/,
  /^v?\d+(?:\.\d+)+[a-z]?$/i,
  /^\p{Lu}{2,5}-?\d{1,4}$/u,
  // The next line of settings, and what a shell asks with.
  /^_*[A-Z][A-Z\d_]{2,}=/,
  /^[\w-]+@[\w.-]+[:~]/,
  // Calls and places in a program: what is read from somewhere is not written there.
  /\p{L}\(|[\p{L})]\[["'\d]|^[([{<]|[>}]$|::|=>/u,
  /^\p{L}+(?:\.\p{L}+)+$/u,
];
/** A word with what sentences end with. */
const asked = /^\p{L}+[?….]+$/u;

/** True for what nobody writes as a word: several kinds of characters, and no row of dots. */
export function isSecretLike(value: string, least: number): boolean {
  const text = bare(value);
  if (text.length < least || text.startsWith('/') || asked.test(text)) return false;
  if (known.some((one) => one.test(text))) return false;
  if (isMasked(text)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((each) => each.test(text)).length;
  const hasLetter = /\p{L}/u.test(text);
  // One capital in front is how words begin.
  const isWord = /^\p{Lu}?\p{Ll}+[-'’]?\p{Ll}*$/u.test(text);
  return hasLetter && !isWord && kinds >= 2 && (/[\d!@#$%^&*?+=~]/.test(text) || isJumble(text));
}

/** True for what chance made: long, of both cases and digits, which take turns. */
export function isMadeByChance(value: string): boolean {
  const text = bare(value);
  return (
    text.length >= 20 &&
    !known.some((one) => one.test(text)) &&
    /\d/.test(text) &&
    /^[\w+/=()[\]|!—-]+$/.test(text) &&
    turns(text) >= 3
  );
}

/** How often a capital follows a small letter: names of products have one or two of these. */
const turns = (text: string): number => text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0;

/** True for what no word looks like: with a digit, or letters without order. */
export const isUnlikeWords = (value: string): boolean => /\d/.test(value) || isJumble(bare(value));

/** True for letters alone that are no name of a product: many capitals, and not at the beginning of words. */
function isJumble(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return new Set(text.toLowerCase()).size >= 7 && turns(text) >= 2 && capitals >= text.length * 0.3;
}

const bare = (value: string): string => value.replaceAll(' ', '').replace(/^["'“”‘’(]+|["'“”‘’),;.]+$/g, '');
