import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LibrarySearch } from '../../../contract/library.ts';
import { countDays } from '../../../main/engine/library/days.ts';
import type { NewHistory } from '../../../main/engine/store/library/add-history.ts';
import type { PageCursor } from '../../../main/engine/store/library/find-page.ts';
import { toFtsQuery } from '../../../main/engine/store/library/fts-query.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import { media, noon, openIn, remote, tempFolder, upload } from '../store/support.ts';

const all: LibrarySearch = { text: '', sort: 'newest' };

function imported(name: string, more: Partial<NewHistory> = {}): NewHistory {
  const link = `https://i.imgur.com/${name.replaceAll(/\W/g, '')}.png`;
  return {
    id: `id of ${name}`,
    jobId: null,
    origin: null,
    importedFrom: 'sharex',
    host: 'imgur',
    name,
    title: null,
    description: null,
    privacy: 'hidden',
    account: null,
    media: null,
    hasThumbnail: false,
    maybeTwice: false,
    uploadedAt: noon,
    ...more,
    remote: { ...remote, id: name, link, bytes: 100, ...more.remote },
  };
}

function names(store: Store, search: Partial<LibrarySearch>, limit = 1000): string[] {
  const { ids } = store.library.findPage({ ...all, ...search }, limit, null);
  return store.library.getMany(ids).map(({ name }) => name);
}

test('words are found by their beginnings, in every field, without regard to case and accents', () => {
  const store = openIn(tempFolder());
  upload(store, 'КОТ_на_окне.png', { title: 'Мой Ёжик и йод' });
  upload(store, 'dog.png', { description: 'In Caf\u00e9 Zürich, Ψαλμός' });
  const found = (text: string) => names(store, { text });
  for (const text of ['кот', 'еЖ', 'ЁЖИК', 'иод', 'окн', 'мой кот', 'кот мой'])
    expect(found(text)).toEqual(['КОТ_на_окне.png']);
  for (const text of [
    'zur',
    'CAFE\u0301',
    'cafe zürich',
    'ψαλμοσ'.slice(0, 4),
    'dog.png',
    'https://i.example/dog-png',
  ])
    expect(found(text)).toEqual(['dog.png']);
  for (const text of ['hen', 'кот dog', '%', '*', '"', '\\', '()']) expect(found(text)).toEqual([]);
  expect(found('  ')).toHaveLength(2);
});

test('what is written without blanks is found from any of its characters on', () => {
  const store = openIn(tempFolder());
  upload(store, 'a.png', { title: '東京タワーの夜景' });
  upload(store, 'b.png', { title: '夜の東京, スーパーカー42台' });
  upload(store, '截图20240312.png');
  for (const text of ['夜景', 'タワー', 'ワーの', '京タ']) expect(names(store, { text })).toEqual(['a.png']);
  for (const text of ['カー42', '42台', '夜の', 'パーカー4'])
    expect(names(store, { text })).toEqual(['b.png']);
  expect(names(store, { text: '東京' })).toEqual(['b.png', 'a.png']);
  expect(names(store, { text: '図' })).toEqual([]);
  for (const text of ['截图', '图2024', '2024']) expect(names(store, { text })).toEqual(['截图20240312.png']);
  // The order of characters counts within a word, and not between words.
  expect(names(store, { text: '景夜' })).toEqual([]);
  expect(names(store, { text: '夜景 東京' })).toEqual(['a.png']);
  expect(store.library.searchHistory({ search: '夜景', limit: 10 }).items.map(({ name }) => name)).toEqual([
    'a.png',
  ]);
});

test('emojis are found, with words and without', () => {
  const store = openIn(tempFolder());
  upload(store, 'a.png', { title: '🐱 harbour' });
  upload(store, 'b.png', { title: 'harbour ❤️' });
  upload(store, 'c.png', { title: '東京タワー 🐱' });
  expect(names(store, { text: '🐱' })).toEqual(['c.png', 'a.png']);
  expect(names(store, { text: '🐱', sort: 'name' })).toEqual(['a.png', 'c.png']);
  expect(names(store, { text: 'harb ❤️' })).toEqual(['b.png']);
  expect(names(store, { text: '❤️', kind: ['image'] })).toEqual(['b.png']);
  expect(names(store, { text: '東京 🐱' })).toEqual(['c.png']);
  expect(names(store, { text: '🚀' })).toEqual([]);
  expect(store.library.listUploadTimes({ ...all, text: '🐱' })).toHaveLength(2);
});

test('whatever is typed, nothing breaks', () => {
  const store = openIn(tempFolder());
  upload(store, 'NEAR AND OR NOT.png');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom(...'"*^:(){}+-,.AND NOT \u0000ё') }),
      ),
      (text) => {
        const page = store.library.findPage({ ...all, text }, 10, null);
        expect(store.library.listUploadTimes({ ...all, text })).toHaveLength(page.ids.length);
      },
    ),
    { numRuns: 400 },
  );
  expect(names(store, { text: 'NOT near' })).toEqual(['NEAR AND OR NOT.png']);
});

