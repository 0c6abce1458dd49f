import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migrateExisting, migrateUnseen } from '../../../main/engine/store/migrate.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { tempFolder } from './support.ts';

function emptyDatabase(folder: string): Database.Database {
  const db = new Database(join(folder, 'new.db'));
  db.pragma('foreign_keys = ON');
  onTestFinished(() => void db.close());
  return db;
}

const contentsOf = (db: Database.Database) => ({
  version: db.pragma('user_version', { simple: true }),
  schema: db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all(),
  meta: db.prepare('SELECT * FROM meta ORDER BY name').all(),
});

test('a new database is made in one transaction, and is what one becomes that was made step by step', () => {
  const made = emptyDatabase(tempFolder());
  const transactions = vi.spyOn(made, 'transaction');
  migrateUnseen(made, migrations);
  expect(transactions).toHaveBeenCalledOnce();

  const folder = tempFolder();
  const grown = emptyDatabase(folder);
  migrateUnseen(grown, migrations.slice(0, 1));
  expect(migrateExisting(grown, folder, migrations, () => 0)).toBeNull();
  expect(contentsOf(made)).toEqual(contentsOf(grown));
});

test('one that cannot be made to its end is left empty', () => {
  const db = emptyDatabase(tempFolder());
  const broken = { version: migrations.length + 1, sql: 'CREATE TABLE jobs (id TEXT)' };
  expect(() => migrateUnseen(db, [...migrations, broken])).toThrow(/already exists/);
  expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
});
