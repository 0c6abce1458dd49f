import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { databasePath } from '../../../main/engine/store/paths.ts';
import {
  addUploading,
  done,
  failedOutcome,
  finish,
  ledger,
  noon,
  openIn,
  tempFolder,
  upload,
} from './support.ts';

/** Writes into the file behind the store's back. */
function tamper(profile: string, sql: string): void {
  const db = new Database(databasePath(profile));
  db.exec(sql);
  db.close();
}

describe('history', () => {
  test('is searched in name, title, description and link, without regard to case in any script', () => {
    const store = openIn(tempFolder());
    upload(store, 'КОТ.png', { title: 'Мой Ёжик' });
    upload(store, 'dog.png', { description: 'In Caf\u00e9 Zürich' });
    const found = (search: string) =>
      store.library.searchHistory({ search, limit: 10 }).items.map((item) => item.name);
    expect(found('кот')).toEqual(['КОТ.png']);
    expect(found('ёЖИК')).toEqual(['КОТ.png']);
    expect(found('ZÜRICH')).toEqual(['dog.png']);
    // The same letter, written as a letter and an accent.
    expect(found('CAFE\u0301')).toEqual(['dog.png']);
    expect(found('i.example/DOG')).toEqual(['dog.png']);
    expect(found('  dog ')).toEqual(['dog.png']);
    expect(found('hen')).toEqual([]);
  });

  test('takes wildcards for what they are', () => {
    const store = openIn(tempFolder());
    upload(store, '100%_sure');
    upload(store, '100 percent sure');
    for (const search of ['%', '_', '0%_s'])
      expect(store.library.searchHistory({ search, limit: 10 }).items.map(({ name }) => name)).toEqual([
        '100%_sure',
      ]);
    expect(store.library.searchHistory({ search: '\\', limit: 10 }).items).toEqual([]);
  });

  test('comes newest first, and its pages lose nothing although all arrived at once', () => {
    const store = openIn(tempFolder());
    for (const name of ['1', '2', '3', '4', '5']) upload(store, name);
    const seen: string[] = [];
    let before: number | undefined;
    for (let page = 0; page < 3; page += 1) {
      const { items, total } = store.library.searchHistory({ search: '', limit: 2, before });
      expect(total).toBe(5);
      seen.push(...items.map((item) => item.name));
      before = items.at(-1)?.uploadedAt;
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
    expect(store.library.searchHistory({ search: 'i.example', limit: 1, before: noon + 2 })).toMatchObject({
      items: [{ name: '2' }],
      total: 5,
    });
  });

  test('knows nothing of a job that did not arrive', () => {
    expect(openIn(tempFolder()).library.getByJob('none')).toBeNull();
  });
});

describe('ledger', () => {
  test('is kept by host and spender', () => {
    const store = openIn(tempFolder());
    store.ledger.save('imgur', 'a', ledger(1));
    store.ledger.save('imgur', 'b', ledger(2));
    store.ledger.save('imgur', 'a', ledger(3));
    expect(store.ledger.load('imgur', 'a')).toEqual(ledger(3));
    expect(store.ledger.load('imgur', 'b')).toEqual(ledger(2));
    expect(store.ledger.load('other', 'a')).toBeNull();
  });

  test.each(['{', 'null', '{"version":2}', '{"version":1,"budgets":{}}'])(
    '%s is as good as none',
    (snapshot) => {
      const profile = tempFolder();
      const store = openIn(profile);
      store.ledger.save('imgur', 'a', ledger(1));
      tamper(profile, `UPDATE ledger SET snapshot = '${snapshot}'`);
      expect(store.ledger.load('imgur', 'a')).toBeNull();
    },
  );

  test('tells what was spent since a time', () => {
    let time = noon;
    const store = openIn(tempFolder(), () => time);
    addUploading(store, 'early');
    done(finish(store, 'early', failedOutcome('failed')));
    time += 1000;
    addUploading(store, 'late');
    const spent = (since: number) => store.ledger.listSpending(since).map(({ attemptId }) => attemptId);
    expect(spent(noon)).toEqual(['early', 'early', 'late', 'late']);
    expect(spent(noon + 1)).toEqual(['late', 'late']);
    expect(spent(noon + 1001)).toEqual([]);
  });
});

describe('settings', () => {
  test('have defaults, and keep what was changed', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    const defaults = { clientId: null, apiUrl: null, theme: 'system', language: null, copyLinks: true };
    expect(store.settings.read()).toMatchObject(defaults);
    expect(store.settings.write({ theme: 'dark', copyLinks: false })).toMatchObject({
      theme: 'dark',
      copyLinks: false,
    });
    store.settings.write({ language: 'ru' });
    expect(openIn(profile).settings.read()).toEqual({
      ...store.settings.read(),
      theme: 'dark',
      copyLinks: false,
      language: 'ru',
    });
  });

  test('that make no sense have their defaults and spoil no other', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    store.settings.write({ language: 'ru' });
    tamper(
      profile,
      `INSERT INTO settings VALUES ('theme', '"pink"'), ('copyLinks', '{'), ('unknown', '1'), ('toString', '1')`,
    );
    const settings = store.settings.read();
    expect(settings).toMatchObject({ theme: 'system', copyLinks: true, language: 'ru' });
    expect(Object.hasOwn(settings, 'unknown') || Object.hasOwn(settings, 'toString')).toBe(false);
  });
});

test('the pause outlives the store', () => {
  const profile = tempFolder();
  const store = openIn(profile);
  expect(store.settings.isPaused()).toBe(false);
  store.settings.setPaused(true);
  expect(openIn(profile).settings.isPaused()).toBe(true);
  store.settings.setPaused(false);
  expect(store.settings.isPaused()).toBe(false);
});
