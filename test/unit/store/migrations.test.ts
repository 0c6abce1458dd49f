import { mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applicationId } from '../../../main/engine/store/integrity.ts';
import { migrateUnseen, schemaVersion } from '../../../main/engine/store/migrate.ts';
import { first } from '../../../main/engine/store/migrations/0001-first.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { media, noon, openIn, picture, remote, tempFolder } from './support.ts';

/** A profile as version 1 left it: an upload with its attempt, and one under way. */
function profileOfVersion1(): string {
  const profile = tempFolder();
  mkdirSync(profile, { recursive: true });
  const db = new Database(databasePath(profile));
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('foreign_keys = ON');
  migrateUnseen(db, [first]);
  const job =
    db.prepare(`INSERT INTO jobs (seq, id, batch_id, origin, source, name, title, privacy, lane, state, media,
    has_thumbnail, attempts, maybe_twice, remote, not_before, upload_key, created_at, updated_at, ended_at)
    VALUES (?, ?, 'batch', 'drop', '{"kind":"file","path":"/cat.png"}', ?, NULL, 'hidden', 'normal', ?, ?, 1, 1, 0, ?,
      0, ?, 1, 1, ?)`);
  const shown = JSON.stringify(media);
  job.run(7, 'done', 'Ёлка.png', 'uploaded', shown, JSON.stringify(remote), 'key 1', noon);
  job.run(9, 'moving', 'b.png', 'uploading', shown, null, 'key 2', null);
  const attempt =
    db.prepare(`INSERT INTO attempts (id, job_id, host, spender, cost, state, settlement, started_at,
    committed_at, ended_at) VALUES (?, ?, 'imgur', 'x', '{}', ?, ?, 1, ?, ?)`);
  attempt.run('attempt 1', 'done', 'uploaded', 'charged', 2, 3);
  attempt.run('attempt 2', 'moving', 'sending', null, null, null);
  db.prepare(`INSERT INTO history (id, job_id, host, name, title, privacy, origin, media, has_thumbnail, remote,
    maybe_twice, uploaded_at, searched) VALUES ('item', 'done', 'imgur', 'Ёлка.png', 'Café', 'hidden', 'drop', ?, 1, ?,
    0, ?, 'ёлка.png' || char(10) || 'café')`).run(shown, JSON.stringify(remote), noon);
  expect(schemaVersion(db)).toBe(1);
  db.close();
  return profile;
}

