import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { openDatabase } from '../../../main/engine/store/open.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { restoreBackup, restoreOverNewer } from '../../../main/engine/store/restore.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import { fillSmallProfile } from './flipped-profile.ts';
import {
  addReady,
  attemptOf,
  done,
  finish,
  noon,
  openIn,
  remote,
  tempFolder,
  thrownCode,
} from './support.ts';

const now = () => noon;
const template = mkdtempSync(join(tmpdir(), 'snapferry-keeping-'));
afterAll(() => rmSync(template, { recursive: true, force: true }));
beforeAll(() => {
  const store = openStore({ profile: template, now });
  fillSmallProfile(store);
  store.close();
});

/** A closed profile with 12 uploads, 8 jobs that wait, a post, an account, settings and a folder. */
function usedProfile(): string {
  const profile = tempFolder();
  copyFileSync(databasePath(template), databasePath(profile));
  return profile;
}

/** Has SQL done to it that no verb does. */
function tamper(profile: string, sql: string): void {
  const db = new Database(databasePath(profile));
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

/** Replaces bytes in the file by as many others, wherever they are. */
function replaceBytes(profile: string, from: string, to: string): void {
  const bytes = readFileSync(databasePath(profile));
  let at = bytes.indexOf(from, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  for (; at > 0; at = bytes.indexOf(from, at + 1, 'latin1')) bytes.write(to, at, 'latin1');
  writeFileSync(databasePath(profile), bytes);
}

const waiting = (store: Store) => store.jobs.list({ open: true }).map(({ name }) => name);
const uploads = (store: Store) => store.library.findPage({ text: '', sort: 'newest' }, 100, null).ids.length;
const allWaiting = [
  'ready 0',
  'ready 1',
  'ready 2',
  'ready 3',
  'queued',
  'of a post',
  'sending',
  'committed',
];

describe('what a SELECT can read of a damaged database is there afterwards', () => {
  const damages: [string, (profile: string) => void][] = [
    ['an unknown module in the schema', (profile) => replaceBytes(profile, 'USING fts5', 'USING ftx5')],
    [
      'options that the search index refuses ("vtable constructor failed")',
      (profile) => replaceBytes(profile, "prefix = '1 2 3'", "prefix = 'x 2 3'"),
    ],
    [
      'an index of the jobs that leaves some out',
      (profile) => {
        const write = (change: string) =>
          tamper(profile, `UPDATE sqlite_schema SET sql = ${change} WHERE name = 'jobs_open'`);
        write("sql || ' AND seq > 15'");
        tamper(profile, 'REINDEX jobs_open');
        write("replace(sql, ' AND seq > 15', '')");
      },
    ],
    [
      'a rule that refuses what was always allowed',
      (profile) => replaceBytes(profile, "'failed', 'unknown', 'interr", "'failed', 'unkngwn', 'interr"),
    ],
    ['a column that is called otherwise', (profile) => replaceBytes(profile, 'upload_key', 'uploadPkey')],
    ['a version that no program ever wrote', (profile) => tamper(profile, 'PRAGMA user_version = 1039')],
    ['a version that it has grown out of', (profile) => tamper(profile, 'PRAGMA user_version = 7')],
    ['the mark of another program', (profile) => tamper(profile, 'PRAGMA application_id = 7')],
    [
      'a format that SQLite only reads',
      (profile) => {
        const bytes = readFileSync(databasePath(profile));
        bytes.writeUInt8(0x82, 18);
        writeFileSync(databasePath(profile), bytes);
      },
    ],
  ];

  test.each(damages)('with %s', (_, damage) => {
    const profile = usedProfile();
    damage(profile);
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ rescued: 12, waiting: 8, leftOut: 0, restoredFrom: null });
    expect(waiting(store)).toEqual(allWaiting);
    expect(uploads(store)).toBe(12);
    expect(store.settings.isPaused()).toBe(false);
    expect(store.settings.read()).toMatchObject({ apiUrl: 'https://api.example', maxParallelUploads: 3 });
    expect(store.accounts.list()).toMatchObject([{ id: 'imgur:ada' }]);
    expect(store.posts.list()).toMatchObject([{ id: 'post', title: 'Cats' }]);
    const [folder] = store.folders.list();
    expect(folder).toMatchObject({ path: '/pictures', isOn: true });
    expect(store.folders.getFile(folder?.id ?? '', 'old.png')).toMatchObject({ fate: 'ignored' });
    expect(store.ledger.load('imgur', 'someone')).toMatchObject({ version: 1 });
    expect(store.ledger.listSpending(0)).toHaveLength(2 * 14);
    store.close();
    expect(openIn(profile).notice).toBeNull();
  });

  test('what was being sent is flagged, and its credits stay spent', () => {
    const profile = usedProfile();
    tamper(profile, 'PRAGMA user_version = 1039');
    const store = openIn(profile);
    const { resumed, uncertain } = store.jobs.recover();
    expect(resumed).toMatchObject([{ name: 'sending', maybeTwice: true }]);
    expect(uncertain).toMatchObject([{ name: 'committed', maybeTwice: true }]);
    expect(store.ledger.listLeftOver('imgur', 'someone').map(({ attemptId }) => attemptId)).toEqual([
      'committed',
      'sending',
    ]);
    expect(store.jobs.list({ open: true }).filter(({ maybeTwice }) => maybeTwice)).toHaveLength(2);
  });

  test('what was being sent and has lost its attempt is sent again, flagged', () => {
    const profile = usedProfile();
    tamper(
      profile,
      "DELETE FROM spending WHERE attempt_id = 'sending'; DELETE FROM attempts WHERE id = 'sending'",
    );
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ waiting: 8 });
    expect(store.jobs.list({ open: true }).find(({ name }) => name === 'sending')).toMatchObject({
      state: 'ready',
      maybeTwice: true,
    });
  });
});

