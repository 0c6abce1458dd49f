import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { words } from '../../../main/engine/store/migrations/0021-words.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { openDatabase } from '../../../main/engine/store/open.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { createStore, openStore } from '../../../main/engine/store/store.ts';
import type { StoredJob } from '../../../main/engine/store/types.ts';
import {
  addOne,
  addReady,
  attemptOf,
  done,
  finish,
  noon,
  openIn,
  picture,
  remote,
  tempFolder,
  thrownCode,
  upload,
} from './support.ts';

const now = () => noon;
/** The version that the next migration will have. */
const next = migrations.length + 1;

const template = mkdtempSync(join(tmpdir(), 'snapferry-store-'));
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeAll(() => {
  const store = openStore({ profile: template, now });
  for (let index = 0; index < 300; index += 1) upload(store, `picture ${index}`, { title: 'x'.repeat(200) });
  addReady(store, { name: 'waiting' });
  store.close();
});

/** A profile with a history of 300 uploads and one job that waits, closed. */
function usedProfile(): string {
  const profile = tempFolder();
  copyFileSync(databasePath(template), databasePath(profile));
  return profile;
}

const total = (store: ReturnType<typeof openIn>) =>
  store.library.searchHistory({ search: '', limit: 1 }).total;

function overwrite(file: string, from: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, from);
  closeSync(handle);
}

function setVersion(file: string, version: number): void {
  const db = new Database(file);
  db.pragma(`user_version = ${version}`);
  db.prepare("UPDATE meta SET value = ? WHERE name = 'schema'").run(String(version));
  db.close();
}

/** Uploads a job that is ready. */
function send(store: ReturnType<typeof openIn>, { id, name }: StoredJob, historyId: string): void {
  done(store.attempts.start(attemptOf(id, historyId)));
  done(
    finish(store, historyId, {
      kind: 'uploaded',
      remote: { ...remote, link: `https://i.example/${name}` },
      historyId,
    }),
  );
}

function openRaw(file: string): Database.Database {
  const db = new Database(file);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

describe('a new profile', () => {
  test('is made, with nothing in it but the database', () => {
    const profile = join(tempFolder(), 'deep', 'er');
    const store = openIn(profile);
    expect(store.notice).toBeNull();
    store.close();
    expect(readdirSync(profile)).toEqual(['snapferry.db']);
    // Windows has other rights than these.
    if (process.platform !== 'win32') expect(statSync(profile).mode & 0o777).toBe(0o700);
  });

  test('is written ahead, in full', () => {
    const { db } = openDatabase(tempFolder(), now, migrations);
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    expect(pragma('busy_timeout')).toBe(5000);
    db.close();
  });
});

describe('a newer database', () => {
  test('is refused and left as it is', () => {
    const profile = usedProfile();
    const file = databasePath(profile);
    setVersion(file, 99);
    const before = readFileSync(file);
    expect(thrownCode(() => openIn(profile))).toBe('profile-newer');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(profile).filter((name) => name.includes('damaged'))).toEqual([]);
  });
});

describe('a profile that cannot be written', () => {
  test('because a file is in the way', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(thrownCode(() => openIn(join(file, 'profile')))).toBe('profile-unwritable');
  });

  test('because the database is a folder', () => {
    const profile = tempFolder();
    mkdirSync(databasePath(profile));
    expect(thrownCode(() => openIn(profile))).toBe('profile-unwritable');
  });

  // Windows has other rights than these.
  describe.skipIf(process.platform === 'win32')('because this user may not', () => {
    const child = fileURLToPath(new URL('./children/child.ts', import.meta.url));
    const openWithoutRights = (profile: string) =>
      spawnSync(process.execPath, [child, 'opens-without-rights', profile], { encoding: 'utf8' }).stdout;

    test('make one', () => {
      const profile = tempFolder();
      chmodSync(profile, 0o555);
      expect(openWithoutRights(profile)).toBe('profile-unwritable');
    });

    test('write the database, although the folder would take files', () => {
      const profile = usedProfile();
      chmodSync(databasePath(profile), 0o444);
      chmodSync(profile, 0o777);
      expect(openWithoutRights(profile)).toBe('profile-unwritable');
    });

    test('write one, which is not taken for damaged', () => {
      const profile = usedProfile();
      chmodSync(databasePath(profile), 0o444);
      chmodSync(profile, 0o555);
      expect(openWithoutRights(profile)).toBe('profile-unwritable');
      chmodSync(profile, 0o755);
      expect(total(openIn(profile))).toBe(300);
    });
  });
});

