import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { createOpenJobs } from '../main/engine/jobs/open-jobs.ts';
import { createScheduler } from '../main/engine/scheduler/index.ts';
import { databasePath } from '../main/engine/store/paths.ts';
import { openStore, type Store } from '../main/engine/store/store.ts';
import type { NewJob, StoredJob } from '../main/engine/store/types.ts';
import { rules, uploadCost } from '../test/simulation/virtual-imgur.ts';
import { libraryItem } from './library/generate-items.ts';
import { atLeast, atMost, type Measurement, median } from './measurement.ts';

export const name = 'Growth: what a long queue and a long history cost';

/** `SNAPFERRY_BENCH_LARGEST=1000000` for the whole curve; the largest take minutes. */
const largest = Number(process.env.SNAPFERRY_BENCH_LARGEST ?? 100_000);
const sizes = [100, 1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest);
/** What one drop of pictures adds in one transaction. */
const batch = 500;
const decisions = 300;

const job = (index: number): NewJob => ({
  batchId: `batch ${Math.floor(index / batch)}`,
  origin: 'drop',
  folder: null,
  source: { kind: 'file', path: `/home/somebody/Pictures/2026/harbour ${index}.jpg` },
  name: `harbour ${index}.jpg`,
  title: null,
  description: null,
  privacy: 'hidden',
  account: null,
  lane: 'normal',
  duplicates: 'ask',
});

/** Returns the exponent of growth: the slope of a line through the logarithms of both. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(Math.max(value, 1e-6))] as const);
  const mean = (index: 0 | 1) => logs.reduce((sum, each) => sum + each[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, each) => sum + (each[0] - x) * (each[1] - y), 0);
  return above / logs.reduce((sum, each) => sum + (each[0] - x) ** 2, 0);
}

const timed = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

function inProfile<T>(work: (profile: string) => T): T {
  const profile = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  try {
    return work(profile);
  } finally {
    rmSync(profile, { recursive: true });
  }
}

/** Adds jobs as the queue does, a drop at a time. */
function addJobs(store: Store, count: number): void {
  for (let from = 0; from < count; from += batch)
    store.jobs.add(Array.from({ length: Math.min(batch, count - from) }, (_, at) => job(from + at)));
}

/** Inserts the same rows into the same table by plain SQL, in the same transactions. */
function bareInserts(rows: readonly unknown[][], count: number): number {
  return inProfile((profile) => {
    openStore({ profile, now: Date.now }).close();
    const db = new Database(databasePath(profile));
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    const put = db.prepare(`INSERT INTO jobs VALUES (${rows[0]?.map(() => '?').join(', ')})`);
    const add = db.transaction((from: number) => {
      for (const row of rows.slice(from, from + batch)) put.run(row);
    });
    const took = timed(() => {
      for (let from = 0; from < count; from += batch) add(from);
    });
    db.close();
    return took;
  });
}

interface Queue {
  readonly size: number;
  readonly overBare: number;
  readonly decisionMs: number;
  readonly bytesEach: number;
}

/** Times adding, and the same by plain inserts, one right after the other. */
function overBareInserts(size: number): number {
  return inProfile((profile) => {
    const store = openStore({ profile, now: Date.now });
    const took = timed(() => addJobs(store, size));
    store.close();
    const db = new Database(databasePath(profile), { readonly: true });
    const rows = db.prepare('SELECT * FROM jobs ORDER BY seq').raw().all() as unknown[][];
    db.close();
    return bareInserts(rows, size) / took;
  });
}

function measureQueue(size: number): Queue {
  // Of a few transactions each waits for the disk as long as the disk likes.
  const rounds = size > 10_000 ? 1 : 5;
  const overBare = median(Array.from({ length: rounds }, () => overBareInserts(size)));
  return { size, overBare, ...measurePlanning(size) };
}

