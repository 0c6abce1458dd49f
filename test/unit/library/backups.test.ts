import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { createBackupScheduler, listBackups } from '../../../main/engine/library/backups.ts';
import { compareLink } from '../../../main/engine/library/link-checker.ts';
import { createThumbnails } from '../../../main/engine/library/thumbnails.ts';
import { perceptualHash } from '../../../main/engine/media/perceptual-hash.ts';
import { restoreBackup } from '../../../main/engine/store/restore.ts';
import { manualClock } from '../../support/manual-clock.ts';
import {
  addReady,
  done,
  media,
  noon,
  openIn,
  outgoing,
  remote,
  tempFolder,
  upload,
} from '../store/support.ts';

const log = pino({ enabled: false });
const day = 86_400_000;

test('a backup is made each day, and seven are kept', async () => {
  const profile = tempFolder();
  const clock = manualClock(noon);
  const store = openIn(profile, clock.now);
  upload(store, 'cat.png');
  let tidied = 0;
  const runMaintenance = async () => {
    tidied += 1;
  };
  const keeper = createBackupScheduler({ profile, store, clock, log, runMaintenance });
  keeper.start();
  expect(listBackups(profile)).toEqual([]);
  clock.advance(60_000);
  expect(listBackups(profile)).toMatchObject([{ kind: 'daily' }]);
  clock.advance(9 * day);
  await keeper.stop();
  const kept = listBackups(profile);
  expect(kept.map(({ kind }) => kind)).toEqual(Array.from({ length: 7 }, () => 'daily'));
  const days = readdirSync(join(profile, 'backups')).sort();
  expect([days[0], days.at(-1)]).toEqual(['daily-2026-01-04.db', 'daily-2026-01-10.db']);
  const copy = new Database(kept[0]?.path ?? '', { readonly: true });
  expect(copy.prepare('SELECT name FROM history').pluck().all()).toEqual(['cat.png']);
  copy.close();
  expect(tidied).toBeGreaterThan(9 * 23);
  clock.advance(3 * day);
  expect(readdirSync(join(profile, 'backups'))).toHaveLength(7);
});

test('what a backup was about to send or to delete is not done without being asked for', () => {
  const profile = tempFolder();
  const store = openIn(profile);
  upload(store, 'cat.png');
  addReady(store, { name: 'open.png' });
  store.library.scheduleDeletion(['history of cat.png'], noon + 10_000);
  const backup = join(tempFolder(), 'mine.db');
  store.backup(backup);
  store.library.cancelDeletion(['history of cat.png']);
  upload(store, 'later.png');
  const keptAs = restoreBackup(profile, store, backup, noon);
  const restored = openIn(profile);
  expect(restored.notice).toBeNull();
  expect(restored.settings.isPaused()).toBe(true);
  expect(restored.jobs.list({ open: true })).toMatchObject([{ name: 'open.png', maybeTwice: true }]);
  expect(restored.library.listDueDeletions(10)).toEqual([]);
  expect(restored.library.findPage({ text: 'cat', sort: 'newest' }, 10, null).ids).toEqual([
    'history of cat.png',
  ]);
  const kept = new Database(keptAs, { readonly: true });
  expect(kept.prepare('SELECT count(*) FROM history').pluck().get()).toBe(2);
  kept.close();
});

test('of what restorings took the place of, the newest three are kept, and an undone one is as before', () => {
  const profile = tempFolder();
  const first = openIn(profile);
  const backup = join(tempFolder(), 'empty.db');
  first.backup(backup);
  upload(first, 'cat.png');
  let keptAs = restoreBackup(profile, first, backup, noon);
  for (let later = 1; later < 6; later += 1) {
    const store = openIn(profile);
    // What is there after an even number of them is what was there before the first.
    expect(store.library.findPage({ text: '', sort: 'newest' }, 10, null).ids).toHaveLength(
      later % 2 === 1 ? 0 : 1,
    );
    keptAs = restoreBackup(profile, store, keptAs, noon + later);
  }
  expect(listBackups(profile).map(({ kind }) => kind)).toEqual(['restore', 'restore', 'restore']);
  expect(listBackups(profile).map(({ path }) => path)).toContain(keptAs);
});