describe('a row that this program cannot read', () => {
  const rows: [string, string, number][] = [
    ['a job', "UPDATE jobs SET lane = 'fast' WHERE name = 'queued'", 1],
    ['a folder', `UPDATE folders SET options = '{"isOn":"maybe"}'`, 1],
    ['a post', `UPDATE posts SET tags = '7' WHERE id = 'post'`, 1],
    ['an account', "UPDATE accounts SET state = 'gone'", 1],
    ['a live attempt', `UPDATE attempts SET cost = '{"client":"much"}' WHERE id = 'sending'`, 0],
  ];

  test.each(rows)('(%s) does not keep the others from a start, and is left out', (what, sql, leftOut) => {
    const profile = usedProfile();
    tamper(profile, sql);
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ leftOut });
    expect(readdirSync(profile).some((name) => name.includes('damaged'))).toBe(true);
    store.jobs.recover();
    expect(waiting(store)).toEqual(allWaiting.filter((name) => what !== 'a job' || name !== 'queued'));
    expect(uploads(store)).toBe(12);
    store.close();
    expect(openIn(profile).notice).toBeNull();
  });

  test('of the library is passed over, and costs no start', () => {
    const profile = usedProfile();
    tamper(profile, "UPDATE history SET privacy = 'hiddeo' WHERE name = 'cat 3'");
    const store = openIn(profile);
    expect(store.notice).toBeNull();
    const { ids } = store.library.findPage({ text: '', sort: 'newest' }, 100, null);
    expect(store.library.getMany(ids)).toHaveLength(11);
    expect(store.library.searchHistory({ search: 'cat', limit: 100 }).items).toHaveLength(11);
  });

  test('of the settings has its default', () => {
    const profile = usedProfile();
    tamper(profile, `UPDATE settings SET value = '{"' WHERE name = 'maxParallelUploads'`);
    const store = openIn(profile);
    expect(store.notice).toBeNull();
    expect(store.settings.read()).toMatchObject({ apiUrl: 'https://api.example' });
    expect(store.settings.read().maxParallelUploads).not.toBe(3);
  });

  test('of the pause is no leave to send', () => {
    const profile = usedProfile();
    tamper(profile, "INSERT INTO meta (name, value) VALUES ('paused', 'trud')");
    expect(openIn(profile).settings.isPaused()).toBe(true);
  });

  test('of a picture that was only looked at has it looked at again', () => {
    const profile = usedProfile();
    tamper(profile, `UPDATE jobs SET media = '{"kind":"imagf"}' WHERE name = 'ready 1'`);
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ waiting: 8, leftOut: 0 });
    expect(store.jobs.list({ open: true })[1]).toMatchObject({
      name: 'ready 1',
      state: 'queued',
      media: null,
    });
  });
});

describe('an upload whose row breaks a rule of the schema', () => {
  test.each([
    ['its size', 'bytes = bytes + 1'],
    ['its kind', "kind = 'imagf'"],
    ['its presence', "presence = 'alivf'"],
    ['what it carried', `metadata = '{"removed":'`],
    ['what was looked at', `media = '{"kind":"imagf"}'`],
    ['how it looks', "look = 'short'"],
    ['its tags', `tags = '['`],
  ])('in %s is brought over with its link and what deletes it', (_, change) => {
    const profile = usedProfile();
    tamper(profile, `UPDATE history SET ${change} WHERE name = 'cat 3'; PRAGMA user_version = 1039`);
    const store = openIn(profile);
    expect(store.notice).toMatchObject({ rescued: 12, leftOut: 0 });
    expect(store.library.getMany(['history of cat 3'])).toMatchObject([
      { name: 'cat 3', kind: 'image', presence: 'unchecked', remote: { deletehash: 'xyz' } },
    ]);
    expect(store.library.findPage({ text: 'cat 3', sort: 'newest' }, 5, null).ids).toHaveLength(1);
  });
});

