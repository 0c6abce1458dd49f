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
      return [{ start, end }];
    });
  const read = ({ start, end }: Span) => page.text.slice(start, end);
  const isSure = (value: string) =>
    isSecretLike(value, leastPassword) && isUnlikeWords(value) && !/[/:]/.test(value);
  return [
    ...ofForm(named).filter((span) => isSure(read(span)) || isPhrase(read(span))),
    ...ofForm(usual).filter((span) => isSure(read(span))),
    ...ofForm(sentence).filter(
      (span) => /^\p{Ll}/u.test(read(span)) && !read(span).split(' ').some(isPageWord),
    ),
  ];
}
