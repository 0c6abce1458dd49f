import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databasePath } from '../../../main/engine/store/paths.ts';
import type { Store } from '../../../main/engine/store/store.ts';
import type { PictureWords } from '../../../main/engine/store/words/keep-words.ts';
import { openIn, tempFolder, upload } from './support.ts';

const read = (...texts: string[]): PictureWords => ({
  languages: ['eng'],
  width: 640,
  height: 480,
  words: texts.map((text, index) => ({ text, box: { x: 10 * index, y: 20, width: 9, height: 12 } })),
  failure: null,
});
const failed: PictureWords = { ...read(), width: 0, height: 0, failure: 'vanished' };
const find = (store: Store, text: string, more = {}) =>
  store.library.findPage({ text, sort: 'newest', ...more }, 10, null).ids;
const [cat, dog] = ['history of cat.png', 'history of dog.png'];

function library(profile = tempFolder()): Store {
  let time = 1_000;
  const store = openIn(profile, () => (time += 1_000));
  upload(store, 'cat.png');
  upload(store, 'dog.png');
  store.words.keep(cat, read('Résumé', 'invoice:', '4711'));
  store.words.keep(dog, read('nothing', 'of', 'a', 'cat'));
  return store;
}

describe('words in pictures', () => {
  test('are found with the texts about them, in every order, group and count', () => {
    const store = library();
    expect(find(store, 'resu INVOICE')).toEqual([cat]);
    expect(find(store, 'cat')).toEqual([dog, cat]);
    expect(find(store, 'cat', { sort: 'name' })).toEqual([cat, dog]);
    expect(find(store, 'noth', { kind: ['image'], group: 'account' })).toEqual([dog]);
    expect(find(store, 'cat', { host: ['elsewhere'] })).toEqual([]);
    const search = { text: 'cat', sort: 'newest' } as const;
    expect(store.library.listUploadTimes(search)).toHaveLength(2);
    expect(JSON.parse(store.library.findIds(search))).toEqual([dog, cat]);
    expect(store.library.countGroups({ ...search, group: 'account' })).toEqual([{ key: null, count: 2 }]);
    const first = store.library.findPage(search, 1, null);
    expect(store.library.findPage(search, 1, first.end).ids).toEqual([cat]);
  });

  test('are found by the history of the command', () => {
    const store = library();
    const history = (search: string) => store.library.searchHistory({ search, limit: 10 });
    expect(history('4711')).toMatchObject({ total: 1, items: [{ id: cat }] });
    expect(history('CAT').total).toBe(2);
    expect(history('***').total).toBe(0);
    expect(history('').total).toBe(2);
  });

  test('are marked where they stand', () => {
    const store = library();
    const [resume, invoice] = read('a', 'b').words.map(({ box }) => box);
    expect(store.words.findMarks(cat, 'resume')).toEqual({ width: 640, height: 480, boxes: [resume] });
    expect(store.words.findMarks(cat, 'INV res')?.boxes).toEqual([resume, invoice]);
    expect(store.words.findMarks(cat, 'elsewhere')?.boxes).toEqual([]);
    expect(store.words.findMarks('nobody', 'a')).toBeNull();
  });

  test('that are blank or of several parts keep their places', () => {
    const store = library();
    store.words.keep(cat, read(' ', 'a\u00a0b', 'x-ray', '漢字'));
    expect(store.words.findMarks(cat, 'ray')?.boxes.map(({ x }) => x)).toEqual([20]);
    expect(store.words.findMarks(cat, 'b')?.boxes.map(({ x }) => x)).toEqual([10]);
    expect(find(store, 'ray')).toEqual([cat]);
  });

  test('go with their picture, and are read again when it comes back', () => {
    const store = library();
    store.library.forget([cat]);
    expect(find(store, 'invoice')).toEqual([]);
    expect(store.words.count()).toEqual({ read: 1, failed: 0, unread: 0 });
    store.library.undoForget([cat]);
    expect(find(store, 'invoice')).toEqual([]);
    expect(store.words.listUnread(Number.MAX_SAFE_INTEGER, 10).map(({ id }) => id)).toEqual([cat]);
    expect(store.words.keep('forgotten since', read('late'))).toBe(false);
  });

  test('are counted, and what could not be read is not listed again', () => {
    const store = library();
    store.words.keep(dog, failed);
    expect(store.words.count()).toEqual({ read: 1, failed: 1, unread: 0 });
    expect(store.words.listUnread(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    expect(find(store, 'nothing')).toEqual([]);
  });

  test('are in no backup, and in no page of the file once they are forgotten', () => {
    const profile = tempFolder();
    const store = library(profile);
    const backup = join(profile, 'copy.db');
    store.backup(backup);
    const copy = new Database(backup, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM picture_words').pluck().get()).toBe(0);
    expect(copy.serialize().includes('invoice')).toBe(false);
    copy.close();
    store.words.forgetAll();
    expect(store.words.count()).toEqual({ read: 0, failed: 0, unread: 2 });
    expect(find(store, 'invoice')).toEqual([]);
    expect(find(store, 'cat')).toEqual([cat]);
    store.close();
    const file = new Database(databasePath(profile), { readonly: true });
    expect(file.serialize().includes('invoice')).toBe(false);
    file.close();
  });
});
