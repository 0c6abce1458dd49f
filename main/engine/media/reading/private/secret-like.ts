import { isCalled, isPageWord } from './page-words.ts';

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
  /^[\w-]+(?:\.[\w-]+){0,4}\.(?:jpe?g|png|gif|webp|heic|svg|pdf|txt|md|log|[jt]sx?|py|sh|go|rs|json|ya?ml|toml|html?|css|csv|docx?|xlsx?|pptx?|zip|t?gz|tar|iso|dmg|exe|apk|kdbx?|mov|mp[34]|env)$/i,
  /^(?:[a-z\d-]{1,63}\.){1,5}(?:com|org|net|io|dev|app|local|internal|lan|home|example|test|cloud|de|es|it|ru|br|pt|id|eu)(?:[:/]\S*)?$/i,
  // Digests, what is public, identifiers, dates, versions, names of standards.
  /^(?:sha[\dsobilz]{1,3}|md5)\b/i,
  /^(?:ssh-|ecdsa-|AAAA[BCE])/,
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/i,
  /^\d{2,4}[-./]\d{1,2}[-./]\d{1,4}/,
  /^v?\d+(?:\.\d+)+(?:[a-z]|[-+][\w.+-]*)?$/i,
  /^\p{Lu}{2,5}(?:-?\d{1,4}|-\d{5,6})$/u,
  /^\p{Lu}{1,5}(?:-\d{1,8}){2,3}$/u,
  /^[A-Z]{2,5}-\d{1,4}-\d{1,4}[A-Z]?$/,
  // Packages with an epoch, addresses of networks, somebody or something that is mentioned.
  /^\d{1,2}:\d+[.\d]*[-+~]/,
  /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i,
  /^[@#]\p{Ll}[\p{Ll}_.-]*$/u,
  // Requests of the web, spans of time, ranges of characters.
  /^\[?(?:a-z|0-9)(?:a-z|0-9|[^\p{L}\d])*$/iu,
  /^["']?HTTPS?\/\d/i,
  /^\d+[._]?(?:second|minute|hour|day|week|month|year)s?$/i,
  // The next line of settings, and what a shell asks with.
  /^_*[A-Z][A-Z\d_]{2,}=/,
  /^[\w-]+@[\w.-]+[:~]/,
  // What is shown of a key, variables, ways to encrypt, fields of a form.
  /\.{3}|…|\*{3}|•{2}/,
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+){0,8}_(?:KEY|TOKEN|SECRET|PASSWORD|URL|HOST|PORT|USER|NAME|ID|LEVEL|ENV|MODE|PATH|DIR|FILE)(?:_?\d+)?$/,
  /^(?:AES|SHA|HMAC|RSA|DSA|ECDSA|TLS|SSL|WEP|PBKDF)\d{0,4}(?:[-_/]?[A-Z\d]{1,12}){0,4}$/,
  /^WPA\d?(?:[-/]\w{1,16}){0,4}$/,
  /^(?:new|old|confirm|current|repeat|user|your|the)_?(?:password|passwd|token|secret)_?\d*$/i,
  // Calls and places in a program: what is read from somewhere is not written there.
  /\p{L}\(|[\p{L})]\[["'\d]|^[([{<]|[>}]$|::|=>/u,
  /^\p{L}+(?:\.\p{L}+)+$/u,
];
/** True for what programs and forms are full of. */
export const isKnown = (text: string): boolean => known.some((one) => one.test(text));

/** A word with what sentences end with. */
const asked = /^\p{L}+[?….]+$/u;

/** Small words with a number behind them, as things of servers are named. */
const slug = /^\p{Ll}{2,}(?:[-_./]\p{Ll}{2,}){1,8}[-_.]?v?\d{0,4}$/u;
const isSlug = (text: string): boolean => slug.test(text);

/** True for what nobody writes as a word: several kinds of characters, and no row of dots. */
export function isSecretLike(value: string, least: number): boolean {
  const text = bare(value);
  if (text.length < least || text.startsWith('/') || asked.test(text) || isPageWord(text)) return false;
  if (isKnown(text)) return false;
  if (isMasked(text)) return false;
  if (isSlug(text) && (least > leastPassword || text.split(/[-_./]/).some(isCalled))) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((each) => each.test(text)).length;
  const hasLetter = /\p{L}/u.test(text);
  // One capital in front is how words begin.
  const isWord = /^\p{Lu}?\p{Ll}+[-'’]?\p{Ll}*$/u.test(text);
  return hasLetter && !isWord && kinds >= 2 && (/[\d!@#$%^&*?+=~]/.test(text) || isJumble(text));
}

/**
 * How it is said that something is a password: by a form's or table's field, by a sign before it, by a sentence, by a
 * word that has other meanings.
 */
export type Marker = 'field' | 'sign' | 'sentence' | 'word';

/** Shortest password that is looked for, in characters. */
export const leastPassword = 6;

/** True for what may be a password where one is expected: more than is secret by what it looks like. */
export function isPasswordLike(value: string, marker: Marker): boolean {
  const text = bare(value);
  if (isSecretLike(value, leastPassword)) return true;
  if (marker === 'word') return false;
  if (isPhrase(text, marker === 'sentence') || isGrouped(value) || isUnderscored(value)) return true;
  if (marker === 'sentence') return false;
  return (/^\d{6,64}$/.test(text) && !isMasked(text)) || hasCapitalsWithin(text, marker);
}

/** Digits in groups, as routers and disks print their keys. */
const groupsOfDigits = /^(?:\d{4,6}[ -]){2,11}\d{4,6}$/;
/** Letters in groups, as services print a password for one program. */
const groupsOfLetters = /^(?:\p{Ll}{4}[ -]){3}\p{Ll}{4}$/u;

/** Two words and a number: what was between them was lost. */
const underscored = /^\p{L}{3,12} \p{L}{3,12} \d{2,4}$/u;
const isUnderscored = (text: string): boolean => underscored.test(text) && !text.split(' ').some(isPageWord);

/** True for digits or letters in groups, which are a key that is to be typed. */
export const isGrouped = (text: string): boolean =>
  groupsOfDigits.test(text) || (groupsOfLetters.test(text) && !text.split(/[ -]/).some(isPageWord));

/** Of these, words that are none of forms and programs, at least. */
const leastOwn = 2;
/** Words that were joined to a password: what sentences join has short ones between (up-to-date). */
const joinedWords = /^[\p{L}\d]{2,}(?:[-–—][\p{L}\d]{2,}){2,9}$/u;
/** Shortest of them, in characters. */
const leastPhrase = 12;

/**
 * True for words with dashes between them: pass phrases, as programs and people make them.
 * @param isInSentence whether words may stand there that sentences join
 */
export function isPhrase(value: string, isInSentence = false): boolean {
  const text = bare(value);
  if (!joinedWords.test(text) || text.length < leastPhrase || isMasked(text) || isKnown(text)) return false;
  const words = text.split(/[-–—]/);
  if (words.some(isCalled) || (isInSentence && words.some((word) => word.length < 3))) return false;
  return words.filter((word) => /^\p{L}{3,}$/u.test(word) && !isPageWord(word)).length >= leastOwn;
}

/** What types and variables of programs end with. */
const ofPrograms =
  /(?:str|string|type|field|input|value|text|param|params|props|config|options?|schema|model|request|response|dto|error|exception|service|provider|encoder|handler|validator|generator|box|view|button|label|entry|widget|form|data|info|user|name)$/i;

/** True for letters of both cases that no sentence has, and no program: those begin small in names of theirs. */
function hasCapitalsWithin(text: string, marker: Marker): boolean {
  if (!/^\p{L}{7,64}$/u.test(text) || turns(text) === 0 || isPageWord(text)) return false;
  return marker === 'field' || (/^\p{Lu}/u.test(text) && !ofPrograms.test(text));
}

/** True for what chance made: long, of both cases and digits, which take turns. */
export function isMadeByChance(value: string): boolean {
  const text = bare(value);
  return (
    text.length >= 20 &&
    !isKnown(text) &&
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
