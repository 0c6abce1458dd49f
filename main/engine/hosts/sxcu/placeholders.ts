import { randomUUID } from 'node:crypto';

/** What ShareX's placeholders of names are filled with. */
export interface NameFacts {
  /** ms; told by the clock of this computer, in its time zone. */
  readonly now: number;
  readonly random: () => number;
  readonly width: number | null;
  readonly height: number | null;
}

/** Names of which one begins as another are found by the longer one. */
const known = [
  'radjective',
  'ranimal',
  'remoji',
  'height',
  'width',
  'unix',
  'guid',
  'mon2',
  'iAa',
  'mon',
  'rna',
  'uln',
  'iaA',
  'yy',
  'mo',
  'mi',
  'ms',
  'w2',
  'wy',
  'pm',
  'rn',
  'ra',
  'rx',
  'rf',
  'ia',
  'ib',
  'ix',
  'un',
  'cn',
  'pn',
  'y',
  'd',
  'h',
  's',
  'w',
  'i',
  't',
  'n',
] as const;
type Placeholder = (typeof known)[number];

const pattern = new RegExp(`\\\\%|%(${known.join('|')})(?:\\{(\\d{1,9})\\})?`, 'g');

const digits = '0123456789';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const clear = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const longest = 100;

type Fill = (facts: NameFacts, at: Date, count: number) => string;

const two = (value: number) => String(value).padStart(2, '0');
const english = (options: Intl.DateTimeFormatOptions) => (_: NameFacts, at: Date) =>
  new Intl.DateTimeFormat('en-US', options).format(at);
const some =
  (signs: string): Fill =>
  ({ random }, _, count) =>
    Array.from(
      { length: Math.min(longest, Math.max(1, count)) },
      () => signs[Math.floor(random() * signs.length)],
    ).join('');

/**
 * The placeholders that are filled. The others are refused: they send names of the user, of windows or of files, or
 * count what nobody counts here.
 */
const fills: Partial<Record<Placeholder, Fill>> = {
  y: (_, at) => String(at.getFullYear()),
  yy: (_, at) => two(at.getFullYear() % 100),
  mo: (_, at) => two(at.getMonth() + 1),
  mon: english({ month: 'long' }),
  mon2: english({ month: 'long' }),
  d: (_, at) => two(at.getDate()),
  h: (_, at) => two(at.getHours()),
  mi: (_, at) => two(at.getMinutes()),
  s: (_, at) => two(at.getSeconds()),
  ms: (_, at) => String(at.getMilliseconds()).padStart(3, '0'),
  w: english({ weekday: 'long' }),
  w2: english({ weekday: 'long' }),
  wy: (_, at) => two(weekOf(at)),
  pm: (_, at) => (at.getHours() < 12 ? 'AM' : 'PM'),
  unix: ({ now }) => String(Math.floor(now / 1000)),
  guid: () => randomUUID(),
  rn: some(digits),
  ra: some(digits + letters),
  rna: some(clear),
  rx: some('0123456789abcdef'),
  width: ({ width }) => (width === null ? '' : String(width)),
  height: ({ height }) => (height === null ? '' : String(height)),
};

/** Fills the placeholders. `\%` stays as it is: the grammar, which comes afterwards, makes a percent sign of it. */
export function fillPlaceholders(text: string, facts: NameFacts): string {
  const at = new Date(facts.now);
  return text.replace(pattern, (found, name: Placeholder | undefined, count: string | undefined) =>
    name === undefined ? found : (fills[name]?.(facts, at, Number(count ?? 1)) ?? found),
  );
}

/** Returns the first placeholder that is not filled here; null where there is none. */
export function unknownPlaceholder(text: string): string | null {
  for (const [found, name] of text.matchAll(pattern))
    if (name !== undefined && fills[name as Placeholder] === undefined) return found;
  return null;
}

/** Returns the week of the year (ISO 8601). */
function weekOf(at: Date): number {
  const thursday = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 3 - ((at.getDay() + 6) % 7));
  const first = new Date(thursday.getFullYear(), 0, 4);
  const days = Math.round((thursday.getTime() - first.getTime()) / 86_400_000);
  return 1 + Math.round((days - 3 + ((first.getDay() + 6) % 7)) / 7);
}
