import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, type ExpectStatic, expect, test } from 'vitest';
import type { Post } from '../../../contract/posts.ts';
import type { Sandbox } from '../../../sandbox/index.ts';
import { type EngineProcess, spawnEngine } from '../support/engine-process.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const postIn = async (engine: EngineProcess): Promise<Post> => {
  const [post] = (await engine.call('posts', {})).posts;
  if (!post) throw new Error('the post is lost');
  return post;
};

/** Polls each millisecond; each turn of the event loop would take a core from the engine that it waits for. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

async function checked(
  expect: ExpectStatic,
  engine: EngineProcess,
  sandbox: Sandbox,
  paths: readonly string[],
  title: string,
) {
  await expect
    .poll(async () => (await postIn(engine)).state, { timeout: 240_000, interval: 250 })
    .toBe('done');
  const post = await postIn(engine);
  const full = sandbox.albums().filter(({ pictureIds }) => pictureIds.length > 0);
  const empty = sandbox.albums().length - full.length;
  const known = new Map(sandbox.pictures().map((picture) => [picture.id, picture.sha256]));
  expect(full).toHaveLength(1);
  expect(full[0]).toMatchObject({ title, id: post.album?.id });
  expect(full[0]?.pictureIds.map((id) => known.get(id))).toEqual(await Promise.all(paths.map(hashOf)));
  // An album of unknown state is reported, and never has anything in it.
  expect(empty).toBeLessThanOrEqual(post.emptyLeft ? 1 : 0);
  return { post, empty };
}

const seed = Number(process.env.SNAPFERRY_SEED ?? Date.now() % 1_000_000);

const random = randomFrom(seed);
const points = Array.from({ length: 20 }, (_, index) => ({
  run: index + 1,
  // Twelve uploads, the album, its filling, the look; and one for after all of them.
  request: 1 + Math.floor(random() * 16),
  turns: Math.floor(random() * 400),
}));

describe(`a post of 12 pictures killed at 20 random points is one album of 12 in order (seed ${seed})`, () => {
  // Side by side, because each waits most of its time: what may be at the host is looked for twice, 20 seconds apart.
  test.concurrent.for(points)(
    'run $run: at request $request, $turns turns later',
    { timeout: 300_000 },
    async ({ run, request, turns }, { expect, onTestFinished }) => {
      const paths = await makePictures(await temporaryFolder(onTestFinished), 12);
      const sandbox = await startTestSandbox({}, onTestFinished);
      const profile = await temporaryFolder(onTestFinished);
      const title = `Run ${run}`;
      const first = await spawnEngine(profile, sandbox, onTestFinished);
      const { post } = await first.call('makePost', {
        given: paths.map((path) => ({ kind: 'path', path })),
        title,
      });
      await first.call('submitPost', { id: post.id });
      await until(
        () =>
          sandbox.log.length >= request || sandbox.log.filter(({ route }) => route === 'album').length >= 3,
      );
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      const at = `${sandbox.log.length} requests, ${sandbox.pictures().length} pictures, ${sandbox.albums().length} albums`;
      await first.kill();
      const second = await spawnEngine(profile, sandbox, onTestFinished);
      const { empty, post: made } = await checked(expect, second, sandbox, paths, title);
      const twice = sandbox.pictures().length - 12;
      process.stdout.write(
        `${run}: killed at ${at}; then 1 album of ${made.pictures.length}, ${empty} empty, ${twice} pictures twice\n`,
      );
      await second.kill();
    },
  );
});

test('killed between the last byte of the album and its answer: the post is there once, and what was left is told', async () => {
  const sandbox = await startTestSandbox();
  const profile = await temporaryFolder();
  const paths = await makePictures(await temporaryFolder(), 3);
  sandbox.fault({ kind: 'late-answer' });
  const first = await spawnEngine(profile, sandbox);
  const { post } = await first.call('makePost', {
    given: paths.map((path) => ({ kind: 'path', path })),
    title: 'Unsure',
  });
  await first.call('submitPost', { id: post.id });
  await until(() => sandbox.albums().length === 1);
  await first.kill();
  const second = await spawnEngine(profile, sandbox);
  const { post: made, empty } = await checked(expect, second, sandbox, paths, 'Unsure');
  expect({ empty, told: made.emptyLeft }).toEqual({ empty: 1, told: true });
}, 300_000);
