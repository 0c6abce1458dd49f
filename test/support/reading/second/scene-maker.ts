import type { Random } from '../random.ts';
import { lookalikes } from './lookalikes.ts';
import { digits, hex } from './numbers.ts';
import type { Page } from './page.ts';
import type { SecondKind, Secret } from './secrets.ts';
import type { Words } from './words/words.ts';

export interface SceneOptions {
  readonly page: Page;
  readonly words: Words;
  readonly random: Random;
  /** What has to be drawn, whole; none in an ordinary picture. */
  readonly secrets: readonly Secret[];
}

/** A kind of picture. */
export interface SceneMaker {
  /** Points. */
  readonly size: readonly [number, number];
  /** What people have in such a picture. */
  readonly kinds: readonly SecondKind[];
  /** How much room a key has in it. */
  readonly room: 'short' | 'long' | 'block';
  /** Pixels a point, where it is always the same: telephones have no screens of one. */
  readonly scale?: number;
  draw(options: SceneOptions): void;
}

/** Puts a value in the place of a template. */
export const fill = (template: string, value: string): string => template.replace('{}', () => value);

/** Inserts some at random places. */
export function mixed<T>(random: Random, all: readonly T[], more: readonly T[], from = 0): T[] {
  const result = [...all];
  for (const one of more) result.splice(from + random.int(result.length - from + 1), 0, one);
  return result;
}

/** Takes so many, each at most once, in their order. */
export function some<T>(random: Random, all: readonly T[], count: number): T[] {
  const places = new Set<number>();
  while (places.size < Math.min(count, all.length)) places.add(random.int(all.length));
  return all.filter((_, place) => places.has(place));
}

/** A label and its value. */
export type Field = readonly [string, string];

/** So many different labels, whose values look like something private and are not. */
export function ordinaryFields(random: Random, words: Words, count: number): Field[] {
  const { settings, labels } = words;
  const password = random.pick(labels.password);
  const fields: readonly Field[] = [
    [
      password,
      random.int(2) === 0 ? lookalikes.dots(random) : fill(settings.changed, lookalikes.date(random)),
    ],
    [random.pick(labels.card), lookalikes.masked(random)],
    [random.pick(labels.secret), `•••••••••••••${random.text(4, hex)}`],
    [random.pick(labels.iban), `•••• •••• ${random.text(4, digits)}`],
    [settings.device, lookalikes.uuid(random)],
    [settings.serial, lookalikes.serial(random)],
    ['IMEI', lookalikes.imei(random)],
    [settings.version, lookalikes.version(random)],
    [settings.phone, lookalikes.phone(random)],
  ];
  return some(random, fields, count);
}

/** A sentence with a number in it that is nobody's secret, or about passwords. */
export function ordinarySentence(random: Random, words: Words): string {
  return random.pick([
    () => fill(random.pick(words.orders), lookalikes.orderNumber(random)),
    () => fill(random.pick(words.parcels), lookalikes.tracking(random)),
    () => random.pick(words.aboutPasswords),
    () => random.pick(words.ticket.comments),
    () => `ISBN ${lookalikes.isbn(random)}`,
    () => `${words.settings.version} ${lookalikes.version(random)}, ${lookalikes.partNumber(random)}`,
    () => `${words.bank.reference}: ${lookalikes.reference(random)}`,
  ])();
}
