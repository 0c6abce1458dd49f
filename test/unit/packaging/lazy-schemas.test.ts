import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withLazySchemas } from '../../../scripts/packaging/lazy-schemas.ts';
import { root } from '../../../scripts/setup/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapferry-lazy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a module, and returns it as it is built. */
function built(name: string, source: string, withoutTypes = source): string | null {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  return withLazySchemas(withoutTypes, path);
}

const helper = '\nfunction lazySchema(make) { let made; return () => (made ??= make()); }\n';

it('schemas are made when they are first used, and read by a call', () => {
  const source = `import { z } from 'zod';
export const oneSchema = z.object({ a: z.string() });
const ids = z.array(z.string());
const fields = { one: oneSchema, more: ids.optional() };
export const twoSchema = oneSchema.extend({ ...fields, ids });
export const check = (value) => twoSchema.safeParse(value);
`;
  expect(built('one.ts', source)).toBe(`import { z } from 'zod';
export const oneSchema = /* @__PURE__ */ lazySchema(() => (z.object({ a: z.string() })));
const ids = /* @__PURE__ */ lazySchema(() => (z.array(z.string())));
const fields = /* @__PURE__ */ lazySchema(() => ({ one: oneSchema(), more: ids().optional() }));
export const twoSchema = /* @__PURE__ */ lazySchema(() => (oneSchema().extend({ ...fields(), ids: ids() })));
export const check = (value) => twoSchema().safeParse(value);
${helper}`);
});

it('who imports a lazy schema reads it by a call, under its own name of it', () => {
  built(
    'made.ts',
    "import { z } from 'zod';\nexport const oneSchema = z.string();\nexport const kinds = ['a'];\n",
  );
  expect(
    built(
      'user.ts',
      "import { kinds, oneSchema as own } from './made.ts';\nconst x = { own, kinds, y: z.own };\nown.parse(kinds);\n",
    ),
  ).toBe(
    "import { kinds, oneSchema as own } from './made.ts';\nconst x = { own: own(), kinds, y: z.own };\nown().parse(kinds);\n",
  );
});

it('what is parsed at once, made by others, or named twice in a module stays as it is', () => {
  const source = `import { z } from 'zod';
const parsed = z.string().parse('a');
const lenient = orNull(z.string());
const text = z.string();
const trim = (text) => text.trim();
`;
  expect(built('eager.ts', source)).toBeNull();
});

it('a module in which an imported schema is also the name of something else cannot be built', () => {
  built('named.ts', "import { z } from 'zod';\nexport const itemSchema = z.string();\n");
  expect(() =>
    built('clash.ts', "import { itemSchema } from './named.ts';\nconst f = (itemSchema) => itemSchema;\n"),
  ).toThrow('another itemSchema');
});

it('types are nothing of a module that is built, and change nothing of what is lazy in it', () => {
  const typed = `import { z } from 'zod';
export const oneSchema = z.enum(['a']) satisfies z.ZodType;
export type One = z.infer<typeof oneSchema>;
`;
  expect(
    built('typed.ts', typed, "import { z } from 'zod';\nexport const oneSchema = z.enum(['a']);\n"),
  ).toBe(
    `import { z } from 'zod';\nexport const oneSchema = /* @__PURE__ */ lazySchema(() => (z.enum(['a'])));\n${helper}`,
  );
});

it('calls, settings and columns take functions in place of their schemas', () => {
  const path = join(root, 'main', 'engine', 'store', 'migrate.ts');
  const code = `import { call, setting } from '../../../contract/define.ts';
import { jsonOr, text } from './record.ts';
export const calls = { a: call(one(x), z.object({})), ...more };
export const settings = { a: setting(z.string(), 'usual') };
export const table = { a: jsonOr(z.array(z.string()), none), b: other(1, 2), text };
`;
  expect(withLazySchemas(code, path)).toBe(`import { call, setting } from '../../../contract/define.ts';
import { jsonOr, text } from './record.ts';
export const calls = { a: call(() => (one(x)), () => (z.object({}))), ...more };
export const settings = { a: setting(() => (z.string()), 'usual') };
export const table = { a: jsonOr(() => (z.array(z.string())), none), b: other(1, 2), text };
`);
});

it('what a module hands on between its own takers stays as it is: it may be a function already', () => {
  const path = join(root, 'main', 'engine', 'store', 'record.ts');
  const code =
    'export const json = (schema) => schema;\nexport const jsonOrNull = (schema) => json(schema);\n';
  expect(withLazySchemas(code, path)).toBeNull();
});

it('a module that hands on a schema of another one cannot be built', () => {
  built('first.ts', "import { z } from 'zod';\nexport const itemSchema = z.string();\n");
  expect(() => built('second.ts', "export { itemSchema } from './first.ts';\n")).toThrow(
    'exports itemSchema',
  );
  expect(() =>
    built('third.ts', "import { itemSchema } from './first.ts';\nexport { itemSchema };\n"),
  ).toThrow('exports itemSchema');
});
