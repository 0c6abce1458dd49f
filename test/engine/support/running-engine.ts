import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { EngineEvent } from '../../../contract/engine.ts';
import type { Job } from '../../../contract/job.ts';
import { type Engine, type EngineOptions, startEngine } from '../../../main/engine/app/engine.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';
import { putNewDatabase } from '../../support/new-database.ts';

/** Registers a callback for the end of the running test. Concurrent tests each have their own. */
export type AtEnd = typeof onTestFinished;

/** Creates a folder that is removed when the test ends. */
export async function temporaryFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-test-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Creates small pictures, each with unique content. */
export async function makePictures(folder: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const background = { r: index % 256, g: (index * 7) % 256, b: 120 };
    const bytes = await sharp({ create: { width: 16 + index, height: 16, channels: 3, background } })
      .png()
      .toBuffer();
    const path = join(folder, `picture ${String(index + 1).padStart(3, '0')}.png`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  return paths;
}

/** Creates pictures of 270 KB that do not compress: more than a server takes unasked. */
export async function makeNoisyPictures(folder: string, count: number): Promise<string[]> {
  const paths = Array.from({ length: count }, (_, index) => join(folder, `noise ${index}.png`));
  for (const path of paths)
    await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toFile(path);
  return paths;
}

/** Creates a picture of some megabytes that does not compress: more than fits into any socket's buffers. */
export async function makeLargePicture(folder: string): Promise<string> {
  const side = 1_200;
  const noise = randomBytes(side * side * 3);
  const path = join(folder, 'large.png');
  await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toFile(path);
  return path;
}

export async function startTestSandbox(
  options: SandboxOptions = {},
  atEnd: AtEnd = onTestFinished,
): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  atEnd(() => sandbox.close());
  return sandbox;
}

export interface RunningEngine {
  readonly engine: Engine;
  readonly events: EngineEvent[];
  /** Resolves as soon as the jobs of the events fulfil a condition. */
  until(wanted: (jobs: Job[]) => boolean): Promise<Job[]>;
  untilEvent<K extends EngineEvent['kind']>(kind: K): Promise<Extract<EngineEvent, { kind: K }>>;
  /** Adds files to the queue and returns their jobs' ids. */
  add(paths: readonly string[]): Promise<string[]>;
}

/** Real milliseconds. */
const waitLimitMs = 45_000;

/**
 * Starts an engine in this process, with a subscription from its first event on. Retries are immediate unless `random`
 * says otherwise.
 */
export async function startTestEngine(
  options: Partial<EngineOptions> & { sandbox?: Sandbox } = {},
): Promise<RunningEngine> {
  const { sandbox, ...rest } = options;
  const profile = rest.profile ?? (await temporaryFolder());
  if (existsSync(profile)) putNewDatabase(profile);
  const engine = await startEngine({
    version: '0.0.0-test',
    environment: { apiUrl: sandbox?.origin ?? null, clientId: sandbox?.clientId ?? null },
    random: () => 0,
    ...rest,
    profile,
  });
  onTestFinished(() => engine.stop(0));
  const events: EngineEvent[] = [];
  const jobs = new Map<string, Job>();
  const watchers = new Set<() => void>();
  engine.subscribe((event) => {
    events.push(event);
    if (event.kind === 'delta') {
      for (const job of event.jobs ?? []) jobs.set(job.id, job);
      for (const id of event.removedJobs ?? []) jobs.delete(id);
    }
    for (const look of watchers) look();
  });
  const inOrder = () => [...jobs.values()].sort((a, b) => a.seq - b.seq);
  const when = <T>(found: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      // Before the test's own limit, which could not say what was there in place of what is waited for.
      const limit = setTimeout(
        () => reject(new Error(`Waited in vain; there is ${describe()}`)),
        waitLimitMs,
      );
      const look = () => {
        const value = found();
        if (value === undefined) return;
        clearTimeout(limit);
        watchers.delete(look);
        resolve(value);
      };
      watchers.add(look);
      look();
    });
  const describe = () =>
    JSON.stringify({
      jobs: inOrder().map(({ name, state, reason, error }) => ({ name, state, reason, error })),
      lastEvents: events.slice(-5),
    });
  return {
    engine,
    events,
    until: (wanted) => when(() => (wanted(inOrder()) ? inOrder() : undefined)),
    untilEvent: <K extends EngineEvent['kind']>(kind: K) =>
      when(() => events.find((event): event is Extract<EngineEvent, { kind: K }> => event.kind === kind)),
    async add(paths) {
      const items = paths.map((path) => ({ kind: 'path' as const, path }));
      const { added } = await engine.call('add', { items, origin: 'drop' });
      return added.flatMap((one) => (one.kind === 'job' ? [one.jobId] : []));
    },
  };
}

export const allInState =
  (...states: Job['state'][]) =>
  (jobs: Job[]) =>
    jobs.length > 0 && jobs.every((job) => states.includes(job.state));
