import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../contract/app-error.ts';
import { jobTable } from '../../../main/engine/store/jobs/job-row.ts';
import { libraryColumns, readLibrary } from '../../../main/engine/store/library/item-row.ts';
import { databasePath } from '../../../main/engine/store/paths.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import { addOne, addReady, addUploading, attemptOf, done, noon, upload } from './support.ts';

/** The files of a small profile, as they are while the engine runs: the database, and its log with the last changes. */
export interface SmallProfile {
  readonly database: Buffer;
  readonly log: Buffer;
  /** A backup from before the last changes. */
  readonly backup: Buffer;
  readonly jobs: readonly number[];
  readonly uploads: readonly number[];
}

const now = () => noon;

/** Makes a profile with history, jobs in many states, a post, an account, settings and a folder with its files. */
export function makeSmallProfile(): SmallProfile {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-flips-'));
  try {
    const first = openStore({ profile, now });
    fillSmallProfile(first);
    const copy = join(profile, 'backup.db');
    first.backup(copy);
    const backup = readFileSync(copy);
    // What comes after this lies in the log alone.
    first.close();
    const store = openStore({ profile, now });
    upload(store, 'last cat');
    addOne(store, { name: 'pasted', source: { kind: 'spool', path: join(profile, 'spool', 'one') } });
    const database = readFileSync(databasePath(profile));
    const log = readFileSync(`${databasePath(profile)}-wal`);
    store.close();
    const db = new Database(databasePath(profile), { readonly: true });
    const all = (sql: string) => db.prepare<[], number>(sql).pluck().all();
    const jobs = all('SELECT seq FROM jobs');
    const uploads = all('SELECT uploaded_at FROM history');
    db.close();
    return { database, log, backup, jobs, uploads };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

export function fillSmallProfile(store: Store): void {
  store.settings.write({ apiUrl: 'https://api.example', maxParallelUploads: 3 });
  store.accounts.put({
    id: 'imgur:ada',
    host: 'imgur',
    username: 'ada',
    origin: 'https://api.example',
    clientId: 'client',
    state: 'signed-in',
    tokens: 'keychain',
    vaultName: 'ada 1',
    addedAt: noon,
  });
  const folder = store.folders.add(
    {
      path: '/pictures',
      isOn: true,
      recursive: false,
      include: [],
      exclude: [],
      privacy: 'hidden',
      lane: 'bulk',
      host: null,
      album: null,
      metadata: null,
      afterUpload: { kind: 'leave' },
      polling: 'auto',
      existing: 'ignore',
      isLasting: true,
      isMount: false,
    },
    ['old.png', 'older.png'],
  );
  store.posts.save({
    id: 'post',
    host: 'imgur',
    account: null,
    mark: 'a mark',
    state: 'draft',
    title: 'Cats',
    description: '',
    tags: ['cat'],
    cover: null,
    credit: { notMine: false, author: '', link: '' },
    mature: false,
    privacy: 'hidden',
    entries: [],
    creation: 'none',
    album: null,
    told: null,
    toldBy: null,
    shown: null,
    isPublic: false,
    emptyLeft: false,
    error: null,
    createdAt: noon,
    updatedAt: noon,
    doneAt: null,
  });
  for (let index = 0; index < 12; index += 1) upload(store, `cat ${index}`, { title: `Cat number ${index}` });
  for (let index = 0; index < 4; index += 1)
    addReady(store, { name: `ready ${index}`, account: 'imgur:ada' });
  addOne(store, { name: 'queued', folder: folder.id });
  addOne(store, { name: 'of a post', postId: 'post' });
  addUploading(store, 'sending', { name: 'sending' });
  const { id } = addReady(store, { name: 'committed' });
  done(store.attempts.start(attemptOf(id, 'committed')));
  done(store.attempts.commit('committed'));
}

export type FlippedFile = 'database' | 'log';

export interface FlipResult {
  readonly outcome: 'as it was' | 'set aside';
  /** What may not be: empty where all is well. */
  readonly faults: readonly string[];
}

/** Opens the profile with one bit flipped, reads what a start reads, and compares with what plain SELECTs give. */
export function tryFlip(
  small: SmallProfile,
  { file, bit, hasBackup }: { file: FlippedFile; bit: number; hasBackup: boolean },
): FlipResult {
  const bytes = Buffer.from(small[file]);
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
  return tryFiles(small, { database: small.database, log: small.log, [file]: bytes }, hasBackup);
}

/** The same with any bytes in the place of the profile's database and log; null: no such file. */
export function tryFiles(
  small: SmallProfile,
  files: { readonly database: Buffer; readonly log: Buffer | null },
  hasBackup: boolean,
): FlipResult {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-flip-'));
  try {
    const oracle = join(profile, 'oracle');
    const own = join(profile, 'own');
    for (const folder of [oracle, own]) {
      mkdirSync(folder);
      writeFileSync(databasePath(folder), files.database);
      if (files.log) writeFileSync(`${databasePath(folder)}-wal`, files.log);
    }
    if (hasBackup) {
      mkdirSync(join(own, 'backups'));
      writeFileSync(join(own, 'backups', 'daily-2025-12-31.db'), small.backup);
    }
    return judge(own, readPlainly(oracle, small));
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

interface Readable {
  readonly jobs: ReadonlySet<string>;
  /** Ids and links. */
  readonly uploads: ReadonlyMap<string, string>;
}

/** What SELECTs by the tables' own keys give, and this program can read. */
function readPlainly(folder: string, { jobs, uploads }: SmallProfile): Readable {
  const found = { jobs: new Set<string>(), uploads: new Map<string, string>() };
  const tryTo = (run: () => void) => {
    try {
      run();
    } catch {
      // Not readable, and nobody's to bring over.
    }
  };
  tryTo(() => {
    const db = new Database(databasePath(folder));
    try {
      tryTo(() => {
        const byKey = db.prepare(`SELECT ${jobTable.columns} FROM jobs NOT INDEXED WHERE seq = ?`);
        for (const seq of jobs)
          tryTo(() => {
            const job = jobTable.read(byKey.get(seq));
            if (job.endedAt === null) found.jobs.add(job.id);
          });
      });
      tryTo(() => {
        const byKey = db.prepare(`SELECT ${libraryColumns} FROM history NOT INDEXED WHERE uploaded_at = ?`);
        for (const at of uploads)
          tryTo(() => {
            const { id, remote } = readLibrary(byKey.get(at));
            found.uploads.set(id, remote.link);
          });
      });
    } finally {
      db.close();
    }
  });
  return found;
}

function judge(profile: string, readable: Readable): FlipResult {
  const faults: string[] = [];
  let outcome: FlipResult['outcome'] = 'as it was';
  try {
    const store = openStore({ profile, now });
    try {
      if (store.notice) outcome = 'set aside';
      const { open, items } = readAtStart(store);
      for (const id of readable.jobs) if (!open.has(id)) faults.push('a waiting job is lost');
      // A backup has the same upload by the id that it had.
      for (const [id, link] of readable.uploads)
        if (!items.has(id) && !items.has(link)) faults.push('an upload is lost');
    } finally {
      store.close();
    }
    if (outcome === 'set aside') {
      const next = openStore({ profile, now });
      if (next.notice) faults.push('the next start sets it aside once more');
      next.close();
    }
  } catch (thrown) {
    faults.push(thrown instanceof AppError ? thrown.data.code : `thrown: ${String(thrown).slice(0, 120)}`);
  }
  return { outcome, faults };
}

/** Reads what the engine reads when it starts, and the first page of the window. */
function readAtStart(store: Store) {
  store.settings.read();
  store.settings.isPaused();
  store.settings.hasGalleryConsent();
  store.accounts.list();
  for (const { id } of store.folders.list()) store.folders.counts(id);
  store.posts.list();
  store.ledger.load('imgur', 'someone');
  store.ledger.listSpending(0);
  store.jobs.recover();
  store.library.recoverDeletions(noon);
  store.library.listDueDeletions(10);
  store.library.listPendingEdits();
  store.jobs.count();
  store.library.searchHistory({ search: 'cat', limit: 10 });
  store.library.findPage({ text: 'cat', sort: 'newest' }, 10, null);
  store.library.getFacets();
  store.jobs.list();
  const open = new Set(store.jobs.list({ open: true }).map(({ id }) => id));
  const page = store.library.findPage({ text: '', sort: 'newest' }, 1_000, null);
  return {
    open,
    items: new Set(store.library.getMany(page.ids).flatMap(({ id, remote }) => [id, remote.link])),
  };
}