/** Measures what the planner and the index of open jobs keep of each job, and how long a decision takes. */
function measurePlanning(size: number): Pick<Queue, 'decisionMs' | 'bytesEach'> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const begin = Date.UTC(2026, 2, 10, 8);
  collect();
  const before = process.memoryUsage().heapUsed;
  const open = createOpenJobs(Date.now);
  const scheduler = createScheduler({
    rules,
    snapshot: null,
    leftOver: [],
    settings: { paused: false, maxParallel: 8, bandwidth: null, quietHours: null },
    random: () => 0.5,
    now: begin,
  });
  const blank = { error: null, notBefore: 0, account: null };
  for (let seq = 0; seq < size; seq += 1) {
    const id = `0c1f7a52-5d6e-4b7a-9f01-${String(seq).padStart(12, '0')}`;
    const source = `batch ${Math.floor(seq / batch)}`;
    open.add({ ...blank, id, batchId: source } as unknown as StoredJob);
    scheduler.put({
      id,
      seq,
      lane: 'normal',
      source,
      postId: null,
      account: null,
      cost: uploadCost,
      bytes: 300_000,
      notBefore: 0,
      urgent: false,
      leavesRoom: false,
      isCapture: false,
      isReady: true,
    });
  }
  collect();
  const bytesEach = (process.memoryUsage().heapUsed - before) / size;
  const times: number[] = [];
  let now = begin;
  for (let count = 0; count < decisions; count += 1) {
    times.push(timed(() => scheduler.decide(now)));
    now += 1;
  }
  // Read last, so that neither is collected before it was counted.
  if (!open.has(`0c1f7a52-5d6e-4b7a-9f01-${'0'.padStart(12, '0')}`)) throw new Error('A job is missing.');
  return { decisionMs: median(times), bytesEach };
}

interface History {
  readonly size: number;
  readonly addedPerSecond: number;
  readonly searchMs: number;
}

function measureHistory(size: number): History {
  return inProfile((profile) => {
    const store = openStore({ profile, now: Date.now });
    const took = timed(() => {
      for (let from = 0; from < size; from += 10_000) {
        const length = Math.min(10_000, size - from);
        store.library.importItems(Array.from({ length }, (_, index) => libraryItem(from + index)));
      }
    });
    const search = () => store.library.findPage({ text: 'harb', sort: 'newest' }, 200, null);
    search();
    const searchMs = median(Array.from({ length: 9 }, () => timed(search)));
    store.close();
    return { size, addedPerSecond: size / (took / 1000), searchMs };
  });
}

export async function run(): Promise<Measurement[]> {
  const queues = sizes.map(measureQueue);
  const histories = sizes.map(measureHistory);
  const at = (size: number) => `${size.toLocaleString('en')}`;
  const point = (what: string, size: number, value: number, unit: string): Measurement => ({
    name: `${what}: ${at(size)}`,
    value,
    unit,
    ok: true,
    curve: { what, size },
  });
  const last = queues.at(-1) ?? { overBare: 0, bytesEach: Number.NaN };
  return [
    ...queues.flatMap(({ size, overBare, decisionMs, bytesEach }) => [
      point('adding, of bare inserts', size, overBare, 'of it'),
      point('a decision', size, decisionMs, 'ms'),
      point('memory of each queued job', size, bytesEach, 'bytes'),
    ]),
    ...histories.flatMap(({ size, addedPerSecond, searchMs }) => [
      point('history, added a second', size, addedPerSecond, 'items'),
      point('a search', size, searchMs, 'ms'),
    ]),
    atLeast(`adding ${at(largest)} jobs, of bare inserts`, last.overBare, 0.5, 'of it'),
    atMost(`memory of each of ${at(largest)} queued jobs`, last.bytesEach, 1_000, 'bytes'),
    atMost(
      'exponent of a decision over the queue',
      exponent(queues.map(({ size, decisionMs }) => [size, decisionMs])),
      0.3,
      '',
    ),
    atMost(
      'exponent of a search over the history',
      exponent(histories.map(({ size, searchMs }) => [size, searchMs])),
      1.05,
      '',
    ),
  ];
}