test('to the library: nothing is lost, everything can be found, attempts still belong to their jobs', () => {
  const profile = profileOfVersion1();
  const store = openIn(profile);
  expect(store.notice).toBeNull();
  const search = { sort: 'newest' } as const;
  for (const text of ['елка', 'ЁЛ', 'cafe', ''])
    expect(store.library.findPage({ ...search, text }, 10, null).ids).toEqual(['item']);
  expect(store.library.getMany(['item'])).toMatchObject([
    {
      jobId: 'done',
      uploadedAt: noon,
      kind: 'image',
      bytes: 100,
      presence: 'unchecked',
      remote,
      folder: '/',
    },
  ]);
  expect(store.jobs.list({ dismissed: true }).map(({ id, seq, state }) => [id, seq, state])).toEqual([
    ['done', 7, 'uploaded'],
    ['moving', 9, 'uploading'],
  ]);
  // Nobody let others upload them.
  expect(store.jobs.list({ dismissed: true }).map(({ offered }) => offered)).toEqual([false, false]);
  expect(store.jobs.recover().resumed.map(({ id }) => id)).toEqual(['moving']);
  const db = new Database(databasePath(profile));
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

test('folders of what was uploaded before come from the sources of the jobs', () => {
  const paths = {
    '/home/ada/pictures/a b.png': '/home/ada/pictures',
    '/home/ada/back\\slash.png': '/home/ada',
    '/cat.png': '/',
    'C:\\cat.png': 'C:\\',
    'C:\\Users\\Ада\\x.y\\cat.png': 'C:\\Users\\Ада\\x.y',
  };
  const profile = tempFolder();
  mkdirSync(profile, { recursive: true });
  const db = new Database(databasePath(profile));
  db.pragma(`application_id = ${applicationId}`);
  migrateUnseen(db, migrations.slice(0, 3));
  const shown = JSON.stringify(media);
  Object.keys(paths).forEach((path, index) => {
    db.prepare(`INSERT INTO jobs (id, batch_id, origin, source, name, privacy, lane, duplicates, state, media,
      has_thumbnail, attempts, maybe_twice, remote, not_before, upload_key, created_at, updated_at, ended_at)
      VALUES (?, 'b', 'drop', ?, 'x', 'hidden', 'normal', 'upload', 'uploaded', ?, 0, 1, 0, ?, 0, ?, 1, 1, 1)`).run(
      path,
      JSON.stringify({ kind: 'file', path }),
      shown,
      JSON.stringify(remote),
      path,
    );
    db.prepare(`INSERT INTO history (uploaded_at, id, job_id, host, name, privacy, origin, media, has_thumbnail,
      remote, maybe_twice, searched, sort_name, bytes, kind, presence)
      VALUES (?, ?, ?, 'imgur', 'x', 'hidden', 'drop', ?, 0, ?, 0, '', '', 100, 'image', 'unchecked')`).run(
      index,
      path,
      path,
      shown,
      JSON.stringify(remote),
    );
  });
  db.close();
  const items = openIn(profile).library.getMany(Object.keys(paths));
  expect(items.map(({ folder }) => folder)).toEqual(Object.values(paths));
});

test('to destinations: what was there before is the built-in one’s, and nothing of it is lost', () => {
  const profile = profileOfVersion1();
  const store = openIn(profile);
  expect(store.jobs.list({ dismissed: true }).map(({ id, host }) => [id, host])).toEqual([
    ['done', 'imgur'],
    ['moving', 'imgur'],
  ]);
  expect(store.destinations.list()).toEqual([]);
  expect(store.settings.read().destination).toBe('imgur');
});

test('a destination is kept with the places of its secrets, and a job finds it again', () => {
  const profile = tempFolder();
  const before = openIn(profile);
  const destination = {
    id: 'nas',
    kind: 'folder',
    title: 'My NAS',
    settings: { path: '/srv' },
    secrets: {
      token: { in: 'file', path: '/run/token' },
      key: { in: 'keychain', name: 'destination x key' },
    },
    createdAt: 5,
    removedAt: null,
  } as const;
  before.destinations.put(destination);
  before.destinations.put({ ...destination, id: 'old', createdAt: 6 });
  before.destinations.put({ ...destination, id: 'old', title: 'Renamed', secrets: {}, removedAt: 9 });
  const [job] = before.jobs.add([{ ...picture, host: 'nas' }]);
  before.close();
  const store = openIn(profile);
  expect(store.destinations.list()).toEqual([
    destination,
    { ...destination, id: 'old', title: 'Renamed', secrets: {}, createdAt: 6, removedAt: 9 },
  ]);
  expect(store.jobs.get(job?.id ?? '')).toMatchObject({ host: 'nas' });
});

test('a job is moved until its upload has begun, and is prepared anew', () => {
  const store = openIn(tempFolder());
  const [queued, ready, sent] = store.jobs.add([1, 2, 3].map(() => ({ ...picture, account: 'imgur:ada' })));
  const outgoing = { bytes: 100, sha256: 'aa', removed: [], recipe: null };
  for (const { id } of [ready, sent].flatMap((job) => job ?? [])) {
    store.jobs.beginPreparing(id);
    store.jobs.finishPreparing(id, { media, hasThumbnail: false, look: null, outgoing });
  }
  const attempt = { jobId: sent?.id ?? '', attemptId: 'a', host: 'imgur', spender: 'x', cost: {} };
  expect(store.attempts.start(attempt).ok).toBe(true);
  const ids = [queued, ready, sent].flatMap((job) => job?.id ?? []);
  const { done, refused } = store.jobs.move(ids, 'nas');
  expect(done.map(({ state, host, account, outgoing: kept }) => [state, host, account, kept])).toEqual([
    ['queued', 'nas', null, null],
    ['queued', 'nas', null, null],
  ]);
  expect(refused).toMatchObject([{ id: sent?.id, error: { code: 'wrong-state' } }]);
});
