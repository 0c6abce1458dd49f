import type { Page, PageLine, Span } from './page.ts';

// Passwords have no form of their own: they are known by the word beside or above them.

/** In our seven languages, and as programs write them. */
const passwordWords = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'passcode',
  'passwort',
  'kennwort',
  'contraseña',
  'contrasena',
  'clave',
  'kata sandi',
  'sandi',
  'parola d.ordine',
  'senha',
  'palavra-passe',
  'пароль',
];
const secretWords = [
  'api[ _-]?key',
  'secret(?:[ _-]?(?:key|access[ _-]?key))?',
  'client[ _-]?secret',
  '(?:access|auth|bearer|refresh|api|bot|session)[ _-]?token',
  'token',
  'private[ _-]?key',
  'authorization: bearer',
  'encryption[ _-]?key',
];

const labelled = (words: readonly string[]) =>
  new RegExp(
    `(?:^|[^\\p{L}])(?:[\\p{L}\\d]+[_ -])?(?:${words.join('|')})["'”’]?(?:[^\\S\\n]*(?:[:=]|=>|->)|[^\\S\\n]+is[^\\S\\n])[^\\S\\n]*`,
    'giu',
  );
const alone = (words: readonly string[]) =>
  new RegExp(`^[^\\p{L}]*(?:${words.join('|')})[^\\p{L}\\d]*$`, 'iu');

const kinds = {
  password: { beside: labelled(passwordWords), above: alone(passwordWords), least: 6 },
  secret: { beside: labelled(secretWords), above: alone(secretWords), least: 12 },
} as const;

/** Finds what stands behind or below a word that says that it is a password or a key. */
export function findLabelled(page: Page, kind: keyof typeof kinds): Span[] {
  const { beside, above, least } = kinds[kind];
  const behind = [...page.text.matchAll(beside)].flatMap((match) => {
    const start = match.index + match[0].length;
    const value = /^\S+/.exec(page.text.slice(start));
    return value && isSecretLike(value[0], least) ? [{ start, end: start + value[0].length }] : [];
  });
  const below = page.lines.flatMap((line) => {
    if (!above.test(page.text.slice(line.start, line.end))) return [];
    const next = lineBelow(page, line);
    const first = next?.words[0];
    return next?.words.length === 1 && first && isSecretLike(first.text, least) ? [first] : [];
  });
  return [...behind, ...below.map(({ start, end }) => ({ start, end }))];
}

/** The line that begins below another one, as a form's field is below its name. */
function lineBelow(page: Page, { box }: PageLine): PageLine | undefined {
  return page.lines.find(
    (line) =>
      line.box.y > box.y + box.height / 2 &&
      line.box.y < box.y + box.height * 4 &&
      Math.abs(line.box.x - box.x) < box.height * 3,
  );
}

/** Rows of dots or stars, which a reader takes for round letters. */
const masked = /^(?:[•●*·.…xX_-]+|[eoc0OCQGaæœ©@°•●*·.…]+)$/u;

/** True for what nobody writes as a word: several kinds of characters, and no row of dots. */
function isSecretLike(value: string, least: number): boolean {
  const text = value.replace(/^["'“”‘’(]+|["'“”‘’),;.]+$/g, '');
  if (text.length < least || /^(https?:|www\.|\/|\.\/|\$\{|<|\{\{)/i.test(text)) return false;
  if (masked.test(text) || /(.)\1{4}/.test(text)) return false;
  // Calls and places in a program: what is read from somewhere is not written there.
  if (/[()[\]{}<>]|::|=>|^\p{L}+(\.\p{L}+)+$/u.test(text)) return false;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((each) => each.test(text)).length;
  const hasLetter = /\p{L}/u.test(text);
  // One capital in front is how words begin.
  const isWord = /^\p{Lu}?\p{Ll}+[-'’]?\p{Ll}*$/u.test(text);
  return hasLetter && !isWord && kinds >= 2 && /[\d!@#$%^&*?+=~]/.test(text);
}
