const accents: Record<string, string> = {
  a: 'å',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  G: 'Ĝ',
  I: 'Î',
  L: 'Ļ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  W: 'Ŵ',
  Y: 'Ý',
  Z: 'Ž',
};

/**
 * Creates a catalogue in the pseudo-locale: every letter accented and every text a third longer, in brackets. Text that
 * shows without them was not translated; a missing bracket was cut off. ICU syntax (inside of braces) stays.
 */
export function pseudoLocalised<T extends Record<string, string>>(catalogue: T): T {
  return Object.fromEntries(Object.entries(catalogue).map(([id, message]) => [id, pseudo(message)])) as T;
}

function pseudo(message: string): string {
  let depth = 0;
  let text = '';
  let letters = 0;
  for (const sign of message) {
    if (sign === '{') depth += 1;
    // Odd depths hold ICU's own words, even ones its texts.
    const isText = depth % 2 === 0;
    if (isText && accents[sign]) letters += 1;
    text += isText ? (accents[sign] ?? sign) : sign;
    if (sign === '}') depth -= 1;
  }
  return `[${text}${'·'.repeat(Math.ceil(letters / 3))}]`;
}
