import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../../contract/app-error.ts';
import { openStore, type Store } from '../../../../main/engine/store/store.ts';
import type { NewJob } from '../../../../main/engine/store/types.ts';

// Run as a process of its own: `child.ts <role> <profile>`. It says "here" where it is to be killed, and waits.

const picture: NewJob = {
  batchId: 'child',
  origin: 'drop',
  folder: null,
  source: { kind: 'url', url: 'https://example/cat.png' },
  name: 'cat.png',
  title: null,
  description: null,
  privacy: 'hidden',
  account: null,
  lane: 'normal',
  duplicates: 'upload',
};

function waitToBeKilled(): void {
  writeSync(1, 'here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function startOne(store: Store, attemptId: string): void {
  const [job] = store.jobs.add([{ ...picture, name: attemptId }]);
  if (!job) throw new Error('no job was added');
  store.jobs.beginPreparing(job.id);
  store.jobs.finishPreparing(job.id, { media: null, hasThumbnail: false, look: null });
  const ledger = { version: 1, budgets: [], learned: null, strikes: [] } as const;
  store.attempts.start({
    jobId: job.id,
    attemptId,
    host: 'imgur',
    spender: 'me',
    cost: { client: 10 },
    ledger,
  });
}

const roles: Record<string, (profile: string) => void> = {
  'dies-while-adding': (profile) => {
    const store = openStore({ profile, now: Date.now });
    store.jobs.add([picture]);
    const deadly: NewJob = {
      ...picture,
      get title(): string | null {
        waitToBeKilled();
        return null;
      },
    };
    // Enough for SQLite to have written much of it to the log by then.
    store.jobs.add([...Array.from({ length: 20_000 }, () => picture), deadly]);
  },
  'dies-while-sending': (profile) => {
    const store = openStore({ profile, now: () => 1000 });
    startOne(store, 'sending');
    startOne(store, 'committed');
    store.attempts.commit('committed');
    const [queued] = store.jobs.add([{ ...picture, name: 'preparing' }]);
    store.jobs.beginPreparing(queued?.id ?? '');
    waitToBeKilled();
  },
  'adds-many': (profile) => {
    const store = openStore({ profile, now: Date.now });
    for (let added = 0; added < 100; added += 1) store.jobs.add([picture]);
    store.close();
  },
  'opens-without-rights': (profile) => {
    // The native part is loaded while it still may be read.
    new Database(':memory:').close();
    if (process.getuid?.() === 0) process.setuid?.(65534);
    try {
      openStore({ profile, now: Date.now });
      writeSync(1, 'opened');
    } catch (thrown) {
      writeSync(1, thrown instanceof AppError ? thrown.data.code : String(thrown));
    }
  },
};

const [role = '', profile = ''] = process.argv.slice(2);
roles[role]?.(profile);
