import type { z } from 'zod';
import type { Random } from './random.ts';
import { textOf } from './texts.ts';

/** The parts of a schema's definition that a generator needs; zod has them of every schema. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
}

const definitionOf = (schema: z.ZodType) => (schema as unknown as { def: Definition }).def;
const passes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

export interface ValueOptions {
  /** Texts that mean something to who gets the value, such as ids and paths that exist. */
  readonly texts: readonly string[];
  /** Makes all other texts. */
  readonly text?: (random: Random) => string;
}

/** Creates a value that a schema takes, as a rule; a limit that it only has as a function may be overstepped. */
export function valueFor(schema: z.ZodType, random: Random, options: ValueOptions, depth = 0): unknown {
  const definition = definitionOf(schema);
  const inside = (inner: z.ZodType | undefined) =>
    inner ? valueFor(inner, random, options, depth + 1) : undefined;
  switch (definition.type) {
    case 'object': {
      const pairs = Object.entries(definition.shape ?? {}).map(
        ([key, field]) => [key, inside(field)] as const,
      );
      return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
    }
    case 'array': {
      const length = random.below(depth > 3 ? 2 : random.percent(95) ? 4 : 40);
      const made = Array.from({ length }, () => inside(definition.element));
      return passes(schema, made) || made.length > 0 ? made : [inside(definition.element)];
    }
    case 'string':
      return stringFor(schema, random, options);
    case 'number':
      return numberFor(schema, random);
    case 'boolean':
      return random.percent(50);
    case 'enum':
      return random.pick(Object.values(definition.entries ?? {}));
    case 'literal':
      return random.pick(definition.values ?? [null]);
    case 'null':
      return null;
    case 'union':
      return inside(random.pick(definition.options ?? []));
    case 'nullable':
      return random.percent(30) ? null : inside(definition.innerType);
    case 'optional':
    case 'default':
    case 'prefault':
      return random.percent(40) ? undefined : inside(definition.innerType);
    case 'record':
      return recordFor(definition, random, inside);
    case 'tuple':
      return (definition.items ?? []).map(inside);
    case 'pipe':
      return inside(definition.in);
    case 'custom':
      return new Uint8Array(random.bytes(random.below(random.percent(95) ? 60 : 5_000)));
    default:
      return random.pick<unknown>([null, 1, 'x', [], {}]);
  }
}

function recordFor(
  { keyType, valueType }: Definition,
  random: Random,
  inside: (schema: z.ZodType | undefined) => unknown,
): unknown {
  const pairs = Array.from({ length: random.below(4) }, () => [String(inside(keyType)), inside(valueType)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

const shapes = [
  '00000000-0000-4000-8000-000000000000',
  'https://example.org/a.png',
  '#aabbcc',
  'CommandOrControl+Shift+U',
  'en',
  'AAAA',
];

function stringFor(schema: z.ZodType, random: Random, { texts, text: make = textOf }: ValueOptions): string {
  for (let times = 0; times < 3; times += 1) {
    const text = random.percent(50) && texts.length > 0 ? random.pick(texts) : make(random);
    if (passes(schema, text)) return text;
  }
  return shapes.find((shape) => passes(schema, shape)) ?? 'x';
}

const numbers = [0, 1, 2, 3, 20, 60, 100, 1_024, 1_439, 43_117, 20_000_000, 1e12, 1.5, -1, 0.1, 2 ** 53 - 1];

function numberFor(schema: z.ZodType, random: Random): number {
  for (let times = 0; times < 6; times += 1) {
    const value = random.percent(70) ? random.pick(numbers) : random.below(2 ** random.below(40));
    if (passes(schema, value)) return value;
  }
  return numbers.find((value) => passes(schema, value)) ?? 1;
}

const strange: readonly unknown[] = [
  ...[
    null,
    undefined,
    true,
    false,
    0,
    -1,
    -0,
    1.5,
    1e308,
    2 ** 53,
    '',
    'x',
    '0',
    [],
    {},
    [[]],
    [null],
    { a: 1 },
  ],
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { length: 1e9 },
    { $bytes: 'AAAA' },
    { $bytes: 1 },
    { toString: 1 },
  ],
  ...[
    { toJSON: 1 },
    JSON.parse('{"then": 1}'),
    JSON.parse('{"__proto__": {"isAdmin": true}}'),
    { constructor: { prototype: {} } },
  ],
];

/** Changes one place of a value: a part goes, becomes something strange, or is put somewhere else. */
export function twist(value: unknown, random: Random, text: (random: Random) => string = textOf): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || random.percent(15))
    return random.percent(30) ? text(random) : random.pick(strange);
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1);
    if (random.percent(20)) return [...value.slice(0, at), random.pick(strange), ...value.slice(at)];
    if (random.percent(20)) return value.filter((_, index) => index !== at);
    return value.map((each, index) => (index === at ? twist(each, random, text) : each));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || random.percent(10)) return { ...value, [text(random)]: random.pick(strange) };
  const key = random.pick(keys);
  const { [key]: part, ...rest } = value as Record<string, unknown>;
  if (random.percent(20)) return rest;
  if (random.percent(10)) return { ...value, [key]: rest };
  return { ...value, [key]: twist(part, random, text) };
}
