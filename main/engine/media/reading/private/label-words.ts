import { asRead, toLatin } from './look-alikes.ts';

// What passwords and keys are called, in our seven languages and in programs. All of it is sought in a text whose
// Cyrillic look-alikes are Latin.

/** A blank stands for anything that joins two words, or for nothing. */
const passwordWords = [
  'password',
  'passwd',
  'pass phrase',
  'passcode',
  'pwd',
  'psw',
  'passwort',
  'kennwort',
  'contraseña',
  'contrasena',
  'contrasefia',
  'clave',
  'kata sandi',
  'sandi',
  'parola d ordine',
  'parola chiave',
  'senha',
  'palavra passe',
  'пароль',
];
const secretWords = [
  'api key',
  'secret',
  'secret key',
  'secret access key',
  'client secret',
  'access token',
  'token',
  'private key',
  'access key',
  'encryption key',
  'authorization : bearer',
  'api schlüssel',
  'geheimer schlüssel',
  'clave de api',
  'clave api',
  'clave secreta',
  'clave de acceso',
  'token de acceso',
  'chave de api',
  'chave da api',
  'chave api',
  'chave secreta',
  'token de acesso',
  'chiave api',
  'chiave segreta',
  'token di accesso',
  'kunci api',
  'kunci rahasia',
  'token akses',
  'ключ api',
  'секретный ключ',
  'токен',
  'токен доступа',
];

/** They say that something is a key, and as often that it opens a door: only what chance made is one behind them. */
const keyWords = ['key', 'schlüssel', 'clave', 'chave', 'chiave', 'kunci', 'ключ', 'bearer'];

const sourceOf = (words: readonly string[]): string =>
  [...words]
    // The longest first: of two that begin alike the whole one is meant.
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      toLatin(word)
        .split(' ')
        .map((part) => (part === 'd' ? 'd.?' : asRead(part)))
        .join('[ _.-]?'),
    )
    .join('|');

/** Sources of regular expressions: any of the words; compounds and the variables of programs end with them, too. */
export const labelSources = {
  password: `(?:(?<![\\p{L}])|(?<=\\p{L}{3}))(?:${sourceOf(passwordWords)})(?:nya)?(?![\\p{L}])`,
  secret: `(?<![\\p{L}])(?:${sourceOf(secretWords)})(?:nya)?(?![\\p{L}])`,
  key: `(?<![\\p{L}])(?<!public[ _-]?)(?:${sourceOf([...secretWords, ...keyWords])})(?:nya)?(?![\\p{L}])`,
} as const;

/** Between a name and its value: a sign, or a word that says that the one is the other. */
export const signs = '(?:[:=]|=>|->)';
export const copulas = '(?:is|ist|lautet|es|é|è|adalah|ini|[—–-])';