describe('while it is used', () => {
  test('a full disk is said, and costs nothing that was there', () => {
    const profile = tempFolder();
    const opened = openDatabase(profile, now, migrations);
    const store = createStore(opened, now);
    onTestFinished(() => store.close());
    const first = addOne(store);
    opened.db.pragma(`max_page_count = ${opened.db.pragma('page_count', { simple: true })}`);
    const many = Array.from({ length: 1000 }, () => picture);
    expect(thrownCode(() => store.jobs.add(many))).toBe('disk-full');
    expect(store.jobs.list()).toEqual([first]);
    opened.db.pragma('max_page_count = 1000000');
    expect(store.jobs.add(many)).toHaveLength(1000);
  });

  test('another that does not let go is said', () => {
    const profile = tempFolder();
    const opened = openDatabase(profile, now, migrations);
    const store = createStore(opened, now);
    onTestFinished(() => store.close());
    const other = openRaw(databasePath(profile));
    other.exec('BEGIN IMMEDIATE');
    opened.db.pragma('busy_timeout = 1');
    expect(thrownCode(() => addOne(store))).toBe('profile-locked');
    other.exec('ROLLBACK');
    expect(addOne(store).seq).toBe(1);
  });

  test('a row that makes no sense is said, and hides no other', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    const { id } = addOne(store);
    const other = addOne(store);
    openRaw(databasePath(profile)).prepare("UPDATE jobs SET lane = 'fast' WHERE id = ?").run(id);
    expect(thrownCode(() => store.jobs.get(id))).toBe('profile-damaged');
    expect(store.jobs.list()).toEqual([other]);
  });

  test('our own mistakes are not taken for trouble of the disk', () => {
    const store = openIn(tempFolder());
    expect(() => store.jobs.add([{ ...picture, name: null as unknown as string }])).toThrow(/NOT NULL/);
  });
});

