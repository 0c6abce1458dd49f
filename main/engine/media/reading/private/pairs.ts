import { contextSources } from './context-words.ts';
import { labelSources } from './label-words.ts';
import { toLatin } from './look-alikes.ts';
import type { Page, Span } from './page.ts';
import { isPageWord } from './page-words.ts';
import { isPhrase, isSecretLike, isUnlikeWords, leastPassword } from './secret-like.ts';

// Passwords that are said together with the name that they belong to, and passwords that are sentences.

const blank = '[^\\S\\n]';
const forWhat = `(?:${blank}+[\\p{L}\\d][\\p{L}\\d.’'-]*){0,4}?`;
const inPair = `[\\p{L}\\d][\\p{L}\\d.@_-]{1,63}${blank}?[/|:]${blank}?(?<value>[^\\s]{6,128})`;

/** Behind a word that says that a name and its password come. */
const named = new RegExp(`${labelSources.pair}${forWhat}${blank}*[:=—–-]${blank}*${inPair}`, 'gdiu');
const anyPassword = `(?:${labelSources.password}|${labelSources.short}|${labelSources.program})`;
const together = toLatin('(?:[/|&+,]|and|und|y|e|dan|и)');
/** Behind what says that a name and its password come, each by its word. */
const both = new RegExp(
  `${labelSources.user}${blank}?${together}${blank}?${anyPassword}${blank}*[:=—–-]?${blank}+(?!${contextSources.purpose})(?<name>[\\p{L}\\d][\\p{L}\\d.@_-]{1,63})(?:${blank}?[/|:,;]${blank}?|${blank})(?<value>\\S{6,128})`,
  'gdiu',
);
/** Each behind its own word. */
const inTurn = new RegExp(
  `${labelSources.user}${blank}*[:=]?${blank}*(?<name>[\\p{L}\\d][\\p{L}\\d.@_-]{1,63})[,;/|]?${blank}+${anyPassword}${blank}*[:=]?${blank}*(?<value>\\S{6,128})`,
  'gdiu',
);
/** An address of mail, and a password behind a sign. */
const ofMail =
  /(?<![\p{L}\d._+-])[\w.+-]{1,64}[@©®](?:[\w-]{1,63}\.){1,4}[a-z]{2,24}(?::| [/|] )(?<value>\S{8,64})/dgiu;
/** Words of programs that are names of who may do everything as well. */
const mighty = /^(?:admin|administrator|root|user)$/i;
/** A name that machines have for those who may do everything, or for guests. */
const usual = new RegExp(
  `(?<![\\p{L}\\d/@._-])(?:admin|administrator|root|guest|gast|pi|ubuntu|superuser|invitado|convidado|ospite|tamu)(?::|${blank}/${blank})(?<value>\\S{6,64})`,
  'gdiu',
);
/** Words behind what says that they are a password all together. */
const sentence = new RegExp(
  `${labelSources.sentence}["']?${blank}*[:=]${blank}*["'“]?(?<value>\\p{Ll}{3,12}(?: \\p{Ll}{3,12}){3,7})["'”]?(?=\\n|$)`,
  'gdiu',
);

/** Finds passwords behind the name of who uses them, and such of several words. */
export function findPairs(page: Page): Span[] {
  const text = toLatin(page.text);
  const ofForm = (form: RegExp) =>
    [...text.matchAll(form)].flatMap((match) => {
      const [start, end] = match.indices?.groups?.value ?? [0, 0];
      const name = match.groups?.name ?? '';
      return isPageWord(name) && !mighty.test(name) ? [] : [{ start, end }];
    });
  const read = ({ start, end }: Span) => page.text.slice(start, end);
  const isSure = (value: string) =>
    isSecretLike(value, leastPassword) && isUnlikeWords(value) && !/[/:]/.test(value);
  return [
    ...ofForm(named).filter((span) => isSure(read(span)) || isPhrase(read(span))),
    ...[...ofForm(both), ...ofForm(inTurn), ...ofForm(usual)].filter((span) => isSure(read(span))),
    ...ofForm(ofMail).filter((span) => isSure(read(span)) && hasManyKinds(read(span))),
    ...ofForm(sentence).filter(
      (span) => /^\p{Ll}/u.test(read(span)) && !read(span).split(' ').some(isPageWord),
    ),
  ];
}

/** True for capitals, small letters, and digits or signs: names of people's accounts have fewer kinds. */
const hasManyKinds = (value: string): boolean =>
  /\p{Ll}/u.test(value) && /\p{Lu}/u.test(value) && /[^\p{L}]/u.test(value);
