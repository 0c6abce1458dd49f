import { expect, it } from 'vitest';
import { z } from 'zod';
import { call } from '../../../contract/define.ts';
import { firstScript } from '../../../scripts/packaging/first-script.ts';
import { isSchemas, withoutSchemas } from '../../../scripts/packaging/without-schemas.ts';

/** Calls a hook of a plugin, which Vite's types know as a function or an object with one. */
const hook = (of: unknown) => of as (...args: unknown[]) => { code: string } | null;

const chunk = (name: string, moduleIds: string[], imports: string[] = [], isEntry = false) => ({
  [name]: { type: 'chunk', name: name.replace('.js', ''), fileName: name, moduleIds, imports, isEntry },
});

function build(...chunks: object[]): string | null {
  let told: string | null = null;
  const error = (text: string) => {
    told ??= text;
  };
  hook(withoutSchemas('index').generateBundle).call({ error }, null, Object.assign({}, ...chunks));
  return told;
}

it('schemas of calls are made when they are judged, and once', () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return z.object({});
  };
  const lazy = call(make('input'), make('output'));
  expect(made).toEqual([]);
  expect(lazy.input).toBe(lazy.input);
  expect(made).toEqual(['input']);
});

it('a first script that loads schemas, at once or by what it imports, fails the build', () => {
  const zod = '/app/node_modules/zod/v4/core/core.js';
  const library = `${import.meta.dirname}/../../../contract/library.ts`;
  expect([zod, library, library.replace('library', 'names')].map(isSchemas)).toEqual([true, true, false]);
  const late = chunk('schemas.js', [zod]);
  expect(
    build(chunk('index.js', ['/app/main.tsx'], ['shared.js'], true), chunk('shared.js', []), late),
  ).toBeNull();
  expect(
    build(chunk('index.js', [], ['shared.js'], true), chunk('shared.js', [], ['schemas.js']), late),
  ).toContain(zod);
  expect(build(late)).toContain('no page');
});

it('a chunk becomes a script of its own before that of its page', () => {
  const html = `<script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/first-2.js">
    <link rel="modulepreload" crossorigin href="./assets/shared-3.js">`;
  const { handler } = firstScript('first').transformIndexHtml as unknown as { handler(html: string): string };
  expect(handler(html)).toBe(`<script type="module" async crossorigin src="./assets/first-2.js"></script>
    <script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/shared-3.js">`);
  expect(handler('<p>other</p>')).toBe('<p>other</p>');
});
