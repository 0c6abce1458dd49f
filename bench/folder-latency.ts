import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { watch } from 'chokidar';
import sharp from 'sharp';
import { startEngine } from '../main/engine/app/engine.ts';
import { databasePath } from '../main/engine/store/paths.ts';
import { createSandbox } from '../sandbox/index.ts';

export const name = 'A JPEG that is written slowly into a watched folder';

const pictures = 50;
const pieces = 30;
const writingMs = 3_000;
/** Number of files being written at a time, each a step further than the next. */
const writers = 5;
const quietMs = 2_000;
const mostMs = 100;
/** Lower bound of the ratio between the usual way's latency and ours. */
const leastRatio = 5;

async function jpeg(index: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 90 + index, sigma: 40 };
  return sharp({ create: { width: 900, height: 600, channels: 3, background: 'white', noise } })
    .jpeg()
    .toBuffer();
}

/**
 * Writes a file slowly.
 * @returns when the last byte was written, ms since 1970
 */
async function writeSlowly(path: string, bytes: Buffer): Promise<number> {
  const file = await open(path, 'w');
  try {
    const length = Math.ceil(bytes.length / pieces);
    for (let piece = 0; piece < pieces; piece++) {
      if (piece > 0) await after(writingMs / pieces);
      await file.write(bytes.subarray(piece * length, (piece + 1) * length));
    }
    return Date.now();
  } finally {
    await file.close();
  }
}

const medianOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Measures from the last byte of a picture to the start of its upload, by this app's engine and, in the same run and on
 * the same folder, by the usual way: chokidar with two seconds of quiet. Each takes three seconds to be written.
 */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-bench-'));
  const watched = join(folder, 'watched');
  const profile = join(folder, 'profile');
  mkdirSync(watched);
  const sandbox = await createSandbox({
    limits: { user: 100_000, client: 1_000_000, post: 100_000, uploads: null },
  });
  const usual = watch(watched, { ignoreInitial: true, awaitWriteFinish: { stabilityThreshold: quietMs } });
  const usualAt = new Map<string, number>();
  usual.on('add', (path) => usualAt.set(path, Date.now()));
  await new Promise<void>((resolve) => usual.on('ready', () => resolve()));
  const environment = { apiUrl: sandbox.origin, clientId: sandbox.clientId };
  const engine = await startEngine({ profile, version: 'bench', environment, watchesFolders: true });
  try {
    await engine.call('addFolder', { path: watched, existing: 'ignore', lane: 'interactive' });
    const writtenAt = new Map<string, number>();
    const contents = new Set<string>();
    const write = async (writer: number) => {
      await after((writer * writingMs) / writers);
      for (let index = writer; index < pictures; index += writers) {
        const path = join(watched, `picture ${index}.jpg`);
        const bytes = await jpeg(index);
        contents.add(bytes.toString('base64'));
        writtenAt.set(path, await writeSlowly(path, bytes));
        await after(100);
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    const isThrough = async () => {
      const { jobs } = await engine.call('jobs', {});
      return usualAt.size >= pictures && jobs.filter(({ state }) => state === 'uploaded').length >= pictures;
    };
    const giveUpAt = Date.now() + 60_000;
    while (!(await isThrough()) && Date.now() < giveUpAt) await after(100);
    const { jobs } = await engine.call('jobs', {});
    await engine.stop(0);
    const startedAt = startsIn(profile);
    const own = [...writtenAt].map(([path, at]) => (startedAt.get(path) ?? Number.NaN) - at);
    const queuedAt = new Map(
      jobs.map(({ source, createdAt }) => [source.kind === 'file' ? source.path : '', createdAt]),
    );
    const queued = [...writtenAt].map(([path, at]) => (queuedAt.get(path) ?? Number.NaN) - at);
    const theirs = [...writtenAt].map(([path, at]) => (usualAt.get(path) ?? Number.NaN) - at);
    const arrived = await Promise.all(sandbox.pictures().map(({ id }) => sandbox.bytesOf(id)));
    const isOnce = jobs.length === pictures && arrived.length === pictures;
    const texts = new Set(arrived.map((bytes) => bytes.toString('base64')));
    const whole = [...texts].filter((text) => contents.has(text)).length;
    const ratio = medianOf(theirs) / medianOf(own);
    return [
      { name: `uploads of ${pictures} pictures`, value: arrived.length, unit: '', ok: isOnce },
      { name: 'whole ones among them', value: whole, unit: '', ok: whole === pictures },
      { name: 'median in the queue after the last byte', value: medianOf(queued), unit: 'ms', ok: true },
      {
        name: 'median start of the upload after the last byte',
        value: medianOf(own),
        unit: 'ms',
        limit: mostMs,
        ok: medianOf(own) < mostMs,
      },
      { name: 'the slowest', value: Math.max(...own), unit: 'ms', ok: true },
      { name: 'the usual way, 2 s of quiet', value: medianOf(theirs), unit: 'ms', ok: true },
      {
        name: 'the usual way to ours, at least',
        value: ratio,
        unit: 'x',
        limit: leastRatio,
        ok: ratio >= leastRatio,
      },
    ];
  } finally {
    await usual.close();
    await engine.stop(0);
    await sandbox.close();
    rmSync(folder, { recursive: true });
  }
}

/** Returns when the first attempt of each file began, from the engine's database. */
function startsIn(profile: string): Map<string, number> {
  const db = new Database(databasePath(profile), { readonly: true });
  try {
    const rows = db
      .prepare<[], { path: string; at: number }>(
        `SELECT source ->> 'path' AS path, min(started_at) AS at FROM attempts
          JOIN jobs ON jobs.id = attempts.job_id GROUP BY jobs.id`,
      )
      .all();
    return new Map(rows.map(({ path, at }) => [path, at]));
  } finally {
    db.close();
  }
}
