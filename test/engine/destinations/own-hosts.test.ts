import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../../../main/engine/secrets/memory-store.ts';
import { startApache } from '../../support/apache.ts';
import { filesIn } from '../../support/files-in.ts';
import { startGithub } from '../../support/github-server.ts';
import { startNextcloud } from '../../support/nextcloud-server.ts';
import { startS3 } from '../../support/s3-server.ts';
import { startSsh } from '../../support/ssh-server.ts';
import { type EngineProcess, spawnEngine } from '../support/engine-process.ts';
import {
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

/** A server, or a folder, with the settings that lead to it. */
interface There {
  readonly values: Readonly<Record<string, string>>;
  /** Name of the value that must not be stored; null where nothing is secret. */
  readonly secret: string | null;
  /** Where its settings cannot be tried for real: nothing serves its links. */
  readonly isUnserved?: boolean;
  objects(): Promise<readonly Buffer[]>;
}

/** Reads the pictures there; hidden files are those that a server still writes. */
const picturesIn = async (folder: string): Promise<Buffer[]> =>
  [...filesIn(folder)].flatMap(([path, content]) => (basename(path).startsWith('.') ? [] : [content]));

const kinds: readonly [string, () => Promise<There>][] = [
  [
    's3',
    async () => {
      const { port, region, bucket, accessKeyId, secret, objects } = await startS3();
      const values = {
        endpoint: `http://127.0.0.1:${port}`,
        region,
        bucket,
        accessKeyId,
        secretAccessKey: secret,
      };
      return {
        values,
        secret: 'secretAccessKey',
        objects: async () => [...objects.values()].map(({ bytes }) => bytes),
      };
    },
  ],
  [
    'folder',
    async () => {
      const path = join(await temporaryFolder(), 'www');
      await mkdir(path);
      const values = { path, publicUrl: 'https://pictures.example.org' };
      return { values, secret: null, isUnserved: true, objects: () => picturesIn(path) };
    },
  ],
  [
    'sftp',
    async () => {
      const { port, user, keyFile, hostKey, root } = await startSsh();
      const publicUrl = 'https://pictures.example.org';
      const values = { host: '127.0.0.1', port: String(port), user, keyFile, hostKey, path: root, publicUrl };
      return { values, secret: null, isUnserved: true, objects: () => picturesIn(root) };
    },
  ],
  [
    'webdav',
    async () => {
      const { port, user, password, root } = await startApache();
      const at = `http://127.0.0.1:${port}`;
      const values = { url: `${at}/dav`, user, password, publicUrl: `${at}/public` };
      return { values, secret: 'password', objects: () => picturesIn(root) };
    },
  ],
  [
    'nextcloud',
    async () => {
      const { port, user, password, files } = await startNextcloud();
      const values = { url: `http://127.0.0.1:${port}`, user, password, path: 'Pictures' };
      return { values, secret: 'password', objects: async () => [...files.values()] };
    },
  ],
  [
    'github',
    async () => {
      const { port, token, files } = await startGithub();
      const at = `http://127.0.0.1:${port}`;
      const values = { owner: 'me', repo: 'pictures', token, url: at, publicUrl: `${at}/raw` };
      return { values, secret: 'token', objects: async () => [...files.values()] };
    },
  ],
];

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const hashesOf = (all: readonly Buffer[]) => all.map(hashOf).sort();

test.each(kinds)('%s takes pictures from the queue, each once, and tells no secret', async (kind, start) => {
  const there = await start();
  const profile = await temporaryFolder();
  const run = await startTestEngine({ profile, vault: createMemoryStore('') });
  const added = await run.engine.call('addDestination', { kind, title: 'There', values: there.values });
  expect(added).toMatchObject({ id: 'there', kind, problem: null });
  if (!there.isUnserved)
    expect(await run.engine.call('testDestination', { id: 'there' })).toEqual({ problems: [] });
  expect(await there.objects()).toEqual([]);
  const paths = await makePictures(await temporaryFolder(), 5);
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  await run.engine.call('add', { items, origin: 'drop', host: 'there' });
  const jobs = await run.until((all) => all.length === 5 && all.every(({ state }) => state === 'uploaded'));

  const given = await Promise.all(paths.map((path) => readFile(path)));
  expect(hashesOf(await there.objects())).toEqual(hashesOf(given));
  expect(jobs.some(({ maybeTwice }) => maybeTwice)).toBe(false);
  if (!there.isUnserved) {
    for (const { remote } of jobs) expect((await fetch(remote?.link ?? '')).status).toBe(200);
  }
  await run.engine.stop(0);
  if (there.secret === null) return;
  expect(await readFile(join(profile, 'snapferry.db'), 'latin1')).not.toContain(there.values[there.secret]);
});

const count = 40;
/** Pictures that are at the fastest of them when the engine is killed. */
const kills = [3, 10, 17, 24];

/** Adds a destination whose secret is in a file: without a keychain it would not outlive the engine. */
async function addKilled(engine: EngineProcess, kind: string, there: There): Promise<void> {
  const { [there.secret ?? '']: secret, ...values } = there.values;
  const secretFiles: Record<string, string> = {};
  if (there.secret !== null) {
    const path = join(await temporaryFolder(), 'secret');
    await writeFile(path, secret ?? '', { mode: 0o600 });
    secretFiles[there.secret] = path;
  }
  await engine.call('addDestination', { kind, title: kind, values, secretFiles });
}

// All of them at once: what such a test costs is the starts of its engines, and each kill hits every host.
test('40 pictures to each survive 4 kills, and none is there twice', { timeout: 240_000 }, async () => {
  const places = await Promise.all(
    kinds.map(async ([kind, start]) => ({ kind, there: await start(), atKills: [] as number[] })),
  );
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), count);
  let engine = await spawnEngine(profile, sandbox);
  for (const { kind, there } of places) await addKilled(engine, kind, there);
  const items = paths.map((path) => ({ kind: 'path' as const, path }));
  // The quickest is the first of the kinds, and its pictures come last: they are not done before the others begin.
  for (const { kind } of places.toReversed())
    await engine.call('add', { items, origin: 'drop', host: kind, duplicates: 'upload' });
  const counts = () => Promise.all(places.map(async ({ there }) => (await there.objects()).length));
  for (const [kill, held] of kills.entries()) {
    const isLast = kill === kills.length - 1;
    await expect
      .poll(
        async () => {
          const there = await counts();
          // By the last one the slowest has begun as well.
          return Math.max(...there) >= held && (!isLast || Math.min(...there) > 0);
        },
        { interval: 50, timeout: 90_000 },
      )
      .toBe(true);
    await engine.kill();
    for (const [index, at] of (await counts()).entries()) places[index]?.atKills.push(at);
    engine = await spawnEngine(profile, sandbox);
  }
  const jobsNow = async () => (await engine.call('snapshot', {})).jobs;
  await expect
    .poll(async () => (await jobsNow()).every(({ state }) => state === 'uploaded'), {
      timeout: 180_000,
      interval: 200,
    })
    .toBe(true);
  const jobs = await jobsNow();
  expect(jobs).toHaveLength(count * places.length);
  expect(jobs.filter(({ maybeTwice }) => maybeTwice).map(({ host }) => host)).toEqual([]);
  const given = hashesOf(await Promise.all(paths.map((path) => readFile(path))));
  for (const { kind, there, atKills } of places) {
    expect([kind, hashesOf(await there.objects())]).toEqual([kind, given]);
    // Each kill hit it at work: none had all of its pictures, and all had begun by the last.
    expect([kind, Math.max(...atKills) < count, (atKills.at(-1) ?? 0) > 0]).toEqual([kind, true, true]);
  }
});