test('thumbnails that belong to nothing go first, then those not used for longest; what is gone is made anew', async () => {
  const folder = join(tempFolder(), 'thumbnails');
  await mkdir(folder);
  const store = openIn(tempFolder());
  const names = ['a', 'b', 'c', 'd'];
  store.library.importItems(
    names.map((name, index) => ({
      id: `history of ${name}`,
      jobId: null,
      origin: null,
      importedFrom: 'sharex' as const,
      host: 'imgur',
      name,
      title: null,
      description: null,
      privacy: 'hidden' as const,
      account: null,
      media: { ...media, sha256: `sha of ${name}` },
      hasThumbnail: true,
      remote: { ...remote, id: name, link: `https://i.example/${name}.png` },
      maybeTwice: false,
      uploadedAt: noon + index,
    })),
  );
  const put = (name: string, usedAt: number, madeAt = noon) => {
    writeFileSync(join(folder, `${name}.webp`), Buffer.alloc(100));
    utimesSync(join(folder, `${name}.webp`), new Date(usedAt), new Date(madeAt));
  };
  for (const [index, name] of names.entries()) put(`sha of ${name}`, noon + index * 1000);
  put('forgotten', noon + 99_000);
  put('only now', noon + 3_600_001, noon + 3_600_001);
  const thumbnails = createThumbnails({ folder, store, hosts: { fetchThumbnail: async () => null } });
  const gone = await thumbnails.evict(350, noon + 3_600_001);
  expect(readdirSync(folder).sort()).toEqual(['only now.webp', 'sha of c.webp', 'sha of d.webp']);
  expect(gone).toEqual(['history of a', 'history of b']);
  expect(
    store.library.getMany(names.map((name) => `history of ${name}`)).map((item) => item.hasThumbnail),
  ).toEqual([false, false, true, true]);
  expect(await thumbnails.evict(350, noon)).toEqual([]);
});

test('what was taken out of the queue long ago is cleared away, history stays, and so does what others need', () => {
  let now = noon;
  const profile = tempFolder();
  const store = openIn(profile, () => now);
  upload(store, 'old');
  upload(store, 'posted');
  upload(store, 'watched');
  upload(store, 'listed');
  const ids = Object.fromEntries(store.jobs.list().map(({ name, id }) => [name, id]));
  const id = (name: string) => ids[name] ?? '';
  store.jobs.joinPost([id('posted')], 'post');
  const db = new Database(join(profile, 'snapferry.db'));
  db.exec(`INSERT INTO folders VALUES (1, 'f', '/f', '{}', 'ignore', 1, 0, 1);
    INSERT INTO folder_files VALUES ('f', 'x', 's', 'i', '${'0'.repeat(64)}', 'taken', '${id('watched')}', 0, 1)`);
  store.jobs.dismiss(['old', 'posted', 'watched'].map(id));
  now += 90 * day;
  upload(store, 'new');
  store.jobs.dismiss(store.jobs.list().flatMap((job) => (job.name === 'new' ? job.id : [])));
  expect(store.jobs.prune(noon)).toBe(false);
  expect(store.jobs.list({ dismissed: true })).toHaveLength(5);
  expect(store.jobs.prune(noon + 1)).toBe(false);
  expect(store.jobs.list({ dismissed: true }).map(({ name }) => name)).toEqual([
    'posted',
    'watched',
    'listed',
    'new',
  ]);
  expect(db.prepare('SELECT job_id FROM attempts ORDER BY started_at').pluck().all()).toHaveLength(2);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  expect(store.library.findPage({ text: '', sort: 'newest' }, 10, null).ids).toHaveLength(5);
  expect(store.library.findPage({ text: 'old', sort: 'newest' }, 10, null).ids).toEqual(['history of old']);
});

test.each([
  [{ kind: 'found', mime: 'image/png', bytes: 100 }, 'alive'],
  [{ kind: 'found', mime: 'image/x-png', bytes: null }, 'alive'],
  [{ kind: 'found', mime: 'image/png', bytes: 99 }, 'replaced'],
  [{ kind: 'found', mime: 'image/jpeg', bytes: 100 }, 'replaced'],
  [{ kind: 'removed' }, 'removed'],
] as const)('%j is %s', (look, expected) => {
  expect(compareLink({ remote }, look)).toBe(expected);
});

