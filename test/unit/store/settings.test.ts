import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { settingsStore } from '../../../main/engine/store/settings/index.ts';
import type { Tables } from '../../../main/engine/store/tables.ts';

/** A store of settings, and how often it looked into the database. */
function counted() {
  const db = new Database(':memory:');
  db.exec(
    'CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT); CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)',
  );
  const count = { reads: 0 };
  const tables = { db, now: () => 0 } as unknown as Tables;
  const plain = <A extends unknown[], R>(make: (of: Tables) => (...args: A) => R) => make(tables);
  const store = settingsStore({
    read: (make) => {
      const verb = make(tables);
      return (...args) => {
        count.reads += 1;
        return verb(...args);
      };
    },
    write: plain,
    writeSoon: plain,
  });
  return { db, store, count };
}

test('settings are read from the database once, and again after a change', () => {
  const { store, count } = counted();
  for (let turn = 0; turn < 100; turn += 1) expect(store.read().keptDays).toBe(store.read().keptDays);
  expect(count.reads).toBe(1);
  store.write({ keptDays: 12 });
  expect(store.read().keptDays).toBe(12);
  expect(count.reads).toBe(2);
});

test('a change that could not be written is not taken for one', () => {
  const { db, store } = counted();
  const keptDays = store.read().keptDays ?? 1;
  db.exec("CREATE TRIGGER refuse BEFORE INSERT ON settings BEGIN SELECT raise(ABORT, 'full'); END");
  expect(() => store.write({ keptDays: keptDays + 5 })).toThrow();
  expect(store.read().keptDays).toBe(keptDays);
});
