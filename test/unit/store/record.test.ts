import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { accountTable } from '../../../main/engine/store/accounts/account-row.ts';
import { attemptTable } from '../../../main/engine/store/attempts/attempt-row.ts';
import { fileTable, folderTable } from '../../../main/engine/store/folders/folder-row.ts';
import { jobTable } from '../../../main/engine/store/jobs/job-row.ts';
import { newItemTable } from '../../../main/engine/store/library/item-row.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { postTable } from '../../../main/engine/store/posts/post-row.ts';
import {
  defineTable,
  flag,
  insert,
  json,
  jsonOrNull,
  number,
  storedColumns,
  text,
  textOrNull,
  update,
  upsert,
} from '../../../main/engine/store/record.ts';
import { openIn, tempFolder, thrownCode } from './support.ts';

const catTable = defineTable('cats', {
  id: text,
  longName: textOrNull,
  lives: number,
  isBlack: flag,
  toys: json(z.array(z.string())),
  home: { ...jsonOrNull(z.object({ street: z.string() })), column: 'place' },
});
type Cat = ReturnType<typeof catTable.read>;
const cat: Cat = { id: 'a', longName: null, lives: 9, isBlack: true, toys: ['mouse'], home: null };

function cats() {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  db.exec(`CREATE TABLE cats (id TEXT PRIMARY KEY, long_name TEXT, lives INTEGER NOT NULL,
    is_black INTEGER NOT NULL, toys TEXT NOT NULL, place TEXT, seen INTEGER NOT NULL DEFAULT 0)`);
  const all = () => db.prepare(`SELECT ${catTable.columns} FROM cats`).all().map(catTable.read);
  return { db, all };
}

test('a record that is written is read as it was', () => {
  const { db, all } = cats();
  const put = insert(db, catTable);
  const other: Cat = { ...cat, id: 'b', longName: 'Tom', isBlack: false, home: { street: 'x' } };
  put(cat);
  put(other);
  expect(all()).toEqual([cat, other]);
  expect(db.prepare('SELECT place FROM cats ORDER BY id').pluck().all()).toEqual([null, '{"street":"x"}']);
});

test('a known row is changed but for what is to be kept', () => {
  const { db, all } = cats();
  insert(db, catTable)(cat);
  const changed = { ...cat, lives: 8, toys: [], longName: 'Tom' };
  update(db, catTable, { keep: ['longName'], also: 'seen = seen + 1' })(changed);
  expect(all()).toEqual([{ ...changed, longName: null }]);
  upsert(db, catTable, { keep: ['id', 'lives'], also: 'seen = 7' })({ ...changed, lives: 1 });
  upsert(db, catTable, { keep: [] })({ ...cat, id: 'b' });
  expect(all()).toEqual([changed, { ...cat, id: 'b' }]);
  expect(db.prepare('SELECT seen FROM cats ORDER BY id').pluck().all()).toEqual([7, 0]);
});

test('blank has null for what can be null, and nothing else', () => {
  expect(catTable.blank).toEqual({ longName: null, home: null });
});

test.each([
  ['what is no JSON', "UPDATE cats SET toys = '{'"],
  ['JSON of another shape', "UPDATE cats SET toys = '[1]'"],
  ['a flag that is none', 'UPDATE cats SET is_black = 2'],
])('%s is refused as damage', (_, sql) => {
  const { db, all } = cats();
  insert(db, catTable)(cat);
  db.exec(sql);
  expect(thrownCode(all)).toBe('profile-damaged');
});

/** Columns that verbs of their own write. */
const unmapped: Record<string, string[]> = {
  jobs: ['dismissed_at'],
  history: [
    'link_state',
    'checked_at',
    'deletion',
    'delete_at',
    'post',
    'describing',
    'sharing',
    'favorite_of',
  ],
  attempts: ['settlement', 'error', 'committed_at', 'left_over'],
  posts: [],
  accounts: [],
  folders: ['seq'],
  folder_files: ['is_tidied'],
};

test.each(
  [jobTable, newItemTable, attemptTable, postTable, accountTable, folderTable, fileTable].map(
    (table) => [table.name, table.columnOf] as const,
  ),
)('every column of %s is described, or known to be written by itself', (name, columnOf) => {
  const profile = tempFolder();
  openIn(profile);
  const db = new Database(databasePath(profile), { readonly: true });
  const columns = storedColumns(db, name);
  db.close();
  expect([...columnOf.values(), ...(unmapped[name] ?? [])].sort()).toEqual([...columns].sort());
});
