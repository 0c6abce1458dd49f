import { expect, test } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import { checkValues } from '../../../main/engine/destinations/check-values.ts';
import { checkTitle, createId } from '../../../main/engine/destinations/names.ts';
import type { HostField, HostKind } from '../../../main/engine/hosts/kind.ts';
import type { StoredDestination } from '../../../main/engine/store/destinations/destination-row.ts';

const field = (key: string, type: HostField['type'], change: Partial<HostField> = {}): HostField => ({
  key,
  type,
  secret: false,
  required: false,
  byDefault: null,
  label: { en: key },
  ...change,
});

const fields: HostKind['fields'] = [
  field('place', 'url', { required: true }),
  field('port', 'port', { byDefault: '22' }),
  field('folder', 'path'),
  field('flat', 'flag'),
  field('size', 'choice', { choices: ['s', 'm'] }),
  field('note', 'text'),
  field('script', 'long-text'),
  field('token', 'text', { secret: true }),
  field('key', 'long-text', { secret: true, required: true }),
];
const good = { place: 'https://a.example/x', key: 'secret' };

test('what is left out has its default, and what is given its usual form', () => {
  const given = {
    ...good,
    place: ' https://a.example/x ',
    folder: '/srv/pictures',
    flat: 'ON',
    size: 'm',
    note: '  two words ',
    script: ' line\n',
    token: ' kept as it is ',
  };
  expect(checkValues({ fields }, given)).toEqual({
    ok: true,
    values: {
      place: 'https://a.example/x',
      port: '22',
      folder: '/srv/pictures',
      flat: 'yes',
      size: 'm',
      note: 'two words',
      script: ' line\n',
      token: ' kept as it is ',
      key: 'secret',
    },
  });
});

test.each([
  [{ key: 'x' }, 'place', 'missing'],
  [{ ...good, place: '  ' }, 'place', 'missing'],
  [{ place: good.place }, 'key', 'missing'],
  [{ ...good, Place: 'x' }, 'Place', 'unknown'],
  [{ ...good, place: 'a.example' }, 'place', 'url'],
  [{ ...good, place: 'ftp://a.example' }, 'place', 'url'],
  [{ ...good, place: 'http://a.example' }, 'place', 'url'],
  [{ ...good, place: 'http://8.8.8.8' }, 'place', 'url'],
  [{ ...good, place: 'https://me:pw@a.example' }, 'place', 'url'],
  [{ ...good, port: '0' }, 'port', 'port'],
  [{ ...good, port: '65536' }, 'port', 'port'],
  [{ ...good, port: '2.5' }, 'port', 'port'],
  [{ ...good, folder: 'pictures' }, 'folder', 'path'],
  [{ ...good, flat: 'maybe' }, 'flat', 'flag'],
  [{ ...good, size: 'xl' }, 'size', 'choice'],
])('%j is refused: %s is %s', (given, name, reason) => {
  expect(checkValues({ fields }, given)).toMatchObject({
    ok: false,
    failure: { code: 'bad-setting', params: { field: name, reason } },
  });
});

test.each([
  'http://127.0.0.1:9000',
  'http://[::1]:9000/',
  'http://192.168.1.4',
  'http://10.0.0.8:8080/x',
  'http://nas/dav',
  'http://nas.local',
])('%s is in one’s own network, where http will do', (place) => {
  expect(checkValues({ fields }, { ...good, place })).toMatchObject({ ok: true, values: { place } });
});

test('a secret that is kept elsewhere is not missing, and only secrets can be', () => {
  expect(checkValues({ fields }, { place: good.place }, ['key'])).toMatchObject({ ok: true });
  expect(checkValues({ fields }, good, ['note'])).toMatchObject({
    ok: false,
    failure: { params: { field: 'note', reason: 'unknown' } },
  });
});

test('what a kind itself does not accept is refused too, after its fields were', () => {
  const failure = errorData('bad-setting', 'No.', { field: 'note', reason: 'template', part: '{x}' });
  const check = ({ note }: Readonly<Record<string, string>>) => (note === '{x}' ? failure : null);
  expect(checkValues({ fields, check }, { ...good, note: '{x}' })).toEqual({ ok: false, failure });
  expect(checkValues({ fields, check }, { ...good, note: 'y' })).toMatchObject({ ok: true });
});

const stored = (id: string, title: string, removedAt: number | null = null): StoredDestination => ({
  id,
  kind: 'memory',
  title,
  settings: {},
  secrets: {},
  createdAt: 1,
  removedAt,
});

test('ids are made of names, and never given again', () => {
  expect(createId('Meine Bilder (NAS)', [])).toBe('meine-bilder-nas');
  expect(createId('Фото', [])).toBe('host');
  expect(createId('Imgur', [])).toBe('imgur-2');
  expect(createId('nas', [stored('nas', 'nas', 5), stored('nas-2', 'x')])).toBe('nas-3');
});

test('no two destinations that are there have the same name', () => {
  const there = [stored('nas', 'My NAS'), stored('old', 'Old', 5)];
  expect(checkTitle('  Old ', there)).toBe('Old');
  for (const taken of ['my nas', 'NAS', 'Imgur']) expect(() => checkTitle(taken, there)).toThrow(/taken/);
  for (const bad of ['', '  ', 'a\nb', 'x'.repeat(101)]) expect(() => checkTitle(bad, there)).toThrow(/name/);
});