test('a link that is pasted is looked up by what tells it from others', () => {
  expect(toFtsQuery('https://i.imgur.com/AbC.png')).toBe('"abc"* AND "png"*');
  expect(toFtsQuery('https://imgur.com/')).toBe('"https"* AND "imgur"* AND "com"*');
  expect(toFtsQuery(' \t')).toBeNull();
  expect(toFtsQuery('!?')).toBe('');
});

test('filters hold all together', () => {
  const store = openIn(tempFolder(), () => noon);
  const video = { ...media, kind: 'video' as const, mime: 'video/mp4', bytes: 5_000, sha256: 'v' };
  store.library.importItems([
    imported('small', { uploadedAt: noon - 5_000, remote: { ...remote, bytes: 10 } }),
    imported('public', { privacy: 'public', uploadedAt: noon - 4_000 }),
    imported('film', { media: video, uploadedAt: noon - 3_000 }),
    imported('moving', { media: { ...media, animated: true, sha256: 'm' }, uploadedAt: noon - 2_000 }),
    imported('elsewhere', { host: 'smms', uploadedAt: noon - 1_000 }),
  ]);
  upload(store, 'dropped.png', { origin: 'drop' });
  upload(store, 'pasted.png', { origin: 'paste' });
  store.library.setLinkState('id of public', 'removed');
  const check = (search: Partial<LibrarySearch>, expected: string[]) => {
    expect(names(store, search)).toEqual(expected);
    expect(store.library.listUploadTimes({ ...all, ...search })).toHaveLength(expected.length);
  };
  check({ privacy: ['public'] }, ['public']);
  check({ kind: ['video', 'animated'] }, ['moving', 'film']);
  check({ origin: ['import'], minBytes: 50, maxBytes: 4_000, host: ['imgur'] }, ['moving', 'public']);
  check({ origin: ['drop', 'paste'] }, ['pasted.png', 'dropped.png']);
  check({ host: ['smms'] }, ['elsewhere']);
  check({ presence: ['removed'] }, ['public']);
  check({ from: noon - 4_000, to: noon - 2_000 }, ['film', 'public']);
  check({ text: 'p', origin: ['paste'] }, ['pasted.png']);
  check({ text: 'imgur', from: noon - 3_000, to: noon - 1_000 }, ['moving', 'film']);
  check({ sort: 'largest', maxBytes: 50 }, ['small']);
});

test('pages by every order lose and double nothing, whatever comes and goes between them', () => {
  const store = openIn(tempFolder());
  const sized = (index: number) => ({ ...media, bytes: 100 + (index % 7), sha256: `s${index}` });
  const items = Array.from({ length: 57 }, (_, index) =>
    imported(`Имя ${index % 5} ${index}`, {
      media: sized(index),
      uploadedAt: noon - (index % 11),
      folder: [null, '/a', '/б', '/'][index % 4] ?? null,
    }),
  );
  store.library.importItems(items);
  for (const sort of ['newest', 'oldest', 'largest', 'name'] as const)
    for (const search of [
      { text: '' },
      { text: 'имя' },
      { text: '', kind: ['image' as const] },
      { text: 'и', maxBytes: 9_999 },
      { text: '', group: 'folder' as const },
      { text: '', group: 'post' as const },
      { text: '', group: 'account' as const },
      { text: 'имя', group: 'folder' as const, kind: ['image' as const] },
    ]) {
      const seen: string[] = [];
      let after: PageCursor | null = null;
      do {
        const page = store.library.findPage({ ...search, sort }, 10, after);
        seen.push(...page.ids);
        after = page.end;
        const late = imported(`late ${sort} ${seen.length} ${JSON.stringify(search)}`, {
          uploadedAt: noon + 1_000,
        });
        store.library.importItems([late]);
        store.library.forget([late.id]);
      } while (after);
      const whole = store.library.findPage({ ...search, sort }, 1_000, null).ids;
      expect(seen).toEqual(whole);
      expect(JSON.parse(store.library.findIds({ ...search, sort }))).toEqual(whole);
      expect(new Set(seen).size).toBe(57);
    }
  const bySize = store.library
    .getMany(store.library.findPage({ ...all, sort: 'largest' }, 100, null).ids)
    .map(({ bytes }) => bytes ?? 0);
  expect(bySize).toEqual([...bySize].sort((a, b) => b - a));
});