describe('migrating', () => {
  const second = { version: next, sql: 'CREATE TABLE second (x INTEGER) STRICT' };

  test('keeps a copy from before', () => {
    const profile = usedProfile();
    const { db, notice } = openDatabase(profile, now, [...migrations, second]);
    expect(notice).toBeNull();
    expect(db.pragma('user_version', { simple: true })).toBe(next);
    db.close();
    const backups = readdirSync(join(profile, 'backups'));
    expect(backups).toEqual([`before-${next}-20260101T120000000Z.db`]);
    const backup = openRaw(join(profile, 'backups', String(backups[0])));
    expect(backup.pragma('user_version', { simple: true })).toBe(next - 1);
    expect(backup.prepare('SELECT count(*) FROM history').pluck().get()).toBe(300);
  });

  test('finds what is written without blanks in what was there before', () => {
    const profile = tempFolder();
    const before = openDatabase(profile, now, migrations.slice(0, 13));
    // The store of today wants what came later, and did not touch what is looked for.
    before.db.exec(`ALTER TABLE jobs ADD COLUMN tally TEXT; ALTER TABLE jobs ADD COLUMN host TEXT;
      ALTER TABLE jobs ADD COLUMN route TEXT; ALTER TABLE jobs ADD COLUMN mirror_to TEXT;
      ALTER TABLE jobs ADD COLUMN mirror_of TEXT; ALTER TABLE jobs ADD COLUMN place REAL;
      ALTER TABLE jobs ADD COLUMN looked TEXT; ALTER TABLE jobs ADD COLUMN offered INTEGER;
      ALTER TABLE attempts ADD COLUMN left_over INTEGER NOT NULL DEFAULT 0; ALTER TABLE history ADD COLUMN copy_of TEXT;
      CREATE TABLE destinations (id TEXT PRIMARY KEY, kind, title, settings, secrets, created_at, removed_at)`);
    before.db.exec(words.sql);
    upload(createStore(before, now), 'a.png');
    before.db.exec(`ALTER TABLE jobs DROP COLUMN tally; ALTER TABLE jobs DROP COLUMN host;
      ALTER TABLE jobs DROP COLUMN route; ALTER TABLE jobs DROP COLUMN mirror_to;
      ALTER TABLE jobs DROP COLUMN mirror_of; ALTER TABLE jobs DROP COLUMN place;
      ALTER TABLE jobs DROP COLUMN looked; ALTER TABLE jobs DROP COLUMN offered;
      ALTER TABLE attempts DROP COLUMN left_over; ALTER TABLE history DROP COLUMN copy_of;
      DROP TABLE destinations; DROP TRIGGER history_gone_words; DROP TABLE picture_search;
      DROP TABLE picture_words`);
    before.db.exec("UPDATE history SET searched = 'a.png' || char(10) || '東京タワーの夜景'");
    before.db.close();
    const store = openIn(profile);
    const found = (text: string) => store.library.findPage({ text, sort: 'newest' }, 10, null).ids;
    for (const text of ['夜景', '東京', 'a.p']) expect(found(text)).toEqual(['history of a.png']);
    expect(found('景夜')).toEqual([]);
  });

  test('is not done twice, and a new profile needs no copy', () => {
    const profile = tempFolder();
    openDatabase(profile, now, [...migrations, second]).db.close();
    openDatabase(profile, now, [...migrations, second]).db.close();
    expect(existsSync(join(profile, 'backups'))).toBe(false);
  });

  test('that fails leaves everything as it was', () => {
    const profile = usedProfile();
    const broken = { version: next, sql: 'CREATE TABLE second (x INTEGER) STRICT; DROP TABLE none' };
    expect(() => openDatabase(profile, now, [...migrations, broken])).toThrow(/none/);
    const store = openIn(profile);
    expect(total(store)).toBe(300);
    expect(openRaw(databasePath(profile)).pragma('user_version', { simple: true })).toBe(next - 1);
  });

  test('keeps the five youngest copies, and whatever else lies there', () => {
    const profile = usedProfile();
    mkdirSync(join(profile, 'backups'));
    writeFileSync(join(profile, 'backups', 'my own.db'), '');
    let time = noon;
    const many = Array.from({ length: 11 }, (_, index) => ({
      version: index + next,
      sql: `CREATE TABLE extra_${index} (x INTEGER) STRICT`,
    }));
    openDatabase(profile, () => (time += 1), [...migrations, ...many]).db.close();
    const versions = readdirSync(join(profile, 'backups')).map((name) => name.split('-')[1] ?? name);
    expect(versions.sort()).toEqual(
      [...[9, 8, 7, 6, 5].map((index) => String(index + next + 1)), 'my own.db'].sort(),
    );
  });
});

