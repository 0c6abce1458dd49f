// A reader that knows Russian as well writes Latin words in Cyrillic letters where those look the same, and underscores of
// small fonts are lost to it.

/** Cyrillic letters that are read for Latin ones, upright and in italics. */
const cyrillic: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'ьЬ',
  c: 'с',
  e: 'е',
  g: 'д',
  h: 'һн',
  i: 'і',
  k: 'к',
  l: 'І1I|',
  m: 'мт',
  n: 'п',
  o: 'о0',
  p: 'р',
  s: 'ѕ5',
  t: 'т',
  u: 'ц',
  x: 'х',
  y: 'у',
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'Іl1|',
  K: 'К',
  M: 'М',
  O: 'О0',
  P: 'Р',
  S: 'Ѕ5',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};

/** Letters whose marks a reader loses or takes for other ones, and digits. */
const marked: Readonly<Record<string, string>> = {
  ü: 'uúùi',
  ö: 'oóò6',
  ä: 'aáà4',
  ñ: 'nh',
  ç: 'c¢',
  ã: 'aáà4',
  õ: 'oóò6',
  á: 'aà4',
  é: 'eè6',
  í: 'iìl1',
  ó: 'oò6',
  ê: 'eé6',
  '0': 'OoОо',
  '1': 'lI|',
};

const signs = /[.*+?^${}()|[\]\\]/;

const latin = new Map(
  Object.entries(cyrillic).flatMap(([sign, others]) =>
    [...others].filter((other) => /\p{Script=Cyrillic}/u.test(other)).map((other) => [other, sign] as const),
  ),
);

/** Puts Latin letters in the place of Cyrillic ones that look the same; the text stays as long as it is. */
export const toLatin = (text: string): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => latin.get(letter) ?? letter);

/** Returns the source of a regular expression for a text as it may have been read. */
export const asRead = (text: string): string =>
  [...text]
    .map((sign) => {
      if (sign === '_') return '[_ ]';
      if (sign === '-') return '[—–-]';
      const others = cyrillic[sign] ?? marked[sign];
      if (others !== undefined) return `[${sign}${others}]`;
      return signs.test(sign) ? `\\${sign}` : sign;
    })
    .join('');