test('groups of folders come by name, those without one last, each sorted by itself', () => {
  const store = openIn(tempFolder());
  const put = (name: string, folder: string | null, uploadedAt: number) =>
    imported(name, { folder, uploadedAt });
  store.library.importItems([
    put('none', null, noon),
    put('b old', '/b', noon - 5),
    put('a', '/a', noon - 9),
    put('b new', '/b', noon - 1),
  ]);
  const grouped = { ...all, group: 'folder' } as const;
  expect(names(store, grouped)).toEqual(['a', 'b new', 'b old', 'none']);
  expect(names(store, { ...grouped, sort: 'oldest' })).toEqual(['a', 'b old', 'b new', 'none']);
  expect(store.library.countGroups(grouped)).toEqual([
    { key: '/a', count: 1 },
    { key: '/b', count: 2 },
    { key: null, count: 1 },
  ]);
  expect(store.library.countGroups({ ...grouped, text: 'b' })).toEqual([{ key: '/b', count: 2 }]);
  expect(names(store, { folder: ['/a', '/b'], text: 'new' })).toEqual(['b new']);
  expect(store.library.getFacets()).toEqual({
    hosts: ['imgur'],
    accounts: [],
    folders: [
      { folder: '/a', count: 1 },
      { folder: '/b', count: 2 },
    ],
  });
});

test('posts make groups, the newest first, whatever is put into them, taken out or deleted', () => {
  let now = noon;
  const profile = tempFolder();
  const store = openIn(profile, () => now);
  store.library.importItems(
    ['a', 'b', 'c'].map((name, index) => imported(name, { uploadedAt: noon + index })),
  );
  const db = new Database(join(profile, 'snapferry.db'));
  const add = (id: string, title: string, entries: object[]) => {
    now += 1;
    db.prepare(`INSERT INTO posts (id, host, mark, state, title, description, tags, credit, mature, privacy, entries,
      creation, is_public, empty_left, created_at, updated_at)
      VALUES (?, 'imgur', ?, 'draft', ?, '', '[]', '{}', 0, 'hidden', ?, 'none', 0, 0, ?, 1)`).run(
      id,
      id,
      title,
      JSON.stringify(entries),
      now,
    );
  };
  const item = (name: string) => ({ itemId: `id of ${name}`, jobId: null });
  add('p1', 'First', [item('a')]);
  add('p2', 'Second', [item('b')]);
  const grouped = { ...all, group: 'post' } as const;
  expect(names(store, grouped)).toEqual(['b', 'a', 'c']);
  expect(store.library.countGroups(grouped)).toEqual([
    { key: 'p2', title: 'Second', count: 1 },
    { key: 'p1', title: 'First', count: 1 },
    { key: null, title: null, count: 1 },
  ]);
  db.prepare("UPDATE posts SET entries = ? WHERE id = 'p1'").run(JSON.stringify([item('c')]));
  expect(names(store, grouped)).toEqual(['b', 'c', 'a']);
  db.prepare("DELETE FROM posts WHERE id = 'p2'").run();
  expect(names(store, grouped)).toEqual(['c', 'b', 'a']);
  store.library.forget(['id of c']);
  store.library.undoForget(['id of c']);
  expect(store.library.getMany(['id of c'])[0]?.postId).toBe('p1');
  // What is uploaded for a post is in it from the beginning.
  upload(store, 'd.png', { postId: 'p1' });
  expect(store.library.countGroups(grouped)[0]).toEqual({ key: 'p1', title: 'First', count: 2 });
  db.close();
});

test('days are counted as this machine has them, over summer time too', () => {
  const at = (...parts: [number, number, number, number]) => new Date(...parts).getTime();
  const times = [
    at(2026, 9, 26, 0),
    at(2026, 9, 25, 23),
    at(2026, 9, 25, 0),
    at(2026, 9, 24, 23),
    at(2026, 2, 29, 12),
  ];
  expect(countDays(times)).toEqual([
    { day: '2026-10-26', count: 1 },
    { day: '2026-10-25', count: 2 },
    { day: '2026-10-24', count: 1 },
    { day: '2026-03-29', count: 1 },
  ]);
  expect(countDays([])).toEqual([]);
});

test('forgotten items come back where they were, within their time', () => {
  let time = noon;
  const store = openIn(tempFolder(), () => time);
  for (const name of ['a', 'b', 'c']) upload(store, name, { title: 'Same' });
  const ids = ['history of a', 'history of c'];
  const before = store.library.getMany(ids);
  expect(store.library.forget([...ids, 'none'])).toMatchObject({ done: ids, refused: [{ id: 'none' }] });
  expect(names(store, { text: 'same' })).toEqual(['b']);
  expect(store.library.undoForget(['history of a']).done).toEqual(['history of a']);
  expect(store.library.getMany(['history of a'])).toEqual([before[0]]);
  expect(names(store, { text: 'same' })).toEqual(['b', 'a']);
  time += 10_000;
  store.library.purgeForgotten(time - 10_000);
  expect(store.library.undoForget(['history of c']).refused).toMatchObject([
    { id: 'history of c', error: { code: 'not-found' } },
  ]);
});
