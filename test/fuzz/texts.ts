import type { Random } from './random.ts';

/** Pieces that mean something to one reader or another: JSON, paths, addresses, templates, markup, terminals, SQL. */
const pieces: readonly string[] = [
  ...['', ' ', '\n', '\r\n', '\t', '\0', '\u001b[31m', '\u007f', '\ufeff', '\u2028', '\ud800', '\udc00'],
  ...[
    '\u202e',
    '\u2066',
    'é',
    'e\u0301',
    '猫',
    '👩‍👩‍👧',
    'ﷺ',
    'İ',
    '\uffff',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\u0000',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '&',
    '&amp;',
    '#',
    '%',
    '%00',
    '%2e',
  ],
  ...[
    '{title}',
    '{title|name:markdown}',
    '{json:a}',
    '{regex:(a+)+$|1}',
    '$json:a$',
    '{{{{',
    '|',
    ':',
    '$',
    '..',
  ],
  ...[
    '/',
    '//',
    '../',
    '../../etc/passwd',
    '/dev/zero',
    'C:\\',
    '\\\\server\\share',
    'file:///etc/passwd',
    '~',
  ],
  ...['http://', 'https://[::1]/', 'http://localhost:9/a.png', 'data:image/png;base64,AAAA', 'javascript:1'],
  ...[
    '<b>',
    '</a>',
    '<!DOCTYPE x>',
    '<![CDATA[',
    '*',
    '_',
    '![',
    '](',
    ';',
    '--',
    "' OR 1=1",
    '=1+1',
    '@',
    '-',
  ],
  ...['null', 'true', '0', '-1', '1e999', 'NaN', '9007199254740993', '00', '0x10', '[]', '{}', 'undefined'],
];

/** Returns a text: short ones mostly, of what means something; a long one now and then. */
export function textOf(random: Random): string {
  if (random.percent(2)) return random.pick(pieces).repeat(1 + random.below(20_000));
  let text = '';
  for (let times = random.below(4); times >= 0; times -= 1)
    text += random.percent(60)
      ? random.pick(pieces)
      : String.fromCodePoint(random.percent(90) ? 32 + random.below(95) : random.below(0xd7ff));
  return text;
}

/** Splits a text where its grammar may have borders: around signs, numbers and words. */
const tokensOf = (text: string): string[] => text.match(/\s+|[\p{L}_]+|\d+|[^\p{L}\d\s_]/gu) ?? [];

/**
 * Changes a text by up to four changes, most of them at borders of its tokens: one goes, doubles, moves or is replaced
 * by another's.
 */
export function mutateText(seed: string, random: Random, others: readonly string[]): string {
  let text = seed;
  for (let times = 1 + random.below(4); times > 0; times -= 1) text = changed(text, random, others);
  return text;
}

function changed(text: string, random: Random, others: readonly string[]): string {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return textOf(random);
  const at = random.below(tokens.length);
  const until = Math.min(tokens.length, at + 1 + random.below(random.percent(80) ? 3 : 60));
  const part = tokens.slice(at, until);
  const by = random.pick<() => readonly string[]>([
    () => [],
    () => [...part, ...part],
    () => part.toReversed(),
    () => [textOf(random)],
    () => [textOf(random), ...part],
    () => {
      const foreign = tokensOf(random.pick(others));
      const from = random.below(foreign.length + 1);
      return foreign.slice(from, from + 1 + random.below(12));
    },
    () => [
      random.pick(['{', '[', '(', '<', '{a:']).repeat(1 + random.below(random.percent(90) ? 8 : 30_000)),
    ],
  ]);
  if (random.percent(8)) return tokens.slice(0, at).join('');
  return [...tokens.slice(0, at), ...by(), ...tokens.slice(until)].join('');
}