test('pictures that look alike are flagged, others and the same content are not', async () => {
  const folder = tempFolder();
  const side = 320;
  const field = (x: number, y: number) =>
    128 + 60 * Math.sin(x / 23 + y / 41) + 60 * Math.cos(y / 17 - x / 53);
  const pixels = Buffer.from(
    Array.from({ length: side * side }, (_, at) => field(at % side, Math.floor(at / side))),
  );
  const drawn = sharp(pixels, { raw: { width: side, height: side, channels: 1 } });
  const write = async (name: string, image: Sharp) => {
    await image.toFile(join(folder, name));
    return perceptualHash(join(folder, name));
  };
  const original = await write('a.png', drawn.clone().png());
  const smaller = await write('b.jpg', drawn.clone().resize(120).jpeg({ quality: 60 }));
  const other = await write('c.png', drawn.clone().rotate(90).negate().png());
  const flat = await write(
    'd.png',
    sharp({ create: { width: 50, height: 50, channels: 3, background: '#fff' } }).png(),
  );
  expect([original, smaller, other]).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^[\da-f]{16}$/)),
  );
  expect(flat).toBeNull();
  // Two screenshots of one program: what they have in common says nothing of what is shown in it.
  const screenshot = (inside: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#223"/>
        <rect x="300" width="600" height="800" fill="#fff"/><rect x="900" width="300" height="800" fill="#999"/>${inside}</svg>`,
      ),
    ).png();
  expect(
    await write('e.png', screenshot('<rect x="400" y="200" width="60" height="20" fill="red"/>')),
  ).toBeNull();
  expect(await write('f.png', screenshot('<circle cx="800" cy="600" r="14" fill="blue"/>'))).toBeNull();
  expect(await perceptualHash(join(folder, 'none.png'))).toBeNull();

  const store = openIn(tempFolder());
  const uploadLooking = (name: string, sha256: string, look: string | null) => {
    const [job] = store.jobs.add([
      {
        batchId: 'b',
        origin: 'drop',
        folder: null,
        source: { kind: 'file', path: name },
        name,
        title: null,
        description: null,
        privacy: 'hidden',
        account: null,
        lane: 'normal',
        duplicates: 'ask',
      },
    ]);
    const id = job?.id ?? '';
    done(store.jobs.beginPreparing(id));
    done(store.jobs.finishPreparing(id, { media: { ...media, sha256 }, outgoing, hasThumbnail: true, look }));
    const ledger = { version: 1, budgets: [], learned: null, strikes: [] } as const;
    done(store.attempts.start({ jobId: id, attemptId: name, host: 'imgur', spender: 'x', cost: {}, ledger }));
    const outcome = { kind: 'uploaded', remote, historyId: name } as const;
    done(store.attempts.finish({ attemptId: name, outcome, settlement: 'charged', ledger }));
    return store.library.getMany([name])[0]?.similarTo;
  };
  expect(uploadLooking('a', 'sha a', original)).toBeNull();
  expect(uploadLooking('a again', 'sha a', original)).toBeNull();
  expect(uploadLooking('c', 'sha c', other)).toBeNull();
  expect(uploadLooking('d', 'sha d', flat)).toBeNull();
  expect(uploadLooking('b', 'sha b', smaller)).toBe('a again');
});

test('a deletion that a dead engine left is scheduled again, and can be undone for as long as any', () => {
  const store = openIn(tempFolder());
  upload(store, 'cat.png');
  const ids = ['history of cat.png'];
  store.library.scheduleDeletion(ids, noon);
  done(store.library.setDeletion(ids[0] ?? '', { state: 'sending', deleteAt: noon }));
  expect(store.library.cancelDeletion(ids).refused).toHaveLength(1);
  expect(store.library.forget(ids).refused).toHaveLength(1);
  store.library.recoverDeletions(noon - 1);
  expect(store.library.listDueDeletions(1)).toEqual([{ id: ids[0], deleteAt: noon }]);
  store.library.recoverDeletions(noon + 10_000);
  expect(store.library.listDueDeletions(1)).toEqual([{ id: ids[0], deleteAt: noon + 10_000 }]);
  expect(store.library.getMany(ids)).toMatchObject([
    { deletion: { state: 'scheduled', deleteAt: noon + 10_000 } },
  ]);
  expect(store.library.cancelDeletion(ids).done).toEqual(ids);
  expect(store.library.listDueDeletions(1)).toEqual([]);
});