describe('a damaged database', () => {
  const damages: [string, (file: string) => void][] = [
    ['whose beginning is overwritten', (file) => overwrite(file, 0, 100)],
    ['whose middle is overwritten', (file) => overwrite(file, 4096 * 10, 4096 * 5)],
    ['which is cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['which is cut off in the midst of a page', (file) => truncateSync(file, 10_000)],
    ['which is cut off in its header', (file) => truncateSync(file, 50)],
    ['which is empty', (file) => truncateSync(file, 0)],
    ['which is something else', (file) => writeFileSync(file, 'Dear diary')],
    [
      'which is of another program',
      (file) => {
        writeFileSync(file, '');
        const db = new Database(file);
        db.exec('CREATE TABLE diary (day)');
        db.close();
      },
    ],
  ];

  test.each(damages)('%s is set aside unchanged, and one with what it still tells begins', (_, damage) => {
    const profile = usedProfile();
    const file = databasePath(profile);
    damage(file);
    const damaged = readFileSync(file);
    const store = openIn(profile);
    const path = join(profile, 'snapferry.damaged-20260101T120000000Z.db');
    expect(store.notice).toMatchObject({ kind: 'set-aside', path, restoredFrom: null, backupAt: null });
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(total(store)).toBe(store.notice?.rescued);
    const open = store.jobs.list({ open: true });
    expect(open).toHaveLength(store.notice?.waiting ?? 0);
    // Nothing else knows more than it does: what waits in it was not sent.
    for (const job of open) expect(job).toMatchObject({ name: 'waiting', maybeTwice: false });
    const known = store.jobs.list().length;
    expect(store.settings.isPaused()).toBe(false);
    addOne(store);
    store.close();
    const next = openIn(profile);
    expect(next.notice).toBeNull();
    expect(next.jobs.list()).toHaveLength(known + 1);
  });

  test.each(damages)('%s is restored from the backup', (_, damage) => {
    const profile = usedProfile();
    const backup = join(profile, 'backups', 'mine.db');
    mkdirSync(join(profile, 'backups'));
    const before = openIn(profile);
    before.backup(backup);
    before.close();
    damage(databasePath(profile));
    const store = openIn(profile);
    expect(store.notice?.restoredFrom).toBe(backup);
    expect(total(store)).toBe(300);
    // It may have been sent since, so that it is not sent again unseen.
    expect(store.jobs.list({ open: true })).toMatchObject([{ name: 'waiting', maybeTwice: true }]);
    expect(store.settings.isPaused()).toBe(true);
    store.close();
    expect(total(openIn(profile))).toBe(300);
    expect(readdirSync(profile).sort()).toEqual([
      'backups',
      'snapferry.damaged-20260101T120000000Z.db',
      'snapferry.db',
      'snapferry.db-shm',
      'snapferry.db-wal',
    ]);
  });

  describe('gives back what can be read in it', () => {
    /** Where the pages of a table or an index are. */
    const pagesOf = (file: string, name: string): number[] => {
      const db = new Database(file, { readonly: true });
      const leaves = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno";
      const pages = db.prepare(leaves).pluck().all(name);
      db.close();
      return pages as number[];
    };
    const breakPage = (file: string, page = 0) => overwrite(file, (page - 1) * 4096, 4096);
    const middleOf = (pages: readonly number[]) => pages[Math.floor(pages.length / 2)];

    test.each(['history_search_data', 'history_search_idx', 'history_facets', 'history_by_link'])(
      'all of it, where %s is broken',
      (name) => {
        const profile = usedProfile();
        const file = databasePath(profile);
        breakPage(file, middleOf(pagesOf(file, name)));
        const store = openIn(profile);
        expect(store.notice).toMatchObject({ restoredFrom: null, rescued: 300 });
        expect(store.library.findPage({ text: 'picture', sort: 'newest' }, 1_000, null).ids).toHaveLength(
          300,
        );
        expect(store.library.getMany(['history of picture 299'])).toMatchObject([
          { jobId: expect.any(String), remote: { deletehash: expect.any(String) } },
        ]);
        expect(readdirSync(profile).filter((entry) => entry.includes('.read-'))).toEqual([]);
      },
    );

    test('before and behind pages of the library that are broken', () => {
      const profile = usedProfile();
      const file = databasePath(profile);
      const pages = pagesOf(file, 'history');
      breakPage(file, pages[Math.floor(pages.length / 3)]);
      breakPage(file, pages[Math.floor((2 * pages.length) / 3)]);
      const store = openIn(profile);
      const rescued = store.notice?.rescued ?? 0;
      expect(rescued).toBeGreaterThan(250);
      expect(rescued).toBeLessThan(300);
      const { ids } = store.library.findPage({ text: '', sort: 'newest' }, 1_000, null);
      expect(store.library.getMany(ids)).toHaveLength(rescued);
    });

    test('beside the backup: what came later, once, and what that holds as open is not sent again', () => {
      const profile = usedProfile();
      const file = databasePath(profile);
      mkdirSync(join(profile, 'backups'));
      const before = openIn(profile);
      const waiting = addReady(before, { name: 'sent later' });
      const backup = join(profile, 'backups', 'mine.db');
      before.backup(backup);
      utimesSync(backup, new Date(noon), new Date(noon));
      send(before, waiting, 'history of sent later');
      before.library.scheduleDeletion(['history of sent later'], noon);
      before.close();
      breakPage(file, middleOf(pagesOf(file, 'history_by_link')));
      const store = openIn(profile);
      expect(store.notice).toMatchObject({ restoredFrom: backup, backupAt: noon, rescued: 1 });
      expect(store.library.getMany(['history of sent later'])).toMatchObject([
        { jobId: waiting.id, name: 'sent later', presence: 'unchecked', deletion: null },
      ]);
      expect(store.library.listDueDeletions(10)).toEqual([]);
      expect(store.library.findPage({ text: '', sort: 'newest' }, 1_000, null).ids).toHaveLength(301);
      expect(store.jobs.get(waiting.id)).toMatchObject({ state: 'uploaded' });
      expect(store.jobs.list({ open: true })).toMatchObject([{ name: 'waiting', maybeTwice: true }]);
    });
  });

  test('is found again where nothing can take its place, or where backups cannot be looked at', () => {
    const profile = usedProfile();
    truncateSync(databasePath(profile), 50);
    writeFileSync(join(profile, 'backups'), 'in the way');
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ restoredFrom: null, rescued: 0 });
    store.close();

    const other = usedProfile();
    truncateSync(databasePath(other), 50);
    const broken = { version: 1, sql: 'CREATE TABLE' };
    expect(() => openDatabase(other, now, [broken])).toThrow();
    expect(openIn(other).notice).toMatchObject({ kind: 'set-aside' });
  });

  test('takes its log with it', () => {
    const profile = tempFolder();
    const store = openIn(profile);
    addOne(store);
    const file = databasePath(profile);
    const log = readFileSync(`${file}-wal`);
    const copy = tempFolder();
    writeFileSync(databasePath(copy), '');
    writeFileSync(`${databasePath(copy)}-wal`, log);
    const { notice } = openIn(copy);
    expect(readFileSync(`${notice?.path}-wal`).equals(log)).toBe(true);
  });

  test('is not what an empty log makes of it: what was in the database itself is there', () => {
    const profile = usedProfile();
    writeFileSync(`${databasePath(profile)}-wal`, '');
    const store = openIn(profile);
    expect(store.notice).toBeNull();
    expect(total(store)).toBe(300);
    expect(store.library.findPage({ text: 'picture 299', sort: 'newest' }, 10, null).ids).toHaveLength(1);
  });

  test('has the youngest backup restored that is whole and not newer', () => {
    const profile = usedProfile();
    const folder = join(profile, 'backups');
    mkdirSync(folder);
    const store = openIn(profile);
    const names = ['oldest', 'older', 'newer', 'damaged', 'torn'];
    for (const [age, name] of names.entries()) {
      const path = join(folder, `${name}.db`);
      store.backup(path);
      if (name === 'newer') setVersion(path, 99);
      if (name === 'damaged') overwrite(path, 4096 * 10, 4096 * 5);
      if (name === 'torn') truncateSync(path, 0);
      utimesSync(path, 1000 + age, 1000 + age);
    }
    mkdirSync(join(folder, 'folder.db'));
    store.close();
    truncateSync(databasePath(profile), 50);
    expect(openIn(profile).notice?.restoredFrom).toBe(join(folder, 'older.db'));
  });

  test('with an old backup is brought up to date from there', () => {
    const profile = usedProfile();
    mkdirSync(join(profile, 'backups'));
    const store = openIn(profile);
    store.backup(join(profile, 'backups', 'mine.db'));
    store.close();
    truncateSync(databasePath(profile), 50);
    const second = { version: next, sql: 'CREATE TABLE second (x INTEGER) STRICT' };
    const { db } = openDatabase(profile, now, [...migrations, second]);
    expect(db.pragma('user_version', { simple: true })).toBe(next);
    db.close();
  });

  test('does not push away one that was set aside in the same moment', () => {
    const profile = usedProfile();
    for (const expected of ['Z.db', 'Z-2.db']) {
      truncateSync(databasePath(profile), 50);
      const store = openIn(profile);
      store.close();
      expect(store.notice?.path.endsWith(expected)).toBe(true);
    }
  });
});

test('a backup is whole, and none is left half-written', () => {
  const profile = usedProfile();
  const folder = tempFolder();
  const store = openIn(profile);
  store.backup(join(folder, 'copy.db'));
  expect(openRaw(join(folder, 'copy.db')).prepare('SELECT count(*) FROM history').pluck().get()).toBe(300);
  expect(thrownCode(() => store.backup(join(folder, 'none', 'copy.db')))).toBe('profile-unwritable');
  mkdirSync(join(folder, 'in the way', 'full'), { recursive: true });
  expect(() => store.backup(join(folder, 'in the way'))).toThrow();
  expect(readdirSync(folder).sort()).toEqual(['copy.db', 'in the way']);
});