test('an upload that the backup has, and whose id is called otherwise now, is there once', () => {
  const profile = usedProfile();
  mkdirSync(join(profile, 'backups'));
  const before = openIn(profile);
  before.backup(join(profile, 'backups', 'mine.db'));
  before.close();
  tamper(
    profile,
    "UPDATE history SET id = 'histori of cat 1' WHERE name = 'cat 1'; PRAGMA user_version = 1039",
  );
  const store = openIn(profile);
  expect(store.notice).toMatchObject({ rescued: 0, leftOut: 0 });
  expect(uploads(store)).toBe(12);
});

test('in a large library too an index that leaves some out is noticed', () => {
  const profile = usedProfile();
  const before = openIn(profile);
  before.library.importItems(
    Array.from({ length: 3_100 }, (_, index) => ({
      id: `imported ${index}`,
      jobId: null,
      origin: null,
      importedFrom: 'picgo' as const,
      host: 'imgur',
      name: `old ${index}`,
      title: null,
      description: null,
      privacy: 'hidden' as const,
      account: null,
      media: null,
      hasThumbnail: false,
      remote: { ...remote, id: `old${index}`, link: `https://i.example/old${index}` },
      maybeTwice: false,
      uploadedAt: noon - index,
    })),
  );
  before.close();
  const write = (change: string) =>
    tamper(profile, `UPDATE sqlite_schema SET sql = ${change} WHERE name = 'history_facets'`);
  write(`sql || ' WHERE uploaded_at <> ${noon - 50}'`);
  tamper(profile, 'REINDEX history_facets');
  write(`replace(sql, ' WHERE uploaded_at <> ${noon - 50}', '')`);
  const store = openIn(profile);
  expect(store.notice).toMatchObject({ rescued: 3_112, waiting: 8, leftOut: 0 });
  expect(store.library.findPage({ text: '', sort: 'newest' }, 5_000, null).ids).toHaveLength(3_112);
});

test('an empty index on a page of another kind, which SQLite calls good, is noticed', () => {
  const profile = usedProfile();
  const db = new Database(databasePath(profile));
  const empty = db
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'jobs_processing'")
    .pluck()
    .get();
  const pageSize = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = readFileSync(databasePath(profile));
  const page = (Number(empty) - 1) * pageSize;
  // The leaf of an index becomes that of a table: https://sqlite.org/fileformat.html#b_tree_pages
  expect(bytes.readUInt8(page)).toBe(0x0a);
  bytes.writeUInt8(0x0d, page);
  writeFileSync(databasePath(profile), bytes);
  const store = openIn(profile);
  expect(store.jobs.count()).toMatchObject({ processing: 0 });
  expect(store.notice).toMatchObject({ rescued: 12, waiting: 8, leftOut: 0 });
});

test('a column that is called otherwise now is noticed, also where nothing tells what the tables were', () => {
  for (const record of [
    "DELETE FROM meta WHERE name = 'schema'",
    "UPDATE meta SET value = 'x' || value WHERE name = 'schema'",
  ]) {
    const profile = usedProfile();
    // Which no start reads.
    tamper(profile, `ALTER TABLE folder_files RENAME COLUMN is_tidied TO is_tidier; ${record}`);
    expect(openIn(profile).notice).toMatchObject({ rescued: 12, waiting: 8 });
  }
});

test('JSON that an index of SQLite cannot take ("malformed JSON") stops no start', () => {
  const profile = usedProfile();
  replaceBytes(profile, '"https://i.example/cat-3"', '"https://i.example/cat-3}');
  const store = openIn(profile);
  expect(store.notice).toMatchObject({ rescued: 11, waiting: 8 });
  expect(store.notice?.leftOut).toBeGreaterThan(0);
});

test('the pictures of a draft that is lost wait for whoever looks at them', () => {
  const profile = usedProfile();
  tamper(
    profile,
    `DELETE FROM posts; PRAGMA user_version = 1039; UPDATE jobs SET held = '{"why":"draft","postId":"post"}',
      state = 'held', post_id = 'post', media = (SELECT media FROM jobs WHERE name = 'ready 0') WHERE name = 'of a post'`,
  );
  const store = openIn(profile);
  expect(store.jobs.list({ open: true }).find(({ name }) => name === 'of a post')).toMatchObject({
    state: 'held',
    postId: null,
    held: { why: 'edit' },
  });
});

