import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { RemoteImage } from '../../../contract/host.ts';
import type { Media } from '../../../contract/media.ts';
import type { LedgerSnapshot } from '../../../main/engine/scheduler/types.ts';
import { openStore, type Store } from '../../../main/engine/store/store.ts';
import type { AttemptOutcome, AttemptStart, NewJob, StoredJob } from '../../../main/engine/store/types.ts';
import { putNewDatabase } from '../../support/new-database.ts';

export const noon = Date.UTC(2026, 0, 1, 12);

/** Creates a folder that is removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function openIn(profile: string, now: () => number = () => noon): Store {
  if (existsSync(profile)) putNewDatabase(profile);
  const store = openStore({ profile, now });
  onTestFinished(() => store.close());
  return store;
}

export const picture: NewJob = {
  batchId: 'batch',
  origin: 'drop',
  folder: null,
  source: { kind: 'file', path: '/pictures/cat.png' },
  name: 'cat.png',
  title: null,
  description: null,
  privacy: 'hidden',
  account: null,
  lane: 'normal',
  duplicates: 'upload',
};

export const media: Media = {
  kind: 'image',
  mime: 'image/png',
  bytes: 100,
  width: 10,
  height: 20,
  animated: false,
  sha256: 'aa',
};

export const remote: RemoteImage = {
  id: 'abc',
  link: 'https://i.example/abc.png',
  page: 'https://example/abc',
  deletehash: 'xyz',
  mime: 'image/png',
  width: 10,
  height: 20,
  bytes: 100,
};

export const trouble = errorData('connection-lost', 'gone', { after: 3 });

export const ledger = (mark: number): LedgerSnapshot => ({
  version: 1,
  budgets: [mark],
  learned: null,
  strikes: [],
});

/** Returns the value of a call that must succeed. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.message}`);
  return result.value;
}

/** Returns the code of a call that must be refused. */
export function refusal(result: Result<unknown>): string {
  if (result.ok) throw new Error('not refused');
  return result.error.code;
}

export function addOne(store: Store, more: Partial<NewJob> = {}): StoredJob {
  const [job] = store.jobs.add([{ ...picture, ...more }]);
  if (!job) throw new Error('no job was added');
  return job;
}

/** Describes the file as it is. */
export const outgoing = { bytes: media.bytes, sha256: media.sha256, removed: [], recipe: null };

export function addReady(store: Store, more: Partial<NewJob> = {}): StoredJob {
  const { id } = addOne(store, more);
  done(store.jobs.beginPreparing(id));
  return done(
    store.jobs.finishPreparing(id, { media, carries: [], outgoing, hasThumbnail: true, look: null }),
  );
}

export function attemptOf(jobId: string, attemptId: string): AttemptStart {
  const cost = { client: 10, post: 1 };
  return { jobId, attemptId, host: 'imgur', spender: 'someone', cost, ledger: ledger(1) };
}

/** Adds a job whose attempt `attemptId` is in progress. */
export function addUploading(store: Store, attemptId: string, more: Partial<NewJob> = {}): StoredJob {
  const { id } = addReady(store, more);
  return done(store.attempts.start(attemptOf(id, attemptId)));
}

type Next = Extract<AttemptOutcome, { kind: 'failed' }>['next'];
export const failedOutcome = (next: Next, maybeTwice = false): AttemptOutcome => ({
  kind: 'failed',
  failure: trouble,
  next,
  notBefore: next === 'ready' ? noon + 5000 : 0,
  maybeTwice,
});

export function finish(store: Store, attemptId: string, outcome: AttemptOutcome) {
  return store.attempts.finish({ attemptId, outcome, settlement: 'charged', ledger: ledger(2) });
}

export function upload(store: Store, name: string, more: Partial<NewJob> = {}) {
  addUploading(store, `attempt of ${name}`, { name, ...more });
  const link = `https://i.example/${name.replaceAll(/\W/g, '-')}`;
  return done(
    finish(store, `attempt of ${name}`, {
      kind: 'uploaded',
      remote: { ...remote, link },
      historyId: `history of ${name}`,
    }),
  );
}

/** Returns the code of a thrown failure. */
export function thrownCode(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Error && 'data' in thrown) return (thrown.data as { code: string }).code;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
