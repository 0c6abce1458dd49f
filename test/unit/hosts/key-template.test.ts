import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkKeyTemplate,
  defaultKeyTemplate,
  keyOf,
  linkOf,
} from '../../../main/engine/hosts/key-template.ts';

const source = {
  key: 'k7x2m9ab3cdefgh4jkmn',
  createdAt: Date.UTC(2026, 2, 4, 5, 6, 7),
  name: 'My holiday in Spain.PNG',
  media: { mime: 'image/png', sha256: 'ab'.repeat(32) },
};

it.each([
  ['{yyyy}/{mm}/{dd}/{hh}-{mi}-{ss}{ext}', '2026/03/04/05-06-07.png'],
  ['{hash8}{ext}', 'abababab.png'],
  ['{hash16}', 'abababababababab'],
  ['{hash}', 'ab'.repeat(32)],
  ['{id}{ext}', 'k7x2m9ab3cdefgh4jkmn.png'],
  ['i/{name}-{hash8}{ext}', 'i/My holiday in Spain-abababab.png'],
  ['/a//b/../{hash8}/./', 'a/b/abababab'],
  ['con/aux.{hash8}', '_con/_aux.abababab'],
  ['a\\b\\{hash8}', 'a/b/abababab'],
])('makes of %s the key %s', (template, key) => {
  expect(checkKeyTemplate(template, 'keyTemplate', true)).toBeNull();
  expect(keyOf(template, source)).toBe(key);
});

it('makes the same key for each attempt, and another for each job, of the same picture too', () => {
  const key = keyOf(defaultKeyTemplate, source);
  expect(key).toMatch(/^2026\/03\/[0-9a-f]{20}\.png$/);
  expect(keyOf(defaultKeyTemplate, { ...source, name: 'b.jpg' })).toBe(key);
  expect(keyOf(defaultKeyTemplate, { ...source, key: 'k7x2m9ab3cdefgh4jkmp' })).not.toBe(key);
});

it.each([
  ['', { reason: 'missing' }],
  ['  ', { reason: 'missing' }],
  ['{year}/{hash8}', { reason: 'template', part: '{year}' }],
  ['{hash8', { reason: 'template', part: '{' }],
  ['hash8}', { reason: 'template', part: '}' }],
  ['{toString}{hash8}', { reason: 'template', part: '{toString}' }],
  ['{}{hash8}', { reason: 'template', part: '{}' }],
  ['{name}{ext}', { reason: 'collides' }],
  ['{yyyy}{mm}{dd}{hh}{mi}{ss}{ext}', { reason: 'collides' }],
])('refuses %j', (template, params) => {
  expect(checkKeyTemplate(template, 'keyTemplate')).toMatchObject({
    code: 'bad-setting',
    params: { field: 'keyTemplate', ...params },
  });
});

it('takes a template that repeats itself where nothing is overwritten', () => {
  expect(checkKeyTemplate('{name}{ext}', 'keyTemplate', true)).toBeNull();
});

it('takes the ending of the type, and that of the name where no type has one', () => {
  const ext = (name: string, mime: string) =>
    keyOf('{ext}', { ...source, name, media: { ...source.media, mime } });
  expect(ext('a.jpeg', 'image/png')).toBe('.png');
  expect(ext('a.X3F', 'image/x-sigma')).toBe('.x3f');
  expect(ext('a', 'image/x-sigma')).toBe('');
  expect(ext('a.not an ending', 'image/x-sigma')).toBe('');
});

describe('whatever a file is called', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', '.', '', '/', 'CON.png', 'a'.repeat(600), '👨‍👩‍👧'.repeat(90)),
  );

  it('its key is made of safe segments, and its link leads to just that key', () => {
    fc.assert(
      fc.property(name, (given) => {
        const key = keyOf('x/{name}{ext}', { ...source, name: given });
        const segments = key.split('/');
        expect(segments).toHaveLength(2);
        for (const segment of segments) {
          expect(segment).not.toMatch(/^\.*$/);
          expect(segment).not.toMatch(/[\p{Cc}<>:"|?*\\]/u);
          expect(Buffer.byteLength(segment)).toBeLessThan(200);
        }
        const link = linkOf('https://pics.example.org/base/', key);
        const { href, pathname, search, hash } = new URL(link);
        expect(href).toBe(link);
        expect([search, hash]).toEqual(['', '']);
        expect(pathname.split('/').map(decodeURIComponent).join('/')).toBe(`/base/${key}`);
      }),
    );
  });
});