test('a folder whose memory of its files is broken is switched off, so that nothing is taken twice', () => {
  const profile = usedProfile();
  tamper(profile, "UPDATE folder_files SET fate = 'odd' WHERE path = 'old.png'");
  const store = openIn(profile);
  expect(store.folders.list()).toMatchObject([{ path: '/pictures', isOn: false }]);
});

test('a ledger that cannot be read is made good by what the attempts spent', () => {
  const profile = usedProfile();
  tamper(profile, "UPDATE ledger SET snapshot = '{'");
  const store = openIn(profile);
  expect(store.ledger.load('imgur', 'someone')).toBeNull();
  store.jobs.recover();
  const spent = store.ledger.listSpent('imgur', 'someone', 0);
  expect(spent).toHaveLength(14);
  expect(spent[0]).toMatchObject({ account: null, cost: { client: 10, post: 1 }, startedAt: noon });
  expect(store.ledger.listSpent('imgur', 'someone', noon + 1)).toEqual([]);
});

describe('a folder of backups that takes nothing', () => {
  const blocked = () => {
    const profile = usedProfile();
    writeFileSync(join(profile, 'backups'), 'in the way');
    return profile;
  };

  test('stops neither a migration nor the steps after it, which is told', () => {
    const profile = blocked();
    const more = [1, 2].map((step) => ({
      version: migrations.length + step,
      sql: `CREATE TABLE extra_${step} (x INTEGER) STRICT`,
    }));
    const { db, notice, missingCopy } = openDatabase(profile, now, [...migrations, ...more]);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length + 2);
    db.close();
    expect(notice).toBeNull();
    expect(missingCopy).toContain('EEXIST');
  });

  test('stops no start of a damaged database', () => {
    const profile = blocked();
    tamper(profile, 'PRAGMA user_version = 1039');
    expect(openIn(profile).notice).toMatchObject({ restoredFrom: null, waiting: 8 });
  });

  test('refuses a restoring, which then has changed nothing', () => {
    const profile = blocked();
    const store = openIn(profile);
    const backup = join(tempFolder(), 'mine.db');
    store.backup(backup);
    addReady(store, { name: 'later' });
    expect(thrownCode(() => restoreBackup(profile, store, backup, noon))).toBe('profile-unwritable');
    expect(waiting(store)).toContain('later');
    expect(readdirSync(profile).filter((name) => name.includes('.new-'))).toEqual([]);
  });
});

test('a database of a version that was taken back gives way to the backup of before, and is kept', () => {
  const profile = usedProfile();
  mkdirSync(join(profile, 'backups'));
  const backup = join(profile, 'backups', 'update-1.db');
  const before = openIn(profile);
  before.backup(backup);
  before.close();
  // What this version can read stays, backup or not.
  expect(restoreOverNewer(profile, backup, noon)).toBe(false);
  tamper(profile, "PRAGMA user_version = 1039; UPDATE meta SET value = '1039 newer' WHERE name = 'schema'");
  expect(thrownCode(() => openIn(profile))).toBe('profile-newer');
  expect(restoreOverNewer(profile, backup, noon)).toBe(true);
  const store = openIn(profile);
  expect(store.notice).toBeNull();
  expect(store.jobs.list({ open: true })).toHaveLength(8);
  expect(readdirSync(join(profile, 'backups')).some((name) => name.startsWith('replaced-'))).toBe(true);
});

test('of a job that the backup has as open, what the damaged database knows of it counts', () => {
  const profile = usedProfile();
  mkdirSync(join(profile, 'backups'));
  const before = openIn(profile);
  before.backup(join(profile, 'backups', 'mine.db'));
  const [first] = before.jobs.list({ open: true });
  const id = first?.id ?? '';
  done(before.attempts.start(attemptOf(id, 'sent since')));
  done(finish(before, 'sent since', { kind: 'uploaded', remote, historyId: 'sent since' }));
  addReady(before, { name: 'added since' });
  before.settings.setPaused(false);
  before.close();
  tamper(profile, 'PRAGMA user_version = 1039');
  const store = openIn(profile);
  expect(store.notice).toMatchObject({ rescued: 1, waiting: 8 });
  expect(store.notice?.restoredFrom).not.toBeNull();
  expect(store.jobs.get(id)).toMatchObject({ state: 'uploaded' });
  expect(store.settings.isPaused()).toBe(true);
  const flags = new Map(store.jobs.list({ open: true }).map(({ name, maybeTwice }) => [name, maybeTwice]));
  expect([flags.get('ready 1'), flags.get('added since')]).toEqual([true, false]);
});
